internal import CSQLite

/// A prepared statement, used again and again; its connection outlives it.
final class Statement: EngineStatement {
  let sql: String
  private let handle: OpaquePointer
  /// Names of the columns of its result.
  private(set) lazy var columns = (0..<sqlite3_column_count(handle)).map {
    String(cString: sqlite3_column_name(handle, $0))
  }

  init(_ handle: OpaquePointer, sql: String) {
    self.handle = handle
    self.sql = sql
  }

  deinit {
    sqlite3_finalize(handle)
  }

  func execute(arguments: StatementArguments = []) throws {
    try run(arguments) { _ in }
  }

  /// Calls `body` for each row of the result, but not for more than `limit`.
  func run(
    _ arguments: StatementArguments, atMost limit: Int = .max, _ body: (Values) throws -> Void
  ) throws {
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    try bind(arguments)
    for _ in 0..<limit {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try body(Values(statement: handle))
      case SQLITE_DONE: return
      case let code: throw DatabaseError(code, sqlite3_db_handle(handle))
      }
    }
  }

  /// How many values it takes.
  var parameterCount: Int { Int(sqlite3_bind_parameter_count(handle)) }

  private func bind(_ arguments: StatementArguments) throws {
    guard arguments.all.count == parameterCount else {
      throw DatabaseError(misuse: "\(arguments.all.count) arguments for \(sql)")
    }
    for (offset, argument) in arguments.all.enumerated() {
      let place = argument.name.map { sqlite3_bind_parameter_index(handle, ":" + $0) }
      let code = bind(argument.value, at: place ?? Int32(offset + 1))
      guard code == SQLITE_OK else { throw DatabaseError(code, sqlite3_db_handle(handle)) }
    }
  }

  private func bind(_ value: DatabaseValue, at place: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, place)
    case .integer(let number): return sqlite3_bind_int64(handle, place, number)
    case .real(let number): return sqlite3_bind_double(handle, place, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          csqlite_bind_text(handle, place, $0.baseAddress, UInt64($0.count))
        }
      }
    case .blob(let bytes):
      return bytes.isEmpty
        ? sqlite3_bind_zeroblob(handle, place, 0)
        : csqlite_bind_blob(handle, place, bytes, UInt64(bytes.count))
    }
  }
}

extension Statement {
  /// The row that a statement stands on.
  struct Values: EngineValues {
    fileprivate let statement: OpaquePointer

    var all: [DatabaseValue] {
      (0..<Int(sqlite3_column_count(statement))).map { self[$0] }
    }

    subscript(column: Int) -> DatabaseValue {
      DatabaseValue(sqlite3_column_value(statement, Int32(column)))
    }
  }
}
