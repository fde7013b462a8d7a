package import Mail

/// Whom a mail of ours goes to.
package struct Recipients: Hashable, Sendable {
  package var to: [Mailbox]
  package var cc: [Mailbox]

  package init(to: [Mailbox], cc: [Mailbox] = []) {
    self.to = to
    self.cc = cc
  }

  /// Everybody who takes part.
  ///
  /// - Parameter copies: further addresses the agent asked for.
  package init(of ticket: Ticket, copies: [Mailbox] = []) {
    self.init(to: [ticket.requester], cc: ticket.participants + copies)
  }

  /// Each once, none of our own addresses, none that a mail server would refuse with the others or
  /// take for something else: mail may come from any.
  package func sendable(ownAddresses: Set<Address>) -> Recipients {
    var seen: Set<Address> = []
    func pick(_ mailboxes: [Mailbox]) -> [Mailbox] {
      mailboxes.filter { mailbox in
        guard let address = mailbox.address, SafeAddress.isSafe(address),
          !ownAddresses.includes(address)
        else { return false }
        return seen.insert(address).inserted
      }
    }
    return Recipients(to: pick(to), cc: pick(cc))
  }

  /// The same, where somebody is left in To.
  ///
  /// - Throws: why nobody is.
  package func checked(
    ownAddresses: Set<Address>, ticket: Int
  ) throws(AnswerError) -> Recipients {
    let sendable = sendable(ownAddresses: ownAddresses)
    guard sendable.to.isEmpty else { return sendable }
    guard let address = to.lazy.compactMap(\.address).first else {
      throw .noRecipient(ticket: ticket)
    }
    throw ownAddresses.includes(address)
      ? .ownAddress(address, ticket: ticket) : .unsafeAddress(address, ticket: ticket)
  }

  /// Of the envelope.
  package var addresses: [Address] { (to + cc).compactMap(\.address) }
}

extension Set<Address> {
  /// With or without `+extension`.
  fileprivate func includes(_ address: Address) -> Bool {
    contains(address) || contains { $0.isBase(of: address) }
  }
}
