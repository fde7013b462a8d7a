internal import Desk
package import Mail
package import Store

/// Warns customers before their answered tickets close by themselves, once for each answer.
package struct ClosingWarnings {
  private let transaction: Transaction
  private let now: Timestamp

  /// What the rate ladder does not let through waits for the next run.
  ///
  /// - Parameter batch: one transaction looks at no more tickets than these.
  /// - Returns: how many were put into the outbox.
  package static func enqueue(_ store: TicketStore, batch: Int, at now: Timestamp) throws -> Int {
    let queues = try store.read { try $0.queues() }
    return try queues.reduce(0) { count, queue in
      let settings = queue.settings
      let span = ClosingWarning.span(
        settings.autocloseDays, daysBefore: settings.autocloseWarningDays)
      guard let span, settings.address != nil else { return count }
      var count = count
      var due: [DueWarning] = []
      repeat {
        count += try store.write { transaction in
          due = try transaction.snapshot.warningsDue(
            in: queue, span, behind: due.last, limit: batch, at: now)
          let warnings = ClosingWarnings(transaction: transaction, now: now)
          return try due.count { try warnings.warn($0.ticket, of: queue, queues) }
        }
      } while due.count == batch
      return count
    }
  }

  private func warn(_ number: Int, of queue: Queue, _ queues: [Queue]) throws -> Bool {
    let store = transaction.snapshot
    guard let ticket = try store.ticket(number, at: now), let closing = ticket.closesAt,
      let address = ticket.requester.address,
      Notices.refusal(toWriteTo: address, queues: queues) == nil,
      try store.ladderRefusal(
        to: address, RateLadder.toAnybody(daily: queue.settings.confirmLimit), at: now) == nil
    else { return false }
    let mail = try warning(of: ticket, closing, in: queue)
    try transaction.enqueue(mail, as: .warning, to: address, on: number, at: now)
    try transaction.noteWarning(of: number, at: now)
    try transaction.record(
      Notice(kind: .warning, recipient: ticket.requester), on: number, message: nil,
      by: Actor.autoClose, at: now)
    return true
  }

  private func warning(
    of ticket: Ticket, _ closing: Timestamp, in queue: Queue
  ) throws -> OutgoingMail {
    let correspondence = try ReplyContext(ticket, transaction.snapshot)
    var values = Placeholder.values(of: ticket, in: queue, text: "")
    values[Placeholder.days.rawValue] = String(ClosingWarning.daysLeft(until: closing, at: now))
    var mail = try OutgoingMail(
      on: ticket, in: queue, to: [ticket.requester], subject: correspondence.subject,
      text: try queue.text(.autocloseWarning, values),
      secret: try transaction.snapshot.tokenSecret(), at: now)
    mail.inReplyTo = correspondence.inReplyTo
    mail.references = correspondence.references
    mail.fields = AutomaticFields.all(submitted: "auto-generated", loop: queue.settings.address)
    return mail
  }
}
