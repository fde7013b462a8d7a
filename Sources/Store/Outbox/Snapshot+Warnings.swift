package import Desk
package import Mail

extension Snapshot {
  /// Answered tickets of a queue whose requester is to be warned and was not since the answer.
  package func warningsDue(
    in queue: Queue, _ span: ClosingWarning.Span, at now: Timestamp
  ) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM ticket
        WHERE status = 'answered' AND queue = :queue AND merged_into IS NULL
          AND answered <= :latest AND answered > :earliest
          AND (warned IS NULL OR warned < answered)
        ORDER BY answered
        """,
      arguments: [
        "queue": queue.id, "latest": (now + -span.untilWarning).seconds,
        "earliest": (now + -span.untilClosing).seconds,
      ])
  }
}

extension Transaction {
  package func noteWarning(of ticket: Int, at now: Timestamp) throws {
    try db.execute(
      sql: "UPDATE ticket SET warned = ? WHERE id = ?", arguments: [now.seconds, ticket])
  }
}
