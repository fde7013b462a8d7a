package import Desk
package import Mail

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
