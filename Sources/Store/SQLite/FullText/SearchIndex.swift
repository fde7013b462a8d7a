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

  /// A step of merging the index into one piece; what was taken out of it stands in older pieces until
  /// then (sqlite.org/fts5.html §6.9).
  ///
  /// - Returns: whether there is more to do.
  func mergeIndex(isFirst: Bool) throws -> Bool {
    let before = db.totalChangesCount
    let pages = isFirst ? -SearchIndex.pagesOfStep : SearchIndex.pagesOfStep
    try db.execute(
      sql: "INSERT INTO search (search, rank) VALUES ('merge', ?)", arguments: [pages])
    return isFirst || db.totalChangesCount - before > 1
  }
}

enum SearchIndex {
  /// Some milliseconds of work.
  fileprivate static let pagesOfStep = 500
}

extension TicketStore {
  /// Merges the search index into one piece, a step at a time: mail that arrives goes first.
  package func mergeIndex() throws {
    var isFirst = true
    while try write({ try $0.mergeIndex(isFirst: isFirst) }) { isFirst = false }
  }
}
