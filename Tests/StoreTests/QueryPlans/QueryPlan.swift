@testable import Store

/// How SQLite goes about a statement in an empty store (sqlite.org/eqp.html): by the schema alone, for
/// the program keeps no statistics.
struct QueryPlan {
  /// The tables, full-text indexes included, that are read from one end to the other, also by way of an
  /// index; nothing of what only an administrator's work fills.
  let scans: Set<String>

  /// Queues, settings, keys, texts: they do not grow with the mail.
  static let fixed: Set<String> = [
    "queue", "setting", "secret", "retired_key", "progress", "canned", "article", "article_search",
    "sqlite_schema",
  ]

  init(of sql: String, in db: Connection) throws {
    let tables = try Set(
      String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
        + ["sqlite_schema"])
    // In views, other names stand for tables, too.
    let views = try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'view'")
    let words = QueryPlan.words(sql)
    let texts = views.map(QueryPlan.words) + [words]
    let scanned = try QueryPlan.steps(of: sql, db).compactMap(QueryPlan.scanned)
      .filter { !words.nameCommonTable($0) }
      .flatMap { name in
        tables.contains(name)
          ? [name] : tables.filter { table in texts.contains { $0.contains([table, "AS", name]) } }
      }
    scans = Set(scanned).subtracting(QueryPlan.fixed)
  }

  private static func words(_ sql: String) -> [String] {
    sql.replacing("(", with: " ( ").replacing(")", with: " ) ").replacing(",", with: " , ")
      .split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static func steps(of sql: String, _ db: Connection) throws -> [String] {
    let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
    let nothing = Array(repeating: DatabaseValue.null, count: statement.parameterCount)
    return try Row.fetchAll(statement, arguments: StatementArguments(nothing))
      .map { try $0["detail"] }
  }

  /// The name of what is read from one end to the other in a step; of a full-text index, that is what
  /// no MATCH and no row number narrows.
  private static func scanned(_ step: String) -> String? {
    let words = step.split(separator: " ").map(String.init)
    guard words.count > 1, words[0] == "SCAN" else { return nil }
    return step.contains("VIRTUAL TABLE") && !step.hasSuffix(" INDEX 0:") ? nil : words[1]
  }
}

extension [String] {
  /// WITH name AS (...), or with names of columns before AS.
  fileprivate func nameCommonTable(_ name: String) -> Bool {
    indices.contains { place in
      guard self[place] == name else { return false }
      var rest = self[(place + 1)...]
      if rest.first == "(" { rest = rest.drop { $0 != ")" }.dropFirst() }
      return rest.starts(with: ["AS", "("])
    }
  }
}
