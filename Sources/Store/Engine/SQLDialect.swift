/// What database engines say differently in SQL, and that is wanted in many places.
///
/// Everything that knows an engine lies in the engine's own folder: `Connection`, `Statement` and
/// `Dialect`, the schema, full-text search, and the files beside the store. The rest of the module
/// speaks of `Row`, `StatementArguments`, `DatabaseValue` and `DatabaseError`, and its SQL keeps to what
/// SQLite and PostgreSQL have in common, except for:
/// - what is asked of `Dialect`;
/// - `max(a, b)` and `min(a, b)` (greatest, least), `a IS b` (IS NOT DISTINCT FROM), booleans that are 0
///   and 1, `:name` and `?` for arguments;
/// - `INDEXED BY`, and `CROSS JOIN` for an order of joins: hints, without which the result is the same.
///
/// SQLite is the only engine today. A second one brings the same types in a folder beside SQLite/, and
/// the store's location says which one it is.
protocol SQLDialect {
  /// One argument for many values: `ticket IN \(Dialect.elements(of: ":tickets"))`.
  static func elements(of argument: String) -> String
  /// What is bound to it.
  static func list(_ numbers: some Sequence<Int>) -> DatabaseValue
  static func list(_ texts: some Sequence<String>) -> DatabaseValue

  /// A text as it is compared and ordered without regard to the case of ASCII letters: on both sides of
  /// a comparison.
  static func caseBlind(_ text: String) -> String

  /// Behind FROM: the messages, as `m`, that full-text search finds.
  ///
  /// - Parameter match: an argument that holds a `MatchExpression`.
  static func messages(matching match: String) -> String

  static func begin(_ kind: TransactionKind) -> String
}
