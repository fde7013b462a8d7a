/// One row of a result, copied out of SQLite.
struct Row: Sendable {
  let columns: [String]
  let values: [DatabaseValue]

  /// A column that may be NULL.
  subscript<Value: DatabaseValueConvertible>(_ name: String) -> Value? {
    columns.firstIndex(of: name).flatMap { Value.fromDatabaseValue(values[$0]) }
  }

  /// A column of which the schema says that it is never NULL, and of this type (STRICT tables).
  ///
  /// - Throws: `DatabaseError`: a damaged page, or another program, may have left another value.
  subscript<Value: DatabaseValueConvertible>(_ name: String) -> Value {
    get throws {
      guard let value: Value = self[name] else { throw DatabaseError(unexpectedIn: name) }
      return value
    }
  }
}

extension Row {
  static func fetchAll(
    _ statement: Statement, arguments: StatementArguments = []
  ) throws -> [Row] {
    var rows: [Row] = []
    let columns = statement.columns
    try statement.run(arguments) { values in
      rows.append(Row(columns: columns, values: values.all))
    }
    return rows
  }

  static func fetchAll(
    _ db: Connection, sql: String, arguments: StatementArguments = []
  ) throws -> [Row] {
    try fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  /// The first row; nil when there is none.
  static func fetchOne(
    _ statement: Statement, arguments: StatementArguments = []
  ) throws -> Row? {
    var row: Row?
    try statement.run(arguments, atMost: 1) {
      row = Row(columns: statement.columns, values: $0.all)
    }
    return row
  }

  static func fetchOne(
    _ db: Connection, sql: String, arguments: StatementArguments = []
  ) throws -> Row? {
    try fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }
}

extension DatabaseValueConvertible {
  /// The first column of all rows, without NULLs.
  static func fetchAll(
    _ statement: Statement, arguments: StatementArguments = []
  ) throws -> [Self] {
    var all: [Self] = []
    try statement.run(arguments) { values in
      if let value = Self.fromDatabaseValue(values[0]) { all.append(value) }
    }
    return all
  }

  static func fetchAll(
    _ db: Connection, sql: String, arguments: StatementArguments = []
  ) throws -> [Self] {
    try fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  /// The first column of the first row; nil when there is no row, or NULL in it.
  static func fetchOne(
    _ statement: Statement, arguments: StatementArguments = []
  ) throws -> Self? {
    var first: Self?
    try statement.run(arguments, atMost: 1) { first = Self.fromDatabaseValue($0[0]) }
    return first
  }

  static func fetchOne(
    _ db: Connection, sql: String, arguments: StatementArguments = []
  ) throws -> Self? {
    try fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }
}

extension DatabaseValueConvertible where Self: Hashable {
  static func fetchSet(
    _ db: Connection, sql: String, arguments: StatementArguments = []
  ) throws -> Set<Self> {
    Set(try fetchAll(db, sql: sql, arguments: arguments))
  }
}
