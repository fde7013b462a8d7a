/// What the store asks of a connection to a database, whatever the engine; used by one thread at a time.
/// See `SQLDialect` for where an engine lies.
protocol EngineConnection: AnyObject {
  associatedtype Prepared: EngineStatement

  /// Runs one statement, or several without arguments.
  func execute(sql: String, arguments: StatementArguments) throws

  /// The statement of that text, prepared when it is new.
  func cachedStatement(sql: String) throws -> Prepared

  /// A statement that stays in use while others of the same text may run.
  func makeStatement(sql: String) throws -> Prepared

  /// Everything that `body` does, or nothing of it. Transactions are not nested.
  func inTransaction<Result>(_ kind: TransactionKind, _ body: () throws -> Result) throws -> Result

  /// Rows that the last INSERT, UPDATE or DELETE changed.
  var changesCount: Int { get }

  /// The number that the last INSERT gave.
  var lastInsertedRowID: Int64 { get }

  /// Bytes of a text, of which nothing else is read.
  func size(of column: String, in table: String, row: Int) throws -> Int
}

enum TransactionKind {
  case reading, writing
}

/// A prepared statement, used again and again.
protocol EngineStatement: AnyObject {
  associatedtype Values: EngineValues

  var sql: String { get }

  /// Names of the columns of its result.
  var columns: [String] { get }

  /// Calls `body` for each row of the result, but not for more than `limit`.
  func run(
    _ arguments: StatementArguments, atMost limit: Int, _ body: (Values) throws -> Void) throws
}

/// The row that a statement stands on.
protocol EngineValues {
  var all: [DatabaseValue] { get }

  subscript(column: Int) -> DatabaseValue { get }
}
