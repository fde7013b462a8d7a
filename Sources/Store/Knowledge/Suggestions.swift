package import Desk
internal import Mail

extension Snapshot {
  /// Articles that may answer a question, the best first. What this costs does not depend on how
  /// much mail there is.
  ///
  /// - Parameter base: nil for all knowledge bases; one that does not exist suggests nothing.
  package func suggestions(
    for question: Question, base: String?, limit: Int
  ) throws -> [Article] {
    guard limit > 0, !question.terms.isEmpty else { return [] }
    let index = RankedIndex.articles
    let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM article") ?? 0
    let telling = try index.telling(question, of: total, common: max(8, total / 2), db)
    let ground = try index.commonGround(telling, db)
    let rows = try members(of: base, in: try index.ranked(telling, most: total, db))
    let titled = try titles(with: telling)
    let near = ground.nearBest(rows.filter(ground.isEnough))
    return try rows.filter { titled.contains($0) || near.contains($0) }.prefix(limit)
      .compactMap(article)
  }

  /// Those of the rows that are in a base, in their order.
  private func members(of base: String?, in rows: [Int]) throws -> [Int] {
    guard let base else { return rows }
    let members = try Int.fetchSet(
      db, sql: "SELECT id FROM article WHERE base = ?", arguments: [base])
    return rows.filter(members.contains)
  }

  /// One word of the title is more than chance.
  private func titles(with telling: DistinctiveTerms) throws -> Set<Int> {
    guard !telling.terms.isEmpty else { return [] }
    return try Int.fetchSet(
      db, sql: "SELECT rowid FROM article_search WHERE article_search MATCH 'title : ' || ?",
      arguments: [telling.anyTerm])
  }
}
