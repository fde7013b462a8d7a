internal import Desk

/// Copies of the full-text indexes in a database of their own, which SQLite keeps in a temporary
/// file without a name: FTS5 checks an index by a statement that writes nothing, but that SQLite
/// takes for a writer, and deliveries are not to wait for it.
struct IndexCopy {
  private static let indexes = ["search", "article_search"]

  private let copy: Connection

  init(of original: Connection) throws {
    copy = try Connection(path: "", .create)
    try copy.execute(sql: "PRAGMA journal_mode = OFF")
    try copy.inTransaction(.writing) {
      for index in IndexCopy.indexes { try take(index, from: original) }
    }
  }

  /// The indexes in which FTS5 finds a fault (sqlite.org/fts5.html, 'integrity-check').
  func damaged() -> [String] {
    IndexCopy.indexes.filter { index in
      (try? copy.execute(sql: "INSERT INTO \(index) (\(index)) VALUES ('integrity-check')")) == nil
    }
  }

  /// An index is what its shadow tables hold (sqlite.org/fts5.html §9).
  private func take(_ index: String, from original: Connection) throws {
    let made = try String.fetchOne(
      original, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [index])
    try copy.execute(sql: made ?? "")
    let shadows = try String.fetchAll(
      copy, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB ?",
      arguments: ["\(index)_*"])
    for shadow in shadows { try takeRows(of: shadow, from: original) }
  }

  private func takeRows(of table: String, from original: Connection) throws {
    try copy.execute(sql: "DELETE FROM \(table)")
    let rows = try original.makeStatement(sql: "SELECT * FROM \(table)")
    let places = rows.columns.map { _ in "?" }.joined(separator: ", ")
    let insertion = try copy.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
    try rows.run([]) { try insertion.execute(arguments: StatementArguments($0.all)) }
  }
}
