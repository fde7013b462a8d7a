internal import Desk
internal import Mail

extension Snapshot {
  /// The search indexes in which SQLite finds a fault.
  package func damagedIndexes() throws -> [String] { try IndexCopy(of: db).damaged() }

  /// Some of what the index holds of messages that are not there.
  package func strayWords() throws -> [Int: SearchColumns] {
    let strays = try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM search_docsize WHERE id NOT IN (SELECT id FROM message) LIMIT 100
        """)
    return strays.isEmpty
      ? [:] : try IndexedWords(of: "search", in: "main", db).columns(of: strays)
  }

  /// The first articles behind one.
  package func articleNumbers(after article: Int, limit: Int) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?",
      arguments: [article, limit])
  }
}

extension Transaction {
  /// An empty one in the place of one that is damaged.
  package func remakeIndex(_ name: String) throws {
    let made = try String.fetchOne(
      db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [name])
    guard let made else { throw StoreError.defect("the index \(name) is gone") }
    try db.execute(sql: "DROP TABLE \(name)")
    try db.execute(sql: made)
  }

  package func removeStray(_ words: [Int: SearchColumns]) throws {
    for (message, columns) in words { try unindex(columns, message: message) }
  }

  /// Makes articles findable, and forgets those that are not there.
  package func rebuildIndex(ofArticles articles: [Int]) throws {
    try execute("DELETE FROM article_search WHERE rowid NOT IN (SELECT id FROM article)", [])
    for number in articles {
      guard let article = try snapshot.article(number) else { continue }
      try execute("DELETE FROM article_search WHERE rowid = ?", [number])
      try index(article.draft.content, number)
    }
  }
}
