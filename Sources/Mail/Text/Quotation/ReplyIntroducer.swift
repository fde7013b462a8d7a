/// `On Mon, Jan 1, 2024 at 10:00 AM Ann <ann@example.com> wrote:` in the words of any language.
///
/// A line that ends with a colon and has two of: a date or time, an address, a verb of writing.
/// Mail programs wrap it over up to four lines.
struct ReplyIntroducer {
  private var endsWithColon: Bool
  private var hasTime: Bool
  private var hasAddress: Bool
  private var hasVerb: Bool
  private var hasOpening: Bool

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
      let introducer = ReplyIntroducer(phrase)
      guard introducer.stands(place) else { continue }
      if first == nil || introducer.hasOpening { first = index }
      if introducer.hasOpening { break }
    }
    return first.map { $0..<last + 1 }
  }

  /// Cheap, and true for all that `init` would take: `:`, `：`, or a closing direction mark.
  private static func mayEnd(_ line: some BidirectionalCollection<UInt8>) -> Bool {
    guard let last = line.last else { return false }
    return last == UInt8(ascii: ":") || last == UInt8(ascii: "*") || last >= 0x80
  }

  private init(_ phrase: String) {
    let bytes = Array(phrase.utf8)
    endsWithColon = phrase.hasSuffix(":") || phrase.hasSuffix("：")
    hasTime = TimeEvidence.isIn(bytes)
    hasAddress = Self.hasAddress(bytes)
    hasVerb = endsWithColon && IntroducerWords.hasVerb(phrase)
    hasOpening = IntroducerWords.hasOpening(phrase)
  }

  private func stands(_ place: Place) -> Bool {
    guard endsWithColon else { return false }
    return switch place {
    case .aboveQuote: hasVerb || hasTime && (hasAddress || hasOpening)
    case .alone:
      hasTime
        && (hasAddress && hasVerb || hasVerb && hasOpening || hasAddress && hasOpening)
    }
  }

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
