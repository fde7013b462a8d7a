/// What a column holds, or an argument is.
enum DatabaseValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
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
