package import Mail
internal import Text

/// A JSON value whose members keep their order (RFC 8259): what programs read from `--json`. Foundation's
/// encoder sorts or shuffles members and leaves out nulls, which our formats promise.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case text(String)
  case array([JSON])
  case object([(name: String, value: JSON)])

  package static func time(_ moment: Timestamp?) -> JSON {
    moment.map { .text($0.rfc3339) } ?? .null
  }

  package static func optional(_ text: String?) -> JSON {
    text.map(JSON.text) ?? .null
  }

  package static func optional(_ number: Int?) -> JSON {
    number.map(JSON.number) ?? .null
  }

  package static func texts(_ texts: [String]) -> JSON {
    .array(texts.map(JSON.text))
  }

  /// Members of both objects, in order.
  package static func + (a: JSON, b: JSON) -> JSON {
    guard case .object(let first) = a, case .object(let second) = b else { return a }
    return .object(first + second)
  }

  /// One line, UTF-8. Control characters are escaped, also C1 ones and line separators, so that
  /// the text is harmless on a terminal.
  package var line: String { written(indent: nil) }

  /// Indented, for people who look.
  package var pretty: String { written(indent: 0) }

  private func written(indent: Int?) -> String {
    var out: [UInt8] = []
    write(to: &out, indent: indent)
    return String(decoding: out, as: UTF8.self)
  }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral {
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { (name: $0.0, value: $0.1) })
  }

  package init(integerLiteral value: Int) {
    self = .number(value)
  }
}

extension JSON {
  private func write(to out: inout [UInt8], indent: Int?) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .number(let value): out += String(value).utf8
    case .text(let text): JSON.quote(text, to: &out)
    case .array(let values):
      JSON.write(values, between: "[", "]", to: &out, indent) { value, out, indent in
        value.write(to: &out, indent: indent)
      }
    case .object(let members):
      JSON.write(members, between: "{", "}", to: &out, indent) { member, out, indent in
        JSON.quote(member.name, to: &out)
        out += (indent == nil ? ":" : ": ").utf8
        member.value.write(to: &out, indent: indent)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between open: String, _ close: String, to out: inout [UInt8],
    _ indent: Int?, _ element: (Element, inout [UInt8], Int?) -> Void
  ) {
    out += open.utf8
    for (place, value) in elements.enumerated() {
      if place > 0 { out += ",".utf8 }
      if let indent { out += ("\n" + String(repeating: "  ", count: indent + 1)).utf8 }
      element(value, &out, indent.map { $0 + 1 })
    }
    if let indent, !elements.isEmpty {
      out += ("\n" + String(repeating: "  ", count: indent)).utf8
    }
    out += close.utf8
  }

  private static func quote(_ text: String, to out: inout [UInt8]) {
    out += "\"".utf8
    for scalar in text.unicodeScalars {
      if needsEscape(scalar) { out += escape(scalar).utf8 } else { out.append(scalar) }
    }
    out += "\"".utf8
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value >= 0x20 && scalar.value < 0x7F { return scalar == "\"" || scalar == "\\" }
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
      return true
    default: return false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default:
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
