package import Desk
package import Mail

/// A ticket whose requester is to be warned, and its place in the order of closing.
package struct DueWarning: Hashable, Sendable {
  package var ticket: Int
  var answered: Timestamp
}

extension Snapshot {
  /// Answered tickets of a queue whose requester is to be warned and was not since the answer, those
  /// first that close first.
  ///
  /// - Parameter last: only those behind it.
  package func warningsDue(
    in queue: Queue, _ span: ClosingWarning.Span, behind last: DueWarning?, limit: Int,
    at now: Timestamp
  ) throws -> [DueWarning] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, answered FROM ticket
        WHERE status = 'answered' AND queue = :queue AND merged_into IS NULL
          AND answered <= :latest AND answered > :earliest
          AND (warned IS NULL OR warned < answered) AND (answered, id) > (:answered, :id)
        ORDER BY answered, id LIMIT :limit
        """,
      arguments: [
        "queue": queue.id, "latest": (now + -span.untilWarning).seconds,
        "earliest": (now + -span.untilClosing).seconds,
        "answered": last?.answered.seconds ?? .min, "id": last?.ticket ?? 0, "limit": limit,
      ]
    ).map { try DueWarning(ticket: $0["id"], answered: Timestamp(seconds: $0["answered"])) }
  }
}

extension Transaction {
  package func noteWarning(of ticket: Int, at now: Timestamp) throws {
    try db.execute(
      sql: "UPDATE ticket SET warned = ? WHERE id = ?", arguments: [now.seconds, ticket])
  }
}
