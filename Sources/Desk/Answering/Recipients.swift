package import Mail

/// Whom an answer goes to.
package struct Recipients: Hashable, Sendable {
  package var to: [Mailbox]
  package var cc: [Mailbox]

  package init(to: [Mailbox], cc: [Mailbox]) {
    self.to = to
    self.cc = cc
  }

  /// Everybody who takes part, each once, but none of our own addresses.
  ///
  /// - Parameter copies: further addresses the agent asked for.
  package static func of(
    _ ticket: Ticket, copies: [Mailbox], ownAddresses: Set<Address>
  ) -> Recipients {
    var seen: Set<Address> = ownAddresses
    func unseen(_ mailboxes: [Mailbox]) -> [Mailbox] {
      mailboxes.filter { mailbox in
        guard let address = mailbox.address,
          !ownAddresses.contains(where: { $0.isBase(of: address) })
        else { return false }
        return seen.insert(address).inserted
      }
    }
    return Recipients(to: unseen([ticket.requester]), cc: unseen(ticket.participants + copies))
  }

  /// Of the envelope.
  package var addresses: [Address] {
    var seen: Set<Address> = []
    return (to + cc).compactMap(\.address).filter { seen.insert($0).inserted }
  }
}
