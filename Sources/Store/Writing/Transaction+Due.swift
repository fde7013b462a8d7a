package import Desk
package import Mail

extension Transaction {
  /// A clock that was ahead has left answers of a time to come, after which nothing closes until then:
  /// they count from now.
  package func countFutureAnswers(from now: Timestamp) throws {
    try db.execute(
      sql: "UPDATE ticket SET answered = :now WHERE status = 'answered' AND answered > :now",
      arguments: ["now": now.seconds])
  }

  /// Records what has become due on the first tickets for which something has.
  ///
  /// - Parameter limit: tickets at most: nobody waits long for the lock.
  /// - Returns: their states now; none when nothing is left to record.
  package func settleDue(at now: Timestamp, limit: Int) throws -> [TicketStatus] {
    let due = try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM (\(EffectiveTicket.select(now: ":now")))
        WHERE recorded_status IN ('answered', 'hold') AND status <> recorded_status
          AND merged_into IS NULL
        ORDER BY id LIMIT :limit
        """, arguments: ["now": now.seconds, "limit": limit])
    return try due.compactMap { try settle($0, at: now) }
  }
}
