internal import Foundation

/// A JSON value, read by another reader than the programs' own writer. What is not there is null.
package enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([Value])
  case object([String: Value])

  package init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(Value.self, from: Data(bytes))
  }

  package subscript(name: String) -> Value {
    if case .object(let members) = self { members[name] ?? .null } else { .null }
  }

  package subscript(place: Int) -> Value {
    if case .array(let values) = self, values.indices.contains(place) {
      values[place]
    } else {
      .null
    }
  }

  package var int: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }

  package var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  package var bool: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }

  package var array: [Value] {
    if case .array(let values) = self { values } else { [] }
  }

  package var names: Set<String> {
    if case .object(let members) = self { Set(members.keys) } else { [] }
  }
}

extension Value: Decodable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let values = try? container.decode([Value].self) {
      self = .array(values)
    } else {
      self = .object(try container.decode([String: Value].self))
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  package init(stringLiteral text: String) { self = .text(text) }

  package init(integerLiteral number: Int) { self = .number(Double(number)) }
}
