internal import Text

extension OutgoingMail.Attachment {
  /// A mail as `message/rfc822`, which mail readers open. Nil when it would not arrive as it is:
  /// RFC 2046 §5.2.1 forbids to encode it, so it must be text of short lines (RFC 5321 §4.5.3.1.6).
  package init?(enclosing raw: [UInt8], named filename: String) {
    let isPlain = !raw.contains { $0 == 0 || $0 == UInt8(ascii: "\r") }
    let lines = raw.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard isPlain, lines.allSatisfy({ $0.count <= 998 }), lines.first.map(Self.isField) == true
    else { return nil }
    self.init(filename: filename, type: "message/rfc822", content: raw)
  }

  /// A mail in its own line ends, as a file where it cannot be enclosed.
  package init(forwarding raw: [UInt8], named filename: String) {
    let enclosed = Self(enclosing: Self.withLineFeeds(raw), named: filename)
    self =
      enclosed ?? Self(filename: filename, type: "application/octet-stream", content: raw)
  }

  private static func isField(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
      return false
    }
    return line[..<colon].allSatisfy { (0x21...0x7E).contains($0) }
  }

  private static func withLineFeeds(_ raw: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    for (index, byte) in raw.enumerated() {
      let endsLine =
        byte == UInt8(ascii: "\r") && index + 1 < raw.count && raw[index + 1] == UInt8(ascii: "\n")
      if !endsLine { result.append(byte) }
    }
    return result
  }
}
