/// What is bound to the `?` of a statement, in their order, or to its `:names`.
struct StatementArguments: Sendable {
  struct Argument: Sendable {
    /// Without the colon; nil: the place decides.
    var name: String?
    var value: DatabaseValue
  }

  private(set) var all: [Argument] = []

  init() {}

  init(_ values: [some DatabaseValueConvertible]) {
    all = values.map { Argument(value: $0.databaseValue) }
  }

  static func + (one: Self, other: Self) -> Self {
    var sum = one
    sum += other
    return sum
  }

  static func += (one: inout Self, other: Self) {
    one.all += other.all
  }
}

extension StatementArguments: ExpressibleByArrayLiteral {
  init(arrayLiteral values: (any DatabaseValueConvertible)?...) {
    all = values.map { Argument(value: $0?.databaseValue ?? .null) }
  }
}

extension StatementArguments: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral values: (String, (any DatabaseValueConvertible)?)...) {
    all = values.map { Argument(name: $0, value: $1?.databaseValue ?? .null) }
  }
}
