internal import Desk
package import Mail

extension Snapshot {
  /// What is wrong with the chain of raw mails; nothing when it is whole.
  package func chainFaults() throws -> [Fault] {
    var faults: [Fault] = []
    let check = ChainCheck(db: db)
    _ = try check.follow(&faults)
    return try faults + check.faults()
  }
}

extension Transaction {
  /// Makes the chain anew of the messages and of the redactions that the log tells of. Afterwards nobody
  /// can tell by it what was changed before: the faults it had stay in the log.
  package func rebuildChain(
    insteadOf faults: [Fault], by actor: String, at now: Timestamp
  ) throws {
    let rows = try Row.fetchAll(db, sql: Transaction.storedAndRedacted)
    try execute("DELETE FROM chain", [])
    for row in rows { try seal(row["message"], sha256: row["sha256"]) }
    for fault in faults.prefix(Transaction.mostFaults) {
      try record(
        Event(
          at: now, actor: actor, kind: .repair, note: "rebuilt: the chain; it said \(fault.text)"))
    }
  }

  private static let mostFaults = 100

  /// In the order of the log.
  private static let storedAndRedacted = """
    WITH redaction AS (
      SELECT id, message, before, after FROM event
      WHERE kind = '\(Event.Kind.redact.rawValue)' AND message IS NOT NULL)
    SELECT message, sha256 FROM (
      SELECT coalesce(e.first, 0) AS event, 0 AS place, m.id AS message,
        coalesce(r.before, m.sha256) AS sha256
      FROM message AS m
        LEFT JOIN (SELECT message, min(id) AS first FROM event GROUP BY message) AS e
          ON e.message = m.id
        LEFT JOIN (SELECT message, before, min(id) FROM redaction GROUP BY message) AS r
          ON r.message = m.id
      UNION ALL SELECT id, 1, message, after FROM redaction)
    ORDER BY event, message, place
    """
}
