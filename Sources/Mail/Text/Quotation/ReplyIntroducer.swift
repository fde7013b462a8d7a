/// `On Mon, Jan 1, 2024 at 10:00 AM Ann <ann@example.com> wrote:` in the words of any language.
///
/// A line that ends with a colon and has two of: a date or time, an address, a verb of writing.
/// Mail programs wrap it over up to four lines.
struct ReplyIntroducer {
  private let phrase: String

  private static let maximumLines = 4

  enum Place {
    /// Right above lines marked with `>`, or above text known to be earlier mail.
    case aboveQuote
    /// Nothing but its own words shows that a quote follows.
    case alone
  }

  /// The lines of the introducer whose last line is `last`; nil when there is none.
  static func lines(endingAt last: Int, of text: TextLines, _ place: Place) -> Range<Int>? {
    guard mayEnd(text.content(last)) else { return nil }
    var phrase = ""
    var first: Int?
    for index in stride(from: last, through: max(0, last - maximumLines + 1), by: -1) {
      guard text.isPlain(index), let line = text.phrase(index) else { break }
      phrase = phrase.isEmpty ? line : line + " " + phrase
      guard let introducer = ReplyIntroducer(phrase) else { break }
      guard introducer.stands(place) else { continue }
      if first == nil || introducer.hasOpening { first = index }
      if introducer.hasOpening { break }
    }
    return first.map { $0..<last + 1 }
  }

  /// Cheap, and true for all that `init` would take: a colon, perhaps in marks of bold text or
  /// of direction.
  static func mayEnd(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch line.last {
    case UInt8(ascii: ":"), UInt8(ascii: "*"): true
    case .some(0x80...): line.suffix(3).first == 0xE2 || line.suffix(3).elementsEqual("：".utf8)
    default: false
    }
  }

  /// Nil for a phrase that introduces nothing.
  private init?(_ phrase: String) {
    guard phrase.utf8.last == UInt8(ascii: ":") || phrase.hasSuffix("：") else { return nil }
    self.phrase = phrase
  }

  private func stands(_ place: Place) -> Bool {
    switch place {
    case .aboveQuote:
      hasVerb && (isShort || hasTime || hasAddress) || hasTime && (hasAddress || hasOpening)
    case .alone:
      hasTime && (hasAddress ? hasVerb || hasOpening : hasVerb && hasOpening)
    }
  }

  /// `Ann Lee wrote:`, and not a sentence that leads to something copied.
  private var isShort: Bool { phrase.utf8.count { $0 == UInt8(ascii: " ") } < 5 }
  private var hasTime: Bool { TimeEvidence.isIn(Array(phrase.utf8)) }
  private var hasAddress: Bool { Self.hasAddress(Array(phrase.utf8)) }
  private var hasVerb: Bool { IntroducerWords.hasVerb(phrase) }
  private var hasOpening: Bool { IntroducerWords.hasOpening(phrase) }

  private static func hasAddress(_ bytes: [UInt8]) -> Bool {
    bytes.indices.dropFirst().dropLast().contains {
      bytes[$0] == UInt8(ascii: "@") && bytes[$0 - 1] > 0x20 && bytes[$0 + 1] > 0x20
    }
  }
}

/// A year, a clock time or a date in digits.
enum TimeEvidence {
  static func isIn(_ bytes: [UInt8]) -> Bool {
    var groups = 0
    var index = 0
    while index < bytes.count {
      guard isDigit(bytes[index]) else {
        groups = 0
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, isDigit(bytes[index]) { index += 1 }
      if isYear(bytes[start..<index]) { return true }
      groups += 1
      guard index < bytes.count else { return groups == 3 }
      switch bytes[index] {
      case UInt8(ascii: ":") where index + 1 < bytes.count && isDigit(bytes[index + 1]):
        return true
      case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"):
        if groups == 3 { return true }
        index += 1
      default:
        if groups == 3 { return true }
        groups = 0
      }
    }
    return false
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isYear(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count == 4 && (digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8))
  }
}
