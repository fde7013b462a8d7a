/// A value of a fixture's JSON, or of a mail, in one shape so that the two can be compared.
enum FixtureValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Int)
  case text(String)
  case list([FixtureValue])
  case object([String: FixtureValue])

  init(_ text: String?) {
    self = text.map(FixtureValue.text) ?? .null
  }

  init(_ number: Int?) {
    self = number.map(FixtureValue.number) ?? .null
  }

  /// Where `observed` falls short of this expectation, one line each. Objects are compared by the
  /// keys the expectation names, lists element by element.
  func shortfalls(of observed: FixtureValue, at path: String) -> [String] {
    switch (self, observed) {
    case (.object(let expected), .object(let values)):
      expected.sorted { $0.key < $1.key }.flatMap { key, value in
        value.shortfalls(underKey: key, in: values, at: path.isEmpty ? key : "\(path).\(key)")
      }
    case (.list(let expected), .list(let values)) where expected.count == values.count:
      zip(expected, values).enumerated().flatMap { index, pair in
        pair.0.shortfalls(of: pair.1, at: "\(path)[\(index)]")
      }
    default:
      self == observed ? [] : ["\(path): expected \(self), got \(observed)"]
    }
  }

  /// `KEY_contains` and `KEY_lacks` hold texts that must, or must not, be in the text of `KEY`.
  private func shortfalls(
    underKey key: String, in values: [String: FixtureValue], at path: String
  ) -> [String] {
    for (suffix, isWanted) in [("_contains", true), ("_lacks", false)] where key.hasSuffix(suffix) {
      guard case .text(let text)? = values[String(key.dropLast(suffix.count))] else {
        return ["\(path): there is no such text"]
      }
      return texts.filter { text.contains($0) != isWanted }
        .map { "\(path): \(FixtureValue.text($0)), got \(FixtureValue.text(text))" }
    }
    guard let value = values[key] else { return ["\(path): there is no such value"] }
    return shortfalls(of: value, at: path)
  }

  private var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let values): values.flatMap(\.texts)
    case .null, .flag, .number, .object: []
    }
  }
}

extension FixtureValue: CustomStringConvertible {
  var description: String {
    switch self {
    case .null: "null"
    case .flag(let flag): "\(flag)"
    case .number(let number): "\(number)"
    case .text(let text): text.debugDescription
    case .list(let values): "\(values)"
    case .object(let values):
      "{" + values.sorted { $0.key < $1.key }.map { "\($0): \($1)" }.joined(separator: ", ") + "}"
    }
  }
}

extension FixtureValue: Decodable {
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Int.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let values = try? value.decode([FixtureValue].self) {
      self = .list(values)
    } else {
      self = .object(try value.decode([String: FixtureValue].self))
    }
  }
}

extension FixtureValue: ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  init(booleanLiteral value: Bool) { self = .flag(value) }

  init(arrayLiteral elements: FixtureValue...) { self = .list(elements) }

  init(dictionaryLiteral elements: (String, FixtureValue)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}
