/// The signature at the end of a passage somebody wrote.
enum ClosingLines {
  /// Longer ones are text that happens to stand below two dashes.
  private static let maximumSignature = 10

  /// The lines from the signature to the end of `passage`; nil when it has none.
  static func lines(of passage: Range<Int>, in text: TextLines) -> Range<Int>? {
    signature(of: passage, in: text) ?? mobileLine(of: passage, in: text)
  }

  /// After the last `-- ` (RFC 3676 §4.3), which many programs strip of its space.
  private static func signature(of passage: Range<Int>, in text: TextLines) -> Range<Int>? {
    var lines = 0
    for index in passage.reversed() where !text[index].isBlank {
      if isDelimiter(text.content(index)) { return index..<passage.upperBound }
      lines += 1
      if lines > maximumSignature { return nil }
    }
    return nil
  }

  /// Also as OpenPGP escapes it (RFC 9580 §7.1).
  private static func isDelimiter(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.elementsEqual("--".utf8) || line.elementsEqual("- --".utf8)
  }

  private static func mobileLine(of passage: Range<Int>, in text: TextLines) -> Range<Int>? {
    var first: Int?
    for index in passage.reversed() where !text[index].isBlank {
      guard let phrase = text.phrase(index), MobileSignatures.contain(phrase) else { break }
      first = index
    }
    return first.map { $0..<passage.upperBound }
  }
}
