/// Bytes that mail is written with.
enum Octet {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let colon: UInt8 = 0x3A
}

extension ArraySlice<UInt8> {
  /// The next line with its end, CRLF or LF; nil at the end.
  var firstLine: ArraySlice<UInt8>? {
    guard !isEmpty else { return nil }
    guard let end = firstIndex(of: Octet.lineFeed) else { return self }
    return self[...end]
  }

  var withoutLineEnd: ArraySlice<UInt8> {
    var line = self
    if line.last == Octet.lineFeed { line.removeLast() }
    if line.last == Octet.carriageReturn { line.removeLast() }
    return line
  }

  var isBlankLine: Bool {
    withoutLineEnd.allSatisfy { $0 == Octet.space || $0 == Octet.tab }
  }

  /// Whether a line looks like `Name: value` (RFC 5322 §2.2; some programs put a blank before the
  /// colon).
  var beginsField: Bool {
    guard let colon = firstIndex(of: Octet.colon), colon > startIndex else { return false }
    var name = self[..<colon]
    while name.last == Octet.space || name.last == Octet.tab { name.removeLast() }
    return !name.isEmpty && name.count <= 200 && name.allSatisfy { (0x21...0x7E).contains($0) }
  }

  var isContinuation: Bool { first == Octet.space || first == Octet.tab }

  func hasPrefix(_ text: String) -> Bool { starts(with: text.utf8) }
}
