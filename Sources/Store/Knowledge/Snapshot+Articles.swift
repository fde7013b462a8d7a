package import Desk
internal import Mail

extension Snapshot {
  package func article(_ number: Int) throws -> Article? {
    try Row.fetchOne(db, sql: "SELECT * FROM article WHERE id = ?", arguments: [number])
      .map(Article.init(row:))
  }

  package func article(titled title: String, in base: String) throws -> Article? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM article WHERE base = ? AND title = ?", arguments: [base, title]
    ).map(Article.init(row:))
  }

  /// Of one base, or of all (nil), by base and title.
  package func articles(in base: String?) throws -> [Article] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM article WHERE base = :base OR :base IS NULL ORDER BY base, title",
      arguments: ["base": base]
    ).map(Article.init(row:))
  }

  /// The names of all knowledge bases: each has an article.
  package func knowledgeBases() throws -> [String] {
    try String.fetchAll(db, sql: "SELECT DISTINCT base FROM article ORDER BY base")
  }

  /// The name of a base as it was written first; nil when there is none. Case of ASCII letters does
  /// not count.
  package func knowledgeBase(_ name: String) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT base FROM article WHERE base = ? LIMIT 1", arguments: [name])
  }

  /// Articles of a base with all the words, the best first.
  package func articles(in base: String, with words: [Query.Phrase]) throws -> [Article] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT a.* FROM article_search AS s JOIN article AS a ON a.id = s.rowid
        WHERE article_search MATCH :match AND a.base = :base
        ORDER BY bm25(article_search, \(ArticleIndex.titleWeight), 1.0), a.id
        """,
      arguments: [
        "match": words.map(MatchExpression.of).joined(separator: " AND "), "base": base,
      ]
    ).map(Article.init(row:))
  }
}

/// How articles are ranked.
enum ArticleIndex {
  /// A word of the title says as much as this many of the text.
  static let titleWeight = 5.0
}

extension Article {
  init(row: Row) throws {
    try self.init(
      number: row["id"], base: row["base"],
      content: ArticleContent(title: row["title"], url: row["url"], text: row["text"]),
      updated: Timestamp(seconds: row["updated"]))
  }
}
