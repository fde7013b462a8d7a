/// Text from a mail made fit for a terminal: nothing that comes out can move the cursor, change a
/// colour or reorder text.
///
/// - What acts on a terminal or on the order of text becomes U+FFFD, one for each scalar: C0, DEL
///   and C1 controls, so that an escape sequence is visible and dead, bidirectional embeddings,
///   overrides and isolates (UAX #9), tag characters, private use and unassigned code points, of
///   which nobody knows the width.
/// - What only cannot be seen is left out: soft hyphens, zero-width spaces, direction marks and the
///   like, which newsletters hold by the hundred.
/// - Joiners and variation selectors stay where they have a letter or emoji to act on.
/// - Of combining marks in a row only so many stay as a letter may have.
/// - Scripts that run from right to left are kept; a line that has them ends with U+200E.
package enum SafeText {
  /// On one line: line ends and tabs become a blank.
  package static func line(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var writer = SafeWriter()
    for scalar in LineEnds(text) {
      switch ScalarTreatment(scalar) {
      case .lineEnd, .tab: writer.keep(" ")
      case let treatment: writer.write(scalar, treatment)
      }
    }
    return writer.text.endingLeftToRight
  }

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
