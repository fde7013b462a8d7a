internal import Desk
internal import Mail
internal import Store

extension Snapshot {
  /// Why the rate ladder lets no more notices through, or nil.
  func ladderRefusal(
    to address: Address, _ rungs: [RateLadder.Rung], at now: Timestamp
  ) throws -> String? {
    try RateLadder.refusal(
      toOne: rungs,
      sentToOne: { try notices(to: address, inLast: $0, before: now) },
      sentToAll: { try notices(inLast: $0, before: now) })
  }
}

extension Transaction {
  /// Puts a mail that the program sends on its own into the outbox.
  ///
  /// - Returns: the number of its entry.
  @discardableResult
  func enqueue(
    _ mail: OutgoingMail, as kind: OutboxEntry.Kind, to address: Address, on ticket: Int,
    at now: Timestamp
  ) throws -> Int {
    try enqueue(
      NewOutboxEntry(
        kind: kind, ticket: ticket, content: .mail(mail.composed()), messageID: mail.messageID,
        sender: nil, recipients: [address], due: now),
      at: now)
  }

  /// Tells that a notice goes out, or why it does not.
  func record(
    _ notice: Notice, on ticket: Int, message: Int?, by actor: String, at now: Timestamp
  ) throws {
    let isDropped = notice.refusal != nil
    try record(
      Event(
        at: now, actor: actor, kind: .notice,
        after: isDropped ? "dropped" : notice.kind.rawValue,
        note: isDropped ? notice.description : "to \(notice.recipient.address?.text ?? "")",
        ticket: ticket, message: message))
  }
}
