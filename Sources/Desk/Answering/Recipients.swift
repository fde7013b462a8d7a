package import Mail

/// Whom a mail of ours goes to.
package struct Recipients: Hashable, Sendable {
  package var to: [Mailbox]
  package var cc: [Mailbox]
  /// Of whom the others do not know.
  package var bcc: [Mailbox]

  package init(to: [Mailbox], cc: [Mailbox] = [], bcc: [Mailbox] = []) {
    self.to = to
    self.cc = cc
    self.bcc = bcc
  }

  /// Everybody who takes part, and is not muted.
  package init(of ticket: Ticket) {
    self.init(
      to: [ticket.requester],
      cc: ticket.participants.filter { $0.address.map { !ticket.muted.contains($0) } ?? true })
  }

  /// The same with others in the place of one address.
  func replacing(_ address: Address?, by others: [Mailbox]) -> Recipients {
    guard let address, !others.isEmpty else { return self }
    func replaced(_ mailboxes: [Mailbox]) -> [Mailbox] {
      mailboxes.flatMap { $0.address == address ? others : [$0] }
    }
    return Recipients(to: replaced(to), cc: replaced(cc), bcc: bcc)
  }

  /// Those who have not got it already. Whom it is for stays what the header says.
  package func without(_ reached: Set<Address>) -> Recipients {
    func rest(_ mailboxes: [Mailbox]) -> [Mailbox] {
      mailboxes.filter { $0.address.map { !reached.contains($0) } ?? true }
    }
    return Recipients(to: rest(to), cc: rest(cc), bcc: rest(bcc))
  }

  /// Each once, none of our own addresses, none that a mail server would refuse with the others or
  /// take for something else: mail may come from any.
  package func sendable(queues: [Queue]) -> Recipients {
    var seen: Set<Address> = []
    func pick(_ mailboxes: [Mailbox]) -> [Mailbox] {
      mailboxes.filter { mailbox in
        guard let address = mailbox.address, SafeAddress.isSafe(address),
          queues.owner(of: address) == nil
        else { return false }
        return seen.insert(address).inserted
      }
    }
    return Recipients(to: pick(to), cc: pick(cc), bcc: pick(bcc))
  }

  /// The same, where somebody is left in To.
  ///
  /// - Parameter limit: people at most; nil: as many as there are.
  /// - Throws: why nobody is, or how many there are.
  package func checked(
    queues: [Queue], ticket: Int, limit: Int? = nil
  ) throws(AnswerError) -> Recipients {
    let sendable = sendable(queues: queues)
    if let limit, sendable.count > limit {
      throw .tooManyRecipients(sendable.count, limit: limit, ticket: ticket)
    }
    guard sendable.to.isEmpty else { return sendable }
    guard let address = to.lazy.compactMap(\.address).first else {
      throw .noRecipient(ticket: ticket)
    }
    throw queues.owner(of: address) != nil
      ? .ownAddress(address, ticket: ticket) : .unsafeAddress(address, ticket: ticket)
  }

  package var all: [Mailbox] { to + cc + bcc }

  /// Of the envelope.
  package var addresses: [Address] { all.compactMap(\.address) }

  package var count: Int { all.count }

  /// The addresses, so many at a time as every mail server takes (RFC 5321 §4.5.3.1.8): each batch is
  /// sent, and tried again, for itself.
  package var batches: [[Address]] {
    let all = addresses
    return stride(from: 0, to: all.count, by: Recipients.mostAtOnce).map {
      Array(all[$0...].prefix(Recipients.mostAtOnce))
    }
  }

  private static let mostAtOnce = 100
}

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

/// Where the author of a mail wants its answers (RFC 5322 §3.6.2). It is a wish and proves nothing:
/// anybody can write it.
extension StoredMessage {
  /// Whom Reply-To names, where that is somebody else than the author.
  package var otherReplyTo: [Mailbox] {
    replyTo.compactMap(\.address) == [from.address].compactMap(\.self) ? [] : replyTo
  }

  /// Who gets the answer in the author's place; nobody for what the mail's Reply-To cannot have meant.
  /// A list that writes its own address there means all its readers: also one that does not say that
  /// it is a list, and sent us what was not addressed to us.
  ///
  /// - Parameters:
  ///   - recipients: of the mail's envelope.
  ///   - queues: all of them; nothing is sent to their addresses.
  package func replyAddresses(recipients: [Address], queues: [Queue]) -> [Mailbox] {
    if mailClass == .list { return [] }
    let addressees = Addressees(to + cc, recipients: recipients, queues: queues)
    let readers = addressees.takePart ? [] : addressees.others.compactMap(\.address)
    return otherReplyTo.filter { mailbox in
      guard let address = mailbox.address else { return false }
      return SafeAddress.isSafe(address) && queues.owner(of: address) == nil
        && !NeverAnswered.asksForNoReply(address) && !readers.contains(address)
    }
  }
}
