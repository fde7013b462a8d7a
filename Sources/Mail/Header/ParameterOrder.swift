/// Continued parameters (RFC 2231 §3) in the order of their numbers: GMime looks for the charset in
/// the one that comes first, which need not be number 0.
enum ParameterOrder {
  static func sorted(_ text: [UInt8]) -> [UInt8] {
    let sections = sections(of: text)
    let numbers = sections.map(number)
    if zip(numbers, numbers.dropFirst()).allSatisfy({ $0 <= $1 }) { return text }
    let order = sections.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    return Array(order.map { sections[$0] }.joined(separator: [UInt8(ascii: ";")]))
  }

  /// Between semicolons outside of quotes.
  private static func sections(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var isQuoted = false
    var isEscaped = false
    return text.split(omittingEmptySubsequences: false) { octet in
      if isEscaped {
        isEscaped = false
      } else if octet == ASCII.backslash {
        isEscaped = isQuoted
      } else if octet == ASCII.quote {
        isQuoted.toggle()
      }
      return octet == UInt8(ascii: ";") && !isQuoted
    }
  }

  /// Of `filename*12*=...` 12; of what is not continued -1, so that it stays in front.
  private static func number(_ section: ArraySlice<UInt8>) -> Int {
    let name = section.prefix { $0 != ASCII.equals }
    let digits = name.drop { $0 != ASCII.asterisk }.dropFirst().prefix {
      (0x30...0x39).contains($0)
    }
    return Int(String(decoding: digits, as: UTF8.self)) ?? -1
  }
}
