package import Desk
package import Mail

/// What the rate ladder counts.
extension Snapshot {
  package func notices(to address: Address, since moment: Timestamp) throws -> Int {
    try Int.fetchOne(
      cached("SELECT count(*) FROM notice WHERE address = ? AND at > ?"),
      arguments: [address.key, moment.seconds]) ?? 0
  }

  package func notices(since moment: Timestamp) throws -> Int {
    try Int.fetchOne(
      cached("SELECT count(*) FROM notice WHERE at > ?"), arguments: [moment.seconds]) ?? 0
  }

  /// Whether a notice of this kind was put into the outbox lately.
  package func hasSent(_ kind: OutboxEntry.Kind, since moment: Timestamp) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM notice AS n JOIN outbox AS o ON o.id = n.outbox
          WHERE n.at > ? AND o.kind = ?)
        """, arguments: [moment.seconds, kind.rawValue]) ?? false
  }
}
