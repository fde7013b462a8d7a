internal import Desk
internal import GRDB
internal import Mail

/// A full-text index that is asked what is like a question: any of its telling terms, ranked by
/// bm25 (sqlite.org/fts5.html §5.1.1).
enum RankedIndex {
  case articles, mail

  private var table: String {
    switch self {
    case .articles: "article_search"
    case .mail: "search"
    }
  }

  /// The columns that are searched.
  private var columns: String {
    switch self {
    case .articles: "{title text}"
    case .mail: "{subject body}"
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
    let count = term.text.count
    guard self == .articles, term.isWord, count > 3 else { return "\"\(term.text)\"" }
    return "\"\(term.text.prefix(max(5, count - 2)))\" *"
  }

  /// - Parameters:
  ///   - common: a term in so many rows is not followed further.
  ///   - own: rows that do not count.
  func telling(
    _ question: Question, of total: Int, common: Int, own: Set<Int> = [], _ db: Database
  ) throws -> TellingTerms {
    let statement = try db.cachedStatement(
      sql: "SELECT rowid FROM \(table) WHERE \(table) MATCH ? LIMIT ?")
    var known: Set<String> = []
    var found: [TellingTerms.Found] = []
    for term in question.terms {
      let match = match(term.term)
      guard known.insert(match).inserted else { continue }
      let rows = try Int.fetchAll(statement, arguments: ["\(columns) : \(match)", common])
      found.append(
        TellingTerms.Found(
          match: match, weight: term.weight, rows: rows.filter { !own.contains($0) }))
    }
    return TellingTerms(found, of: total, common: common)
  }

  /// The rows with any of the terms, the best first.
  func ranked(_ terms: TellingTerms, most: Int, _ db: Database) throws -> [Int] {
    guard !terms.matches.isEmpty else { return [] }
    return try Int.fetchAll(
      db,
      sql: """
        SELECT rowid FROM \(table) WHERE \(table) MATCH ?
        ORDER BY bm25(\(table), \(weights)), rowid DESC LIMIT ?
        """,
      arguments: ["\(columns) : (\(terms.matches.joined(separator: " OR ")))", most])
  }
}
