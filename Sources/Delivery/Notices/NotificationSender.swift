internal import Desk
internal import Mail
internal import Store

/// Writes the notices of a filed mail into the outbox, in the mail's own transaction.
struct NotificationSender {
  let transaction: Transaction
  let decider: DeliveryDecider
  let decision: Decision
  let text: NoticeText
  /// Where the mail is now.
  let receipt: Receipt

  func carryOut(_ plan: NoticePlan) throws {
    let due = plan.notices.filter { $0.refusal == nil && $0.kind.isNotice }
    guard !due.isEmpty || !plan.stopped.isEmpty else { return }
    guard let ticket = try transaction.snapshot.ticket(receipt.ticket, at: decider.now) else {
      return
    }
    let writing = try NotificationComposer(
      ticket: ticket, queue: decision.home, decision: decision, mail: decider.mail, text: text,
      message: receipt.message, secret: transaction.snapshot.tokenSecret(), now: decider.now)
    for notice in due { try enqueue(notice, writing.mail(for: notice)) }
    for notice in plan.stopped { try record(notice) }
    if !plan.stopped.isEmpty { try alert(plan.stopped, writing) }
  }

  private func enqueue(_ notice: Notice, _ mail: OutgoingMail) throws {
    guard let address = notice.recipient.address else { return }
    try transaction.enqueue(
      mail, as: notice.kind, to: address, on: receipt.ticket, at: decider.now)
    try record(notice)
  }

  /// Once: a loop must not fill the administrator's mailbox either.
  private func alert(_ stopped: [Notice], _ writing: NotificationComposer) throws {
    guard
      try !transaction.snapshot.hasSent(.alert, inLast: RateLadder.onceIn, before: decider.now)
    else { return }
    for recipient in Notices.alerted(decision.home.settings, queues: decision.queues) {
      let notice = Notice(kind: .alert, recipient: recipient)
      try enqueue(notice, writing.alert(to: recipient, stopped))
    }
  }

  private func record(_ notice: Notice) throws {
    try transaction.record(
      notice, on: receipt.ticket, message: receipt.message, by: Actor.ingest, at: decider.now)
  }
}
