internal import Desk
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
    let list = "[" + tickets.map { String($0) }.joined(separator: ",") + "]"
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT m.ticket, max(m.id) AS message
        FROM message AS m JOIN failed_answer AS f ON f.message = m.id
        WHERE m.ticket IN (SELECT value FROM json_each(?)) AND \(FailedAnswers.isLast)
        GROUP BY m.ticket
        """, arguments: [list])
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
