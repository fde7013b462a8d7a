package import Desk
package import Mail

/// SQL about answers of ours that failed, on tickets that we have not answered since.
enum FailedAnswers {
  /// Whether an open ticket has one.
  ///
  /// - Parameter ticket: alias of a row of `EffectiveTicket`.
  static func areOn(_ ticket: String) -> String {
    """
    (\(ticket).undelivered > 0 AND \(ticket).status = 'open' AND EXISTS (
      SELECT 1 FROM message AS m INDEXED BY message_by_ticket
      JOIN failed_answer AS f ON f.message = m.id
      WHERE m.ticket = \(ticket).id AND \(isLast)))
    """
  }

  /// Whether no answer has followed on the ticket of message `m` since its failure `f` was learned.
  static let isLast = """
    NOT EXISTS (
      SELECT 1 FROM message AS later INDEXED BY message_by_ticket
      WHERE later.ticket = m.ticket AND later.id > f.learned AND \(OwnMail.isAnswer("later")))
    """
}

extension Snapshot {
  /// The newest failed answer of each of the tickets that has one.
  func failedAnswers(on tickets: [Int]) throws -> [Int: FailedAnswer] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT m.ticket, max(m.id) AS message
        FROM message AS m JOIN failed_answer AS f ON f.message = m.id
        WHERE m.ticket IN \(Dialect.elements(of: "?")) AND \(FailedAnswers.isLast)
        GROUP BY m.ticket
        """, arguments: [Dialect.list(tickets)])
    return try rows.reduce(into: [:]) { found, row in
      found[try row["ticket"]] = try failedAnswer(row["message"])
    }
  }

  /// Nil when it reached everybody.
  func failedAnswer(_ message: Int) throws -> FailedAnswer? {
    let recipients = try Row.fetchAll(
      cached(
        """
        SELECT address, detail FROM recipient WHERE message = ? AND state = 'failed'
        ORDER BY address
        """), arguments: [message]
    ).compactMap { row in
      try Address(row["address"] as String).map {
        OutboxEntry.Recipient(address: $0, state: .failed, detail: try row["detail"])
      }
    }
    return recipients.isEmpty ? nil : FailedAnswer(message: message, recipients: recipients)
  }

  /// Open tickets that are to be answered again.
  package func ticketsWithFailedAnswers(at now: Timestamp) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM (\(EffectiveTicket.select(now: ":now"))) AS t
        WHERE t.recorded_status IN ('open', 'hold') AND t.merged_into IS NULL
          AND \(FailedAnswers.areOn("t")) ORDER BY id
        """, arguments: ["now": now.seconds])
  }
}

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
    try execute(
      "INSERT INTO failed_answer VALUES (?, ?) ON CONFLICT DO NOTHING", [message, message])
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
    try execute(
      """
      INSERT INTO failed_answer VALUES (?, (SELECT max(id) FROM message))
      ON CONFLICT (message) DO UPDATE SET learned = excluded.learned
      """, [message])
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
        waiting_since = CASE WHEN waiting = 'us' AND waiting_since < moment.at THEN waiting_since
          ELSE moment.at END
      FROM moment WHERE id = :ticket
      """, ["ticket": ticket, "answer": answer])
  }
}
