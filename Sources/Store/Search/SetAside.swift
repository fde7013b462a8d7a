internal import Desk
package import Mail

/// Tickets that mail opened as closed: reports, receipts and our own mail that matched nothing, and what
/// `auto-tickets = no` keeps out of sight.
enum SetAside {
  /// SQL that is true of such a ticket.
  ///
  /// - Parameters: columns.
  static func test(_ ticket: String, status: String) -> String {
    """
    (\(status) = 'closed' AND EXISTS (
      SELECT 1 FROM event AS e WHERE e.ticket = \(ticket) AND e.kind = '\(Event.Kind.created.rawValue)'
        AND e.after = 'closed' AND e.actor = '\(Actor.ingest)'))
    """
  }
}

extension Snapshot {
  /// How many tickets hold mail that was set aside, and got some of it since a moment.
  package func countSetAside(since moment: Timestamp) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM ticket AS t
        WHERE t.status = 'closed' AND t.updated >= :since AND t.merged_into IS NULL
          AND \(SetAside.test("t.id", status: "t.status"))
          AND EXISTS (SELECT 1 FROM message AS m
            WHERE m.ticket = t.id AND m.direction = 'in' AND m.received >= :since)
        """, arguments: ["since": moment.seconds]) ?? 0
  }
}
