internal import Text

/// A line that says that earlier mail follows.
enum QuoteSeparator {
  case reply
  case forward

  /// What stands between rows of dashes (`-----Original Message-----`), or ends with a colon
  /// (`Begin forwarded message:`), or is the line our own notices carry.
  init?(_ index: Int, of text: TextLines) {
    guard text.content(index).count <= 160, Self.mayBe(text.content(index)),
      let phrase = text.phrase(index)
    else { return nil }
    guard let kind = Self.kind(phrase) else { return nil }
    self = kind
  }

  private static func kind(_ phrase: String) -> Self? {
    let scalars = phrase.unicodeScalars
    let inner = scalars.drop(while: isRule)
    guard let last = inner.lastIndex(where: { !isRule($0) }) else { return nil }
    let words = String(inner[...last])
    if SeparatorWords.own.contains(where: words.containsBytes(of:)) { return .reply }
    if SeparatorWords.forwardOpenings.contains(words) { return .forward }
    guard scalars.distance(from: scalars.startIndex, to: inner.startIndex) >= 2 else { return nil }
    if SeparatorWords.original.contains(words) || words.hasPrefix("original message ") {
      return .reply
    }
    if SeparatorWords.forwarded.contains(where: words.hasPrefix) { return .forward }
    let isFramed = inner.distance(from: last, to: inner.endIndex) > 2
    return isFramed && IntroducerWords.hasVerb(words) ? .reply : nil
  }

  /// Cheap, and true for all that `init` would take.
  static func mayBe(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = line.first(where: { $0 > 0x20 }), let last = line.last
    else { return false }
    return "-_=*#>~+".utf8.contains(first) || first == 0xE2  // U+2010 to U+2015, U+2500
      || last == UInt8(ascii: ":") || last == 0x9A && line.suffix(3).elementsEqual("：".utf8)
  }

  private static func isRule(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "_", "=", "*", "#", "~", "+", ">", " ", ":", "：": true
    case "\u{2010}"..."\u{2015}", "\u{2500}"..."\u{2501}": true
    default: false
    }
  }
}
