/// A content line of iCalendar (RFC 5545 §3.1): `NAME;PARAMETER=VALUE:value`.
struct CalendarLine {
  /// Upper case.
  let name: String
  let value: String
  private let parameters: [String]

  /// The lines of a calendar, unfolded.
  static func lines(of text: String) -> [CalendarLine] {
    var lines: [CalendarLine] = []
    var line: [UInt8] = []
    for part in text.utf8.split(separator: ASCII.lineFeed) {
      if part.first?.isBlank == true {
        line += part.dropFirst()
      } else {
        if let read = CalendarLine(line) { lines.append(read) }
        line = Array(part)
      }
    }
    if let last = CalendarLine(line) { lines.append(last) }
    return lines
  }

  /// - Returns: nil when there is no colon.
  private init?(_ line: [UInt8]) {
    var isQuoted = false
    let colon = line.firstIndex { octet in
      if octet == ASCII.quote { isQuoted.toggle() }
      return octet == ASCII.colon && !isQuoted
    }
    guard let colon else { return nil }
    let words = line[..<colon].split(separator: UInt8(ascii: ";"))
      .map { String(decoding: $0, as: UTF8.self) }
    name = words.first?.uppercased() ?? ""
    parameters = Array(words.dropFirst())
    value = String(decoding: line[(colon + 1)...], as: UTF8.self)
  }

  /// - Parameter name: upper case.
  func parameter(_ name: String) -> String? {
    let parameter = parameters.first { $0.uppercased().hasPrefix(name + "=") }
    return parameter.map { parameter in
      let value = parameter.utf8.dropFirst(name.utf8.count + 1)
      return String(decoding: value.filter { $0 != ASCII.quote }, as: UTF8.self)
    }
  }

  /// The value of a text (RFC 5545 §3.3.11).
  var text: String {
    var out: [UInt8] = []
    var rest = value.utf8[...]
    while let octet = rest.popFirst() {
      guard octet == ASCII.backslash, let escaped = rest.popFirst() else {
        out.append(octet)
        continue
      }
      out.append(escaped | 0x20 == UInt8(ascii: "n") ? ASCII.lineFeed : escaped)
    }
    return String(decoding: out, as: UTF8.self)
  }
}
