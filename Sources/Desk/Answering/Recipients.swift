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
    return Recipients(to: pick(to), cc: pick(cc))
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

  /// Of the envelope.
  package var addresses: [Address] { (to + cc).compactMap(\.address) }

  package var count: Int { to.count + cc.count }

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
