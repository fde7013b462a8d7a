/// The header of an earlier mail as Lotus Notes puts it above what it quotes: who, when, and below
/// that To, cc and Subject, but no From.
enum NotesHeader {
  /// The block that ends with the fields of `fields`; nil when nothing above them tells who and when.
  static func lines(above fields: HeaderBlock, in text: TextLines) -> Range<Int>? {
    guard !fields.roles.contains(.from), fields.roles.contains(.to),
      fields.roles.contains(.subject)
    else { return nil }
    var index = fields.lines.lowerBound
    var time: Int?
    for line in linesAbove(index, of: text) {
      guard let phrase = text.phrase(line) else { break }
      if isNote(phrase) {
        index = line
      } else if time == nil {
        guard let kind = Kind(phrase) else { break }
        (time, index) = (line, line)
        if kind == .whoAndWhen { break }
      } else {
        if isName(phrase) { index = line }
        break
      }
    }
    return time.map { min($0, index)..<fields.lines.upperBound }
  }

  /// Lines of text, from the nearest upwards.
  private static func linesAbove(_ index: Int, of text: TextLines) -> [Int] {
    (max(0, index - maximumLines)..<index).reversed().filter { text.isPlain($0) }
  }

  private static let maximumLines = 8

  /// `Sent by: Ann Lee`, `Please respond to ann@example.com`.
  private static func isNote(_ phrase: String) -> Bool {
    phrase.hasPrefix("sent by:") || phrase.hasPrefix("please respond to")
  }

  private enum Kind {
    /// `01/01/2024 10:00 AM`.
    case when
    /// `"Ann Lee" <ann@example.com> on 01/01/2024 10:00:00 AM`.
    case whoAndWhen

    init?(_ phrase: String) {
      guard TimeEvidence(phrase.utf8).isDateAndClock, phrase.utf8.count <= NotesHeader.longestName
      else { return nil }
      let letters = phrase.utf8.count { (0x61...0x7A).contains($0) || $0 >= 0x80 }
      if phrase.utf8.first?.isASCIIDigit ?? false, letters <= 8 {
        self = .when
      } else if Self.endsWithClock(phrase) {
        self = .whoAndWhen
      } else {
        return nil
      }
    }

    private static func endsWithClock(_ phrase: String) -> Bool {
      phrase.hasSuffix(" am") || phrase.hasSuffix(" pm") || phrase.utf8.last?.isASCIIDigit ?? false
    }
  }

  /// Bytes.
  private static let longestName = 120

  private static func isName(_ phrase: String) -> Bool {
    phrase.utf8.count <= longestName && !".!?:;,".utf8.contains(phrase.utf8.last ?? 0)
  }
}
