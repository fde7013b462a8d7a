package import Desk
package import Mail

/// What the rate ladder counts: only what lies behind, in case the clock was ahead for a while.
extension Snapshot {
  /// - Parameter span: seconds before `now`.
  package func notices(
    to address: Address, inLast span: Int64, before now: Timestamp
  ) throws -> Int {
    try Int.fetchOne(
      cached("SELECT count(*) FROM notice WHERE address = ? AND at > ? AND at <= ?"),
      arguments: [address.key, (now + -span).seconds, now.seconds]) ?? 0
  }

  package func notices(inLast span: Int64, before now: Timestamp) throws -> Int {
    try Int.fetchOne(
      cached("SELECT count(*) FROM notice WHERE at > ? AND at <= ?"),
      arguments: [(now + -span).seconds, now.seconds]) ?? 0
  }

  /// Whether a notice of this kind was put into the outbox lately.
  package func hasSent(
    _ kind: OutboxEntry.Kind, inLast span: Int64, before now: Timestamp
  ) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM notice AS n JOIN outbox AS o ON o.id = n.outbox
          WHERE n.at > ? AND n.at <= ? AND o.kind = ?)
        """, arguments: [(now + -span).seconds, now.seconds, kind.rawValue]) ?? false
  }
}
