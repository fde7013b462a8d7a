package import Mail
internal import Text

/// Mail that waits to be sent.
package struct OutboxFacts: Sendable {
  package var waiting: [OutboxEntry]
  /// Recipients whom mail of the last week could not be sent to.
  package var failed: Int
  /// Open tickets whose last answer did not reach everybody.
  package var unanswered: [Int]
  package var now: Timestamp

  /// Timers run every five minutes; seconds.
  private static let patience: Int64 = 600
  /// That sendmail refuses mail for so long is no passing trouble; seconds.
  private static let longRefused: Int64 = 3600

  package init(waiting: [OutboxEntry], failed: Int, unanswered: [Int] = [], now: Timestamp) {
    self.waiting = waiting
    self.failed = failed
    self.unanswered = unanswered
    self.now = now
  }

  var findings: [Finding] {
    let wrong = [overdue, refused, undelivered, failedAnswers].compactMap { $0 }
    return wrong.isEmpty ? [.ok("outbox", "\(waiting.count) waiting")] : wrong
  }

  private var overdue: Finding? {
    let due = waiting.compactMap(\.nextTry).filter { now - $0 > OutboxFacts.patience }
    guard let oldest = due.min() else { return nil }
    return .problem(
      "outbox",
      "\(Plural.text(due.count, "message")) due, the oldest for \(Age.text(of: oldest, at: now)): nothing is sending the outbox",
      """
      tickets flush
      systemctl enable --now tickets-flush.timer, or 'tickets flush --due' every 5 minutes by cron
      """)
  }

  private var refused: Finding? {
    let tried = waiting.filter {
      $0.tries > 0 && now - $0.created > OutboxFacts.longRefused
    }
    guard let oldest = tried.min(by: { $0.created < $1.created }) else { return nil }
    let reason = oldest.recipients.map(\.detail).first { !$0.isEmpty } ?? "no reason given"
    return .warning(
      "outbox",
      "\(Plural.text(tried.count, "message")) not taken by sendmail, the oldest for "
        + "\(Age.text(of: oldest.created, at: now)): \(Sanitizer.excerpt(reason))",
      "see the mail server's log and 'tickets outbox'; 'tickets flush' tries again")
  }

  private var undelivered: Finding? {
    guard failed > 0 else { return nil }
    return .warning(
      "outbox", "\(Plural.text(failed, "recipient")) permanently refused in the last week",
      "tickets outbox --all; tickets list is:undelivered")
  }

  private var failedAnswers: Finding? {
    guard let first = unanswered.first else { return nil }
    let others = unanswered.count > 1 ? " and \(unanswered.count - 1) more" : ""
    return .warning(
      "answers", "the answer on #\(first)\(others) did not reach everybody: open again",
      "tickets list has them first, with the reason; tickets reply \(first)")
  }
}
