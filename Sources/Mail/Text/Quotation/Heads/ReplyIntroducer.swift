/// `On Mon, Jan 1, 2024 at 10:00 AM Ann <ann@example.com> wrote:` in the words of any language.
///
/// A line that ends with a colon and has two of: a date or time, an address, a verb of writing.
/// Mail programs wrap it over up to four lines.
enum ReplyIntroducer {
  private static let maximumLines = 4
  /// `> wrote:` of an address that was wrapped before its last sign.
  private static let maximumClosing = 40

  enum Place {
    /// Right above lines marked with `>`, or above text known to be earlier mail.
    case aboveQuote
    /// Nothing but its own words shows that a quote follows.
    case alone
    /// The last line of a text, whose writer removed the quote below it.
    case atEnd
  }

  /// The lines of the introducer whose last line is `last`; nil when there is none.
  static func lines(endingAt last: Int, of text: TextLines, _ place: Place) -> Range<Int>? {
    guard mayEnd(last, of: text) else { return nil }
    var phrase = ""
    var first: Int?
    for index in stride(from: last, through: max(0, last - maximumLines + 1), by: -1) {
      guard text.isPlain(index) || index == last, let line = text.phrase(index) else { break }
      let belongs = first == nil || IntroducerPhrase(phrase).isFragment
      let isSentence = index < last && ".!?:;".utf8.contains(line.utf8.last ?? 0)
      phrase = phrase.isEmpty ? line : line + " " + phrase
      let introducer = IntroducerPhrase(phrase)
      guard introducer.stands(place) else { continue }
      let begins = introducer.hasBeginning && !isSentence
      if belongs || begins { first = index }
      if begins { break }
    }
    return first.map { $0..<last + 1 }
  }

  /// Cheap, and true for all lines that an introducer can end with.
  static func mayEnd(_ index: Int, of text: TextLines) -> Bool {
    let line = text.content(index)
    if text.isPlain(index) {
      return endsWithColon(line) || IntroducerPhrase.mayEndWithoutColon(line)
    }
    return closesAddress(index, of: text)
  }

  /// A colon, perhaps in marks of bold text or of direction.
  private static func endsWithColon(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch line.last {
    case UInt8(ascii: ":"), UInt8(ascii: "*"): true
    case .some(0x80...): line.suffix(3).first == 0xE2 || line.suffix(3).elementsEqual("：".utf8)
    default: false
    }
  }

  /// Not a quote mark: the end of an address that began on the line above.
  private static func closesAddress(_ index: Int, of text: TextLines) -> Bool {
    let line = text.content(index)
    guard line.first == UInt8(ascii: ">"), line.count <= maximumClosing, endsWithColon(line),
      index > 0, text.isPlain(index - 1)
    else { return false }
    let above = text.content(index - 1).suffix(TextLines.maximumPhrase)
    return above.starts(with: "mailto:".utf8)
      || above.count { $0 == UInt8(ascii: "<") } > above.count { $0 == UInt8(ascii: ">") }
  }
}
