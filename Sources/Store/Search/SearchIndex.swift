extension Transaction {
  /// Makes a message findable.
  func index(_ columns: SearchColumns, message: Int) throws {
    try db.execute(
      sql: """
        INSERT INTO search (rowid, subject, body, quoted, names, attachments)
        VALUES (?, ?, ?, ?, ?, ?)
        """, arguments: [message] + StatementArguments(columns.texts))
  }

  /// A contentless index has to be told what it holds (sqlite.org/fts5.html §4.4.3.1).
  func unindex(_ columns: SearchColumns, message: Int) throws {
    try db.execute(
      sql: """
        INSERT INTO search (search, rowid, subject, body, quoted, names, attachments)
        VALUES ('delete', ?, ?, ?, ?, ?, ?)
        """, arguments: [message] + StatementArguments(columns.texts))
  }

  func isIndexed(_ message: Int) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM search_docsize WHERE id = ?)", arguments: [message])
      ?? false
  }
}
