package import Desk
internal import Mail

/// What tells a reader who stays that something has happened.
extension Snapshot {
  /// Differs from what it was when another process has changed the store (sqlite.org/pragma.html,
  /// data_version).
  package func dataVersion() throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA data_version") ?? 0
  }

  /// The number of the latest event; 0 without any.
  package func latestEvent() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(id) FROM event") ?? 0
  }

  /// Events after the one of that number, oldest first.
  package func events(after number: Int, limit: Int) throws -> [Event] {
    try Row.fetchAll(
      cached("SELECT * FROM event WHERE id > ? ORDER BY id LIMIT ?"), arguments: [number, limit]
    ).compactMap(Event.init)
  }

  /// What happened to a ticket, oldest first.
  package func events(of ticket: Int) throws -> [Event] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM event WHERE ticket = ? ORDER BY id", arguments: [ticket]
    ).compactMap(Event.init)
  }
}

extension Event {
  /// Nil for a kind that a later program wrote.
  init?(_ row: Row) throws {
    guard let kind = try Kind(rawValue: row["kind"]) else { return nil }
    try self.init(
      at: Timestamp(seconds: row["at"]), actor: row["actor"], kind: kind, before: row["before"],
      after: row["after"], note: row["note"], ticket: row["ticket"], message: row["message"])
    number = row["id"]
  }
}
