package import Desk
package import Mail

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

extension Transaction {
  /// The base has no article of that title.
  ///
  /// - Returns: its number.
  package func addArticle(
    _ content: ArticleContent, to base: String, by actor: String, at now: Timestamp
  ) throws -> Int {
    try db.execute(
      sql: "INSERT INTO article (base, title, url, text, updated) VALUES (?, ?, ?, ?, ?)",
      arguments: [base, content.title, content.url, content.text, now.seconds])
    let number = Int(db.lastInsertedRowID)
    try index(content, number)
    try recordArticle(
      number, before: nil, after: ArticleDraft(base: base, content: content), actor, now)
    return number
  }

  /// - Returns: false when it says that already.
  @discardableResult
  package func change(
    _ article: Article, to draft: ArticleDraft, by actor: String, at now: Timestamp
  ) throws -> Bool {
    guard draft != article.draft else { return false }
    try db.execute(
      sql: "UPDATE article SET base = ?, title = ?, url = ?, text = ?, updated = ? WHERE id = ?",
      arguments: [
        draft.base, draft.content.title, draft.content.url, draft.content.text, now.seconds,
        article.number,
      ])
    try db.execute(sql: "DELETE FROM article_search WHERE rowid = ?", arguments: [article.number])
    try index(draft.content, article.number)
    try recordArticle(article.number, before: article.draft, after: draft, actor, now)
    return true
  }

  package func remove(_ article: Article, by actor: String, at now: Timestamp) throws {
    try db.execute(sql: "DELETE FROM article_search WHERE rowid = ?", arguments: [article.number])
    try db.execute(sql: "DELETE FROM article WHERE id = ?", arguments: [article.number])
    try recordArticle(article.number, before: article.draft, after: nil, actor, now)
  }

  func index(_ content: ArticleContent, _ number: Int) throws {
    try db.execute(
      sql: "INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)",
      arguments: [
        number, SearchText.indexed(content.title), SearchText.indexed(content.text),
      ])
  }

  private func recordArticle(
    _ number: Int, before: ArticleDraft?, after: ArticleDraft?, _ actor: String, _ now: Timestamp
  ) throws {
    try record(
      Event(
        at: now, actor: actor, kind: .article, before: before?.text, after: after?.text,
        note: "\(number)"))
  }
}

extension Article {
  package var draft: ArticleDraft { ArticleDraft(base: base, content: content) }
}
