/// Forward only: `user_version` counts the steps taken. Views are no data and are made anew by
/// every step.
enum Migrations {
  /// "Tick": written into the SQLite header, so that no other file is taken for a store.
  static let applicationID = 0x5469_636B

  static let current = steps.count

  private static let steps: [@Sendable (Connection) throws -> Void] = [
    { db in
      try db.execute(sql: schemaVersion1)
      try db.execute(
        sql: "INSERT INTO queue (id, name, created) VALUES (1, 'default', unixepoch())")
      try db.execute(
        sql: "INSERT INTO secret (name, value) VALUES ('token', ?)", arguments: [randomSecret()])
    },
    { db in
      for tables in [outboxTables, accountTables, knowledgeTables, changeTables] {
        try db.execute(sql: tables)
      }
    },
    { db in try db.execute(sql: keyTables) },
    { db in try db.execute(sql: partlyReadColumn) },
    ChainTable.make,
    { db in try db.execute(sql: readingTables) },
    { db in try db.execute(sql: largeRawTable) },
    FurtherDeliveryTable.make,
    { db in try db.execute(sql: failedAnswerTable) },
    QueryIndexes.make,
    { db in try db.execute(sql: removedQueueTable) },
  ]

  /// 256 bits from getrandom(2): whoever knows them can sign reply addresses.
  static func randomSecret() -> [UInt8] {
    (0..<32).map { _ in UInt8.random(in: .min ... .max) }
  }

  static func version(of db: Connection) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  /// Brings a store up to date within the caller's transaction.
  static func migrate(_ db: Connection) throws {
    let version = try version(of: db)
    guard version < current else { return }
    for step in steps[version...] { try step(db) }
    for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'view'") {
      try db.execute(sql: "DROP VIEW \"\(name)\"")
    }
    for view in PublicViews.all { try db.execute(sql: view) }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(current)")
  }
}
