internal import CSQLite

/// What a column holds, or an argument is: SQLite's storage classes (sqlite.org/datatype3.html §2).
enum DatabaseValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension DatabaseValue {
  /// A copy of an `sqlite3_value`.
  init(_ value: OpaquePointer?) {
    func bytes(_ start: UnsafeRawPointer?) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }
    self =
      switch sqlite3_value_type(value) {
      case SQLITE_INTEGER: .integer(sqlite3_value_int64(value))
      case SQLITE_FLOAT: .real(sqlite3_value_double(value))
      case SQLITE_TEXT: .text(String(decoding: bytes(sqlite3_value_text(value)), as: UTF8.self))
      case SQLITE_BLOB: .blob(Array(bytes(sqlite3_value_blob(value))))
      default: .null
      }
  }
}

/// A type that columns and arguments have in Swift.
protocol DatabaseValueConvertible {
  var databaseValue: DatabaseValue { get }

  /// Nil when the value is of another kind, as NULL always is.
  static func fromDatabaseValue(_ value: DatabaseValue) -> Self?
}

extension DatabaseValue: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { self }

  static func fromDatabaseValue(_ value: DatabaseValue) -> DatabaseValue? { value }
}

extension Int: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { .integer(Int64(self)) }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Int? {
    if case .integer(let number) = value { Int(number) } else { nil }
  }
}

extension Int64: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { .integer(self) }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Int64? {
    if case .integer(let number) = value { number } else { nil }
  }
}

extension Bool: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { .integer(self ? 1 : 0) }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Bool? {
    if case .integer(let number) = value { number != 0 } else { nil }
  }
}

extension Double: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { .real(self) }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Double? {
    switch value {
    case .real(let number): number
    case .integer(let number): Double(number)
    case .null, .text, .blob: nil
    }
  }
}

extension String: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { .text(self) }

  static func fromDatabaseValue(_ value: DatabaseValue) -> String? {
    if case .text(let text) = value { text } else { nil }
  }
}

extension [UInt8]: DatabaseValueConvertible {
  var databaseValue: DatabaseValue { .blob(self) }

  static func fromDatabaseValue(_ value: DatabaseValue) -> [UInt8]? {
    if case .blob(let bytes) = value { bytes } else { nil }
  }
}
