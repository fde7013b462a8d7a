internal import Desk
internal import Mail
internal import Store

/// What a mail says by itself, with the settings of a moment: all of a decision that needs no look-up.
package struct Assessment: Sendable {
  let queues: [Queue]
  let keys: TokenKeys
  let queue: Queue
  /// The queue that was asked for and does not exist.
  let unknownQueue: String?
  let correspondent: Correspondent
  let classification: Classification
  /// Before it is known whether an agent writes on a ticket.
  let direction: NewMessage.Direction
  let dmarc: DMARC
  let hints: ThreadingHints

  /// The settings are still the same.
  func holds(_ store: Snapshot, at now: Timestamp) throws -> Bool {
    try store.queues() == queues && store.tokenKeys(at: now) == keys
  }

  var mailClass: MailClass { classification.mailClass }

  var sender: Address? { correspondent.mailbox.address }

  /// Why the correspondent's address proves nothing; nil when it may pass a sender check.
  var unprovenSender: String? {
    if let failure = dmarc.failure { return failure }
    return correspondent.passesSenderCheck ? nil : correspondent.source.weakness
  }

  /// Whoever acts by mail must be vouched for where our server vouches for anybody.
  var unprovenAgent: String? {
    if let reason = unprovenSender { return reason }
    return queue.settings.authservID == nil || dmarc == .passed
      ? nil : "commands from an agent need dmarc=pass"
  }

  /// Who has asked us something is a customer in that matter, an agent, too.
  func isFromAgent(of ticket: Int, _ store: Snapshot) throws -> Bool {
    guard unprovenSender == nil, let sender else { return false }
    return try queue.settings.agents.contains(sender) && !store.isRequester(sender, of: ticket)
  }

  func takesPart(in ticket: Int, _ store: Snapshot) throws -> Bool {
    guard let sender else { return false }
    return try queues.owner(of: sender) == nil && store.isParticipant(sender, of: ticket)
  }

  /// The queue of a ticket, which the mail may have reached by another one.
  func home(ofTicket ticket: Int, _ store: Snapshot) throws -> Queue {
    guard queues.count > 1 else { return queue }
    let home = try store.queue(of: ticket)
    return queues.first { $0.id == home } ?? queue
  }
}

extension Correspondent.Source {
  /// Why such a correspondent passes no sender check.
  fileprivate var weakness: String {
    switch self {
    case .from: "From is ambiguous"
    case .replyTo: "the address is only Reply-To's"
    case .originalAuthor: "a list rewrote the author"
    case .sender: "the address is only Sender's"
    case .none: "the mail names no address"
    }
  }
}
