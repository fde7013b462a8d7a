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

extension TicketStore {
  /// Makes the chain anew of the messages and of the redactions that the log tells of. Afterwards nobody
  /// can tell by it what was changed before: the faults it had stay in the log.
  ///
  /// It is written from its beginning, a part at a time. What others store meanwhile goes to its old end,
  /// and is written anew with the last part; until then it is as broken as it was.
  package func rebuildChain(
    insteadOf faults: [Fault], by actor: String, at now: Timestamp
  ) throws {
    let (entries, event) = try read { try ($0.chainEntries(after: -1), $0.latestEvent()) }
    try write { try $0.tell(of: faults, by: actor, at: now) }
    var chain = Chain()
    for start in stride(from: 0, to: entries.count, by: TicketStore.chainPart) {
      try write { try $0.put(entries[start...].prefix(TicketStore.chainPart), at: &chain) }
    }
    try write { transaction in
      try transaction.put(transaction.snapshot.chainEntries(after: event)[...], at: &chain)
      try transaction.execute("DELETE FROM chain WHERE place > ?", [chain.place])
    }
  }

  private static let chainPart = 5_000
}

/// A mail as it was stored, or as a redaction left it.
private struct ChainEntry {
  let message: Int
  let sha256: String
}

extension Snapshot {
  /// In the order of the log.
  ///
  /// - Parameter event: those that the log tells after it.
  fileprivate func chainEntries(after event: Int) throws -> [ChainEntry] {
    try Row.fetchAll(cached(Snapshot.storedAndRedacted), arguments: [event]).map {
      try ChainEntry(message: $0["message"], sha256: $0["sha256"])
    }
  }

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
    WHERE event > ? ORDER BY event, message, place
    """
}

extension Transaction {
  fileprivate func put(_ entries: ArraySlice<ChainEntry>, at end: inout Chain) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO chain VALUES (?, ?, ?, ?)
        ON CONFLICT (place) DO UPDATE SET message = excluded.message, sha256 = excluded.sha256,
          digest = excluded.digest
        """)
    for entry in entries {
      end.append(entry.message, sha256: entry.sha256)
      try statement.execute(arguments: [end.place, entry.message, entry.sha256, end.digest])
    }
  }

  fileprivate func tell(of faults: [Fault], by actor: String, at now: Timestamp) throws {
    for fault in faults.prefix(Transaction.mostFaults) {
      try record(
        Event(
          at: now, actor: actor, kind: .repair, note: "rebuilt: the chain; it was: \(fault.text)"))
    }
  }

  private static let mostFaults = 100
}
