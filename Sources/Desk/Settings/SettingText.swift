/// Tests on the text of a value. What is refused here can never end a line of fetchmail's
/// configuration, add a header to a mail or an option to a command.
enum SettingText {
  static func isLine(_ text: String) -> Bool {
    !text.unicodeScalars.contains { isControl($0) }
  }

  /// Several lines, with LF between them and none at the end.
  static func block(_ text: String) -> String? {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    while lines.last?.isEmpty == true { lines.removeLast() }
    let block = lines.joined(separator: "\n")
    return isLine(block.filter { $0 != "\n" && $0 != "\t" }) ? block : nil
  }

  static func isWord(_ text: String) -> Bool {
    !text.isEmpty && !text.hasPrefix("-")
      && text.unicodeScalars.allSatisfy { $0.isASCII && (0x21...0x7E).contains($0.value) }
      && !text.contains { "/\\\"';".contains($0) }
  }

  static func isHost(_ text: String) -> Bool {
    isWord(text) && text.utf8.allSatisfy { isHostByte($0) || "[]:".utf8.contains($0) }
  }

  static func isPath(_ text: String) -> Bool {
    text.hasPrefix("/") && !text.hasSuffix("/")
      && !text.unicodeScalars.contains { $0.properties.isWhitespace || isControl($0) }
  }

  static func isTag(_ text: String) -> Bool {
    isLine(text) && !SubjectText(text).bytes.isEmpty
      && !SubjectText(text).bytes.contains { "[]#".utf8.contains($0) }
  }

  static func delimiter(_ text: String) -> String? {
    switch YesNo(text) {
    case .yes where text != "1": "+"
    case .no where text != "0": ""
    default: ["+", "-", "=", "_", "."].contains(text) ? text : nil
    }
  }

  static func isHostByte(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || "-._".utf8.contains(byte)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
      || ["\u{2028}", "\u{2029}"].contains(scalar)
  }
}
