internal import Desk

/// SQLite's (sqlite.org/lang.html).
enum Dialect: SQLDialect {
  static func elements(of argument: String) -> String {
    "(SELECT value FROM json_each(\(argument)))"
  }

  static func list(_ numbers: some Sequence<Int>) -> DatabaseValue {
    .text("[" + numbers.map { String($0) }.joined(separator: ",") + "]")
  }

  static func list(_ texts: some Sequence<String>) -> DatabaseValue {
    .text("[" + texts.map { JSON.text($0).line }.joined(separator: ",") + "]")
  }

  static func caseBlind(_ text: String) -> String { "\(text) COLLATE NOCASE" }

  static func messages(matching match: String) -> String {
    "search CROSS JOIN message AS m INDEXED BY message_with_ticket "
      + "ON m.id = search.rowid AND search MATCH \(match)"
  }

  /// IMMEDIATE takes SQLite's own write lock at once: a change that began by reading could not wait
  /// for it later.
  static func begin(_ kind: TransactionKind) -> String {
    switch kind {
    case .reading: "BEGIN DEFERRED"
    case .writing: "BEGIN IMMEDIATE"
    }
  }
}
