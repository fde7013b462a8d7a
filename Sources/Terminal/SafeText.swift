internal import Text

/// Text of several lines made fit for a terminal, scalar by scalar as `Sanitizer.terminal` does one line.
package enum SafeText {
  /// On as many lines as it has: LF is kept, CRLF and Unicode's separators become LF, tabs blanks
  /// up to the next multiple of eight cells.
  package static func block(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A }) { return text }
    var block = BlockWriter()
    for scalar in LineEnds(text) {
      switch ScalarTreatment(scalar) {
      case .lineEnd: block.endLine()
      case .tab: block.tab()
      case let treatment: block.current.write(scalar, treatment)
      }
    }
    return block.finished()
  }

  /// Raw bytes as ASCII from which they can be told again: `\\` for a backslash, `\r`, and `\xHH`
  /// for all but printable ASCII, tabs and line feeds.
  package static func escapedBytes(_ bytes: some Sequence<UInt8>) -> String {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.underestimatedCount + bytes.underestimatedCount / 16)
    for byte in bytes {
      switch byte {
      case 0x5C: escaped += [0x5C, 0x5C]
      case 0x0D: escaped += [0x5C, UInt8(ascii: "r")]
      case 0x09, 0x0A, 0x20..<0x7F: escaped.append(byte)
      default: escaped += [0x5C, UInt8(ascii: "x"), hexDigit(byte >> 4), hexDigit(byte & 15)]
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
