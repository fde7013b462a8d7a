/// What no text for people may hold: bytes and characters that act on a terminal or on the order of
/// what is read.
enum TerminalSafety {
  static func violations(in output: [UInt8]) -> [String] {
    guard let text = String(validating: output, as: UTF8.self) else { return ["invalid UTF-8"] }
    return text.unicodeScalars.filter(acts).map { String($0.value, radix: 16) }
  }

  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    // Bidirectional formatting (UAX #9 §2), line and paragraph separators. U+200E is the programs'
    // own, after text that runs from right to left.
    case 0x061C, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
    default: false
    }
  }
}
