/// A mark before each quoted line that is not `>`: `|`, or the author's initials as in `AL> text`.
struct QuoteMark: Equatable {
  private let bytes: [UInt8]
  private let isInitials: Bool

  private static let mostInitials = 4

  /// Nil for a line that begins with neither.
  private init?(_ index: Int, of text: TextLines) {
    let line = text.content(index).prefix(Self.mostInitials + 1)
    let letters = line.prefix(while: \.isASCIILetterOrDigit)
    isInitials = !letters.isEmpty
    bytes = Array(letters)
    let mark = line.dropFirst(letters.count).first
    guard mark == (isInitials ? UInt8(ascii: ">") : UInt8(ascii: "|")) else { return nil }
    if isInitials, !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[0]) { return nil }
  }

  /// The lines that such marks show to be quoted: those below what introduces a quote, and all
  /// others with the same mark; `|` stands in tables, too, above.
  static func lines(in text: TextLines, below heads: [QuoteHead]) -> Set<Int> {
    let marked = text.indices.compactMap { index in
      text.isPlain(index) ? QuoteMark(index, of: text).map { (index, $0) } : nil
    }
    let known = known(of: marked, in: text, Set(heads.map(\.lines.upperBound)))
    let lines = marked.filter { index, mark in
      known.contains { $0.1 == mark && (mark.isInitials || $0.0 <= index) }
    }
    return Set(lines.map(\.0))
  }

  private typealias Place = (Int, QuoteMark)

  private static func known(of marked: [Place], in text: TextLines, _ headEnds: Set<Int>) -> [Place]
  {
    var known: [Place] = []
    var examined = 0
    for (index, mark) in marked where !known.contains(where: { $0.1 == mark }) {
      guard known.count < maximumMarks, examined < QuoteHead.maximumExamined else { break }
      let above = (max(0, index - maximumGap)..<index).last { !text[$0].isBlank }
      examined += above.map { QuoteHead.cost(of: $0, in: text) } ?? 0
      if mark.begins(at: index, below: above, of: text, headEnds) { known.append((index, mark)) }
    }
    return known
  }

  /// People in one mail.
  private static let maximumMarks = 10
  private static let maximumGap = 3
}

extension QuoteMark {
  private func begins(
    at index: Int, below above: Int?, of text: TextLines, _ headEnds: Set<Int>
  ) -> Bool {
    if let above {
      if headEnds.contains(above + 1) { return true }
      if text[above].isQuoted { return isInitials && isNamed(in: text.content(above)) }
      let place: ReplyIntroducer.Place = isInitials ? .aboveQuote : .atEnd
      if ReplyIntroducer.lines(endingAt: above, of: text, place) != nil { return true }
    }
    return isInitials && isBeforeProse(at: index, of: text)
  }

  /// Emacs: `>>>>> "AL" == Ann Lee <ann@example.com> writes:`.
  private func isNamed(in line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let name = [ASCII.quote] + bytes + [ASCII.quote]
    return line.count <= TextLines.maximumPhrase
      && line.indices.contains { line[$0] == ASCII.quote && line[$0...].starts(with: name) }
  }

  /// Bytes of a line of wrapped prose, and how many of them in a row no prompt stands before.
  private static let proseLength = 40
  private static let proseLines = 3

  private func isBeforeProse(at index: Int, of text: TextLines) -> Bool {
    (index..<index + Self.proseLines).allSatisfy {
      text.indices.contains($0) && QuoteMark($0, of: text) == self
        && text.content($0).count >= Self.proseLength
        && text.content($0).last != UInt8(ascii: ";")
    }
  }
}

/// Ends of quoted lines that a mail program wrapped without marking what it moved down.
enum BrokenQuoteLines {
  /// Bytes: a line that was wrapped is at least that long with the word that fell off it.
  private static let shortestWidth = 70
  /// Longer ones may be answers.
  private static let longestRest = 40

  /// Single lines between marked ones, when there are several such and few that are answers.
  static func lines(in text: TextLines) -> [Int] {
    let between = text.indices.dropFirst().dropLast().filter {
      text.isPlain($0) && text[$0 - 1].isQuoted && text[$0 + 1].isQuoted
    }
    let rests = between.filter { isRest($0, of: text) }
    return rests.count >= 2 && rests.count * 2 >= between.count ? rests : []
  }

  /// It goes on in the middle of a sentence.
  private static func isRest(_ index: Int, of text: TextLines) -> Bool {
    let (above, line) = (text.content(index - 1), text.content(index))
    guard line.count <= longestRest, let first = line.first, let last = above.last,
      (0x61...0x7A).contains(first) || first == UInt8(ascii: "<"), !".!?:;".utf8.contains(last)
    else { return false }
    return above.count + line.prefix { $0 > 0x20 }.count >= shortestWidth
  }
}
