package import Desk
package import Mail

extension Transaction {
  /// What follows where an answer is known not to have reached somebody: its ticket is not done, and
  /// has been waiting since the mail that was answered. Forwarded mail and notices are no answers.
  ///
  /// - Parameter event: failures that were recorded after it count.
  /// - Returns: failed answers of which nothing was known before, with their tickets.
  package func reopenFailed(
    after event: Int, by actor: String, at now: Timestamp
  ) throws -> [(ticket: Int, answer: FailedAnswer)] {
    try failures(after: event).compactMap { message in
      guard let ticket = try ticket(ofAnswer: message),
        let answer = try snapshot.failedAnswer(message)
      else { return nil }
      try settle(ticket, at: now)
      guard Lifecycle.failing(on: try snapshot.facts(of: ticket).0.status) == .open else {
        return nil
      }
      let isNews = try noteFailure(of: message)
      _ = try setStatus(.open, of: ticket, by: actor, at: now, note: answer.text)
      try waitForUs(ticket, toAnswerAgain: message)
      return isNews ? (ticket, answer) : nil
    }
  }

  /// An answer that had failed when it was exported is still not done.
  func noteFailure(ofRestored message: Int) throws {
    guard try ticket(ofAnswer: message) != nil, try snapshot.failedAnswer(message) != nil else {
      return
    }
    try execute("INSERT OR IGNORE INTO failed_answer VALUES (?, ?)", [message, message])
  }

  /// Messages of ours of which a failure was recorded.
  private func failures(after event: Int) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT DISTINCT message FROM event
        WHERE id > ? AND kind = ? AND after = ? AND message IS NOT NULL ORDER BY message
        """,
      arguments: [event, Event.Kind.delivery.rawValue, DeliveryState.failed.rawValue])
  }

  /// Nil for what is no answer of ours.
  private func ticket(ofAnswer message: Int) throws -> Int? {
    try Int.fetchOne(
      db, sql: "SELECT ticket FROM message WHERE id = ? AND \(OwnMail.isAnswer("message"))",
      arguments: [message])
  }

  /// - Returns: whether nothing was known of it before.
  private func noteFailure(of message: Int) throws -> Bool {
    let isKnown = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM failed_answer WHERE message = ?)",
      arguments: [message])
    try execute("INSERT OR REPLACE INTO failed_answer SELECT ?, max(id) FROM message", [message])
    return isKnown == false
  }

  /// Since the first mail after the last answer that reached everybody; without such a mail, since the
  /// failed answer itself. Where it has been our turn for longer, that stays.
  private func waitForUs(_ ticket: Int, toAnswerAgain answer: Int) throws {
    let movers = MailClass.allCases.filter(\.movesTicket).map { "'\($0.rawValue)'" }
      .joined(separator: ", ")
    try execute(
      """
      WITH done (message) AS (
        SELECT coalesce(max(id), 0) FROM message
        WHERE ticket = :ticket AND \(OwnMail.isAnswer("message"))
          AND id NOT IN (SELECT message FROM failed_answer)),
      moment (at) AS (
        SELECT coalesce(
          (SELECT min(received) FROM message, done WHERE ticket = :ticket AND id > done.message
            AND direction = 'in' AND class IN (\(movers))),
          (SELECT received FROM message WHERE id = :answer)))
      UPDATE ticket SET waiting = 'us',
        waiting_since = iif(waiting = 'us' AND waiting_since < moment.at, waiting_since, moment.at)
      FROM moment WHERE id = :ticket
      """, ["ticket": ticket, "answer": answer])
  }
}
