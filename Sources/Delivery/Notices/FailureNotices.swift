internal import Desk
package import Mail
package import Store

/// What follows where an answer failed: its ticket is open again, and `notify` is told of it once, in
/// the transaction that marks its recipients.
package struct FailureNotices {
  private let transaction: Transaction
  /// Who learned of it.
  private let actor: String
  private let now: Timestamp

  package init(_ transaction: Transaction, by actor: String, at now: Timestamp) {
    self.transaction = transaction
    self.actor = actor
    self.now = now
  }

  /// - Parameters:
  ///   - event: failures that were recorded after it count.
  ///   - isSilenced: nobody is told.
  /// - Returns: the entries of the outbox.
  @discardableResult
  package func follow(failuresAfter event: Int, isSilenced: Bool = false) throws -> [Int] {
    let failed = try transaction.reopenFailed(after: event, by: actor, at: now)
    return isSilenced ? [] : try failed.flatMap(tell)
  }

  private func tell(of ticket: Int, _ answer: FailedAnswer) throws -> [Int] {
    let store = transaction.snapshot
    guard let ticket = try store.ticket(ticket, at: now) else { return [] }
    let queues = try store.queues()
    let queue = try queues.queue(of: ticket)
    return try Notices.alerted(queue.settings, queues: queues).compactMap { recipient -> Int? in
      guard let address = recipient.address else { return nil }
      var notice = Notice(kind: .failure, recipient: recipient)
      notice.refusal = try store.ladderRefusal(
        to: address, RateLadder.toAnybody(daily: queue.settings.confirmLimit), at: now)
      try transaction.record(
        notice, on: ticket.number, message: answer.message, by: actor, at: now)
      guard notice.refusal == nil else { return nil }
      let mail = try mail(to: recipient, of: ticket, answer, in: queue)
      return try transaction.enqueue(
        mail, as: .failure, to: address, on: ticket.number, at: now)
    }
  }

  private func mail(
    to recipient: Mailbox, of ticket: Ticket, _ answer: FailedAnswer, in queue: Queue
  ) throws -> OutgoingMail {
    let number = ticket.number
    let failures = answer.recipients.map { "  \($0.failure)" }.joined(separator: "\n")
    let subject = ReplySubject.answer(to: ticket.subject, tag: queue.settings.tag, ticket: number)
    var mail = try OutgoingMail(
      on: ticket, in: queue, to: [recipient], subject: "Not delivered: \(subject)",
      text: """
        The answer m\(answer.message) on ticket #\(number) did not reach all of its recipients:

        \(failures)

        The ticket is open and waits for another answer: 'tickets show \(number)' shows it, \
        'tickets requester \(number) ADDRESS' sets another address, and 'tickets close \(number)' \
        leaves it at that.
        """, secret: try transaction.snapshot.tokenSecret(), at: now)
    mail.inReplyTo = try transaction.snapshot.message(answer.message)?.messageID
    mail.fields = AutomaticFields.all(submitted: "auto-generated", loop: queue.settings.address)
    return mail
  }
}
