internal import Desk
internal import Mail

/// A full-text index that is asked what is like a question: any of its telling terms, ranked by
/// bm25 (sqlite.org/fts5.html §5.1.1).
enum RankedIndex {
  case articles
  /// Of all tickets but this one.
  case mail(except: Int)

  private var table: String {
    switch self {
    case .articles: "article_search"
    case .mail: "search"
    }
  }

  /// Rows that have `:match` in the columns which are searched.
  private var rows: String {
    switch self {
    case .articles: "article_search WHERE article_search MATCH '{title text} : ' || :match"
    case .mail(let ticket):
      """
      search WHERE search MATCH '{subject body} : ' || :match
        AND rowid NOT IN (SELECT id FROM message WHERE ticket = \(ticket))
      """
    }
  }

  /// Of all columns, in order.
  private var weights: String {
    switch self {
    case .articles: "\(ArticleIndex.titleWeight), 1.0"
    case .mail: "4.0, 1.0, 0.0, 0.0, 0.0"
    }
  }

  /// How a term is asked for. Articles are few: other forms of a word are found by its beginning.
  private func match(_ term: SearchTerm) -> String {
    let text = SearchText.indexed(term.text)
    guard case .articles = self, term.isWord, text.count > 3 else { return "\"\(text)\"" }
    return "\"\(text.prefix(max(5, text.count - 2)))\" *"
  }

  /// - Parameters:
  ///   - total: rows of the index.
  ///   - common: a term in so many rows is not followed further.
  func telling(
    _ question: Question, of total: Int, common: Int, _ db: Connection
  ) throws -> DistinctiveTerms {
    let statement = try db.cachedStatement(
      sql: "SELECT count(*) FROM (SELECT 1 FROM \(rows) LIMIT :common)")
    var known: Set<String> = []
    var found: [DistinctiveTerms.Found] = []
    for term in question.terms {
      let match = match(term.term)
      guard known.insert(match).inserted else { continue }
      let count = try Int.fetchOne(statement, arguments: ["match": match, "common": common]) ?? 0
      found.append(DistinctiveTerms.Found(match: match, weight: term.weight, count: count))
    }
    return DistinctiveTerms(found, of: total, common: common)
  }

  func commonGround(_ telling: DistinctiveTerms, _ db: Connection) throws -> TermOverlap {
    let statement = try db.cachedStatement(sql: "SELECT rowid FROM \(rows)")
    var ground = TermOverlap(isSingle: telling.isSingle)
    for term in telling.terms {
      ground.add(term, in: try Int.fetchAll(statement, arguments: ["match": term.match]))
    }
    return ground
  }

  /// The rows with any of the terms, the best first.
  func ranked(_ telling: DistinctiveTerms, most: Int, _ db: Connection) throws -> [Int] {
    guard !telling.terms.isEmpty else { return [] }
    return try Int.fetchAll(
      db,
      sql: """
        SELECT rowid FROM \(rows) ORDER BY bm25(\(table), \(weights)), rowid DESC LIMIT :most
        """, arguments: ["match": telling.anyTerm, "most": most])
  }
}

extension DistinctiveTerms {
  /// As the index is asked for one of them at least.
  var anyTerm: String { "(\(terms.map(\.match).joined(separator: " OR ")))" }
}
