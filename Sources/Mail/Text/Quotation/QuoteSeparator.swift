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
    let inner = phrase.drop(while: isRule)
    let words = String(inner.reversed().drop(while: isRule).reversed())
    if SeparatorWords.own.contains(where: words.contains) { return .reply }
    if SeparatorWords.forwardOpenings.contains(words) { return .forward }
    guard phrase.count - inner.count >= 2 else { return nil }
    if SeparatorWords.original.contains(words) { return .reply }
    if SeparatorWords.forwarded.contains(where: words.hasPrefix) { return .forward }
    let isFramed = inner.count - words.count >= 2
    return isFramed && IntroducerWords.hasVerb(words) ? .reply : nil
  }

  /// Cheap, and true for all that `init` would take.
  private static func mayBe(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = line.first, let last = line.last else { return false }
    let isDash = first == UInt8(ascii: "-") || first == UInt8(ascii: "_") || first >= 0x80
    return isDash || "=*#>~+".utf8.contains(first) || last == UInt8(ascii: ":") || last >= 0x80
  }

  private static func isRule(_ character: Character) -> Bool {
    "-_=*#~+ ‐‑‒–—―─━:：".contains(character)
  }
}
