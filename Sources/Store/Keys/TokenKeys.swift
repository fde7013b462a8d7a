package import Desk
package import Mail

/// A key that signed tokens before the present one.
package struct RetiredKey: Hashable, Sendable {
  package var retired: Timestamp
  /// What it signed holds so long.
  package var until: Timestamp
}

extension Snapshot {
  /// The key that signs reply addresses and Message-IDs.
  package func tokenSecret() throws -> [UInt8] {
    let secret = try [UInt8].fetchOne(db, sql: "SELECT value FROM secret WHERE name = 'token'")
    guard let secret else { throw StoreError.defect("the store has no token secret") }
    return secret
  }

  /// The keys whose tokens hold.
  package func tokenKeys(at now: Timestamp) throws -> TokenKeys {
    guard try hasRetiredKeys() else { return TokenKeys(signing: try tokenSecret()) }
    return TokenKeys(
      signing: try tokenSecret(),
      retired: try [UInt8].fetchAll(
        db, sql: "SELECT value FROM retired_key WHERE until > ? ORDER BY id DESC",
        arguments: [now.seconds]))
  }

  /// Oldest first, without the keys themselves.
  package func retiredKeys() throws -> [RetiredKey] {
    guard try hasRetiredKeys() else { return [] }
    let sql = "SELECT retired, until FROM retired_key ORDER BY id"
    return try Row.fetchAll(db, sql: sql).map { row in
      RetiredKey(
        retired: Timestamp(seconds: try row["retired"]), until: Timestamp(seconds: try row["until"])
      )
    }
  }

  /// False in a store of an earlier version, which readers leave as it is.
  private func hasRetiredKeys() throws -> Bool {
    try Bool.fetchOne(
      cached("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'retired_key')")) ?? false
  }
}

extension Transaction {
  /// Makes a new key, which signs from now on.
  ///
  /// - Parameter end: until when what earlier keys have signed holds at most.
  package func rotateTokenKey(acceptingOldUntil end: Timestamp, by actor: String, at now: Timestamp)
    throws
  {
    try db.execute(
      sql: """
        INSERT INTO retired_key (value, retired, until)
        SELECT value, :now, :end FROM secret WHERE name = 'token'
        """, arguments: ["now": now.seconds, "end": end.seconds])
    try db.execute(
      sql: "UPDATE retired_key SET until = min(until, ?)", arguments: [end.seconds])
    try db.execute(
      sql: "UPDATE secret SET value = ? WHERE name = 'token'",
      arguments: [Migrations.randomSecret()])
    try record(
      Event(
        at: now, actor: actor, kind: .setting,
        note: "new token key; tokens of earlier ones are valid until \(end.rfc3339)"))
  }
}
