package import Mail

/// Whom an agent wants an answer to go to.
package struct RecipientChoice: Sendable {
  /// These alone, and nobody who takes part; empty: all who do.
  package var only: [Mailbox]
  package var copies: [Mailbox]
  package var blindCopies: [Mailbox]

  package init(only: [Mailbox] = [], copies: [Mailbox] = [], blindCopies: [Mailbox] = []) {
    self.only = only
    self.copies = copies
    self.blindCopies = blindCopies
  }

  /// - Parameters:
  ///   - ticket: what is answered.
  ///   - author: of the mail that is answered.
  ///   - replyAddresses: who is written to in the author's place.
  package func recipients(
    of ticket: Ticket, author: Address?, replyAddresses: [Mailbox]
  ) -> Recipients {
    var chosen = only.isEmpty ? Recipients(of: ticket) : Recipients(to: only)
    chosen = only.isEmpty ? chosen.replacing(author, by: replyAddresses) : chosen
    chosen.cc += copies
    chosen.bcc += blindCopies
    return chosen
  }
}
