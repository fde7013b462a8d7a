internal import CSQLite

/// A second program that has a store open, as an administrator's sqlite3 shell is: it knows SQLite and
/// nothing of the store's own code, neither its lock.
package final class SQLiteClient {
  private var connection: OpaquePointer?

  package init(_ path: String) throws {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX
    try check(sqlite3_open_v2(path, &connection, flags, nil))
  }

  deinit { close() }

  package func close() {
    sqlite3_close_v2(connection)
    connection = nil
  }

  /// - Parameter sql: one statement or several.
  package func execute(_ sql: String) throws {
    try check(sqlite3_exec(connection, sql, nil, nil, nil))
  }

  package func rows(_ sql: String, _ arguments: Int...) throws -> [Row] {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(connection, sql, -1, &statement, nil))
    defer { sqlite3_finalize(statement) }
    for (place, argument) in arguments.enumerated() {
      try check(sqlite3_bind_int64(statement, Int32(place + 1), Int64(argument)))
    }
    var rows: [Row] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: rows.append(Row(statement))
      case SQLITE_DONE: return rows
      case let code: try check(code)
      }
    }
  }

  /// The first column of all rows, of which none is NULL.
  package func texts(_ sql: String) throws -> [String] {
    try rows(sql).compactMap { $0.values[0].text }
  }

  /// The first column of the first row.
  package func text(_ sql: String) throws -> String? { try rows(sql).first?.values[0].text }

  package func number(_ sql: String) throws -> Int? { try rows(sql).first?.values[0].number }

  private func check(_ code: Int32) throws {
    guard code != SQLITE_OK else { return }
    throw Fault(code: code, reason: String(cString: sqlite3_errmsg(connection)))
  }

  package struct Fault: Error, Hashable { let code: Int32, reason: String }
}

extension SQLiteClient {
  package enum Value: Hashable, Sendable {
    case null
    case number(Int)
    case real(Double)
    case text(String)
    case bytes([UInt8])

    package var number: Int? { if case .number(let number) = self { number } else { nil } }
    package var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }

    package var text: String? {
      switch self {
      case .null: nil
      case .number(let number): "\(number)"
      case .real(let number): "\(number)"
      case .text(let text): text
      case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
      }
    }
  }

  package struct Row: Hashable, Sendable, CustomStringConvertible {
    package private(set) var names: [String] = []
    package private(set) var values: [Value] = []

    package subscript(name: String) -> Value {
      names.firstIndex(of: name).map { values[$0] } ?? .null
    }

    package var description: String {
      zip(names, values).map { "\($0): \($1)" }.joined(separator: ", ")
    }

    fileprivate init(_ statement: OpaquePointer?) {
      for column in 0..<sqlite3_column_count(statement) {
        names.append(String(cString: sqlite3_column_name(statement, column)))
        values.append(Value(statement, column))
      }
    }
  }
}

extension SQLiteClient.Value {
  fileprivate init(_ statement: OpaquePointer?, _ column: Int32) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: self = .number(Int(sqlite3_column_int64(statement, column)))
    case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
    case SQLITE_NULL: self = .null
    case let type:
      let start = sqlite3_column_blob(statement, column)
      let bytes = UnsafeRawBufferPointer(
        start: start, count: Int(sqlite3_column_bytes(statement, column)))
      self =
        type == SQLITE_TEXT ? .text(String(decoding: bytes, as: UTF8.self)) : .bytes(Array(bytes))
    }
  }
}
