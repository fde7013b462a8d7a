extension String {
  /// Without white space at both ends.
  package var trimmed: String {
    let start = unicodeScalars.drop { $0.properties.isWhitespace }
    let end = start.reversed().drop { $0.properties.isWhitespace }
    return String(String.UnicodeScalarView(end.reversed()))
  }

  /// Without blanks and tabs at both ends, which is what mail means by white space (RFC 5234 §B.1).
  package var trimmedBlanks: String {
    guard let first = utf8.firstIndex(where: { !$0.isBlankOrTab }),
      let last = utf8.lastIndex(where: { !$0.isBlankOrTab })
    else { return "" }
    return String(self[first..<utf8.index(after: last)])
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks and tabs at both ends.
  package var trimmed: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !$0.isBlankOrTab }),
      let last = lastIndex(where: { !$0.isBlankOrTab })
    else { return self[endIndex...] }
    return self[first...last]
  }
}

extension UInt8 {
  fileprivate var isBlankOrTab: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
