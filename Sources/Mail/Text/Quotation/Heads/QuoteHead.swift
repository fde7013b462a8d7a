/// The lines by which a mail program announces earlier mail that it does not mark line by line.
struct QuoteHead {
  var lines: Range<Int>
  var isForward: Bool

  /// Blank lines between a separator and a header.
  private static let maximumGap = 3

  /// No thread is that deep; more would be somebody playing with the patterns.
  private static let maximumCount = 1_000

  /// Bytes of lines that look like a formula from afar, compared at a microsecond for ten: more than
  /// a thousand pages of mail have.
  static let maximumExamined = 1 << 20

  /// Of a short line: it is read with those above it.
  private static let leastCost = 200

  /// The bytes that a closer look at this line would read.
  static func cost(of index: Int, in text: TextLines) -> Int {
    let line = text.content(index)
    guard line.count <= TextLines.maximumPhrase, !text[index].isBlank else { return 0 }
    let mayBe =
      text.isPlain(index) && QuoteSeparator.mayBe(line) || ReplyIntroducer.mayEnd(index, of: text)
    return mayBe ? max(line.count, leastCost) : 0
  }

  /// In the order of the text. A separator and the header below it are two.
  static func all(in text: TextLines) -> [QuoteHead] {
    let headers = headers(in: text)
    var heads: [QuoteHead] = []
    var index = 0
    var examined = 0
    while index < text.count, heads.count < maximumCount, examined < maximumExamined {
      examined += cost(of: index, in: text)
      let head = header(headers[index], below: heads.last, in: text) ?? head(at: index, of: text)
      if let head { heads.append(head) }
      index = head?.lines.upperBound ?? index + 1
    }
    return heads
  }

  private struct Header {
    var lines: Range<Int>
    var standsAlone: Bool
  }

  /// By their first lines.
  private static func headers(in text: TextLines) -> [Int: Header] {
    let headers = HeaderBlock.candidates(in: text).compactMap { block -> Header? in
      if block.isHeader(in: text) { return header(block, in: text) }
      if block.isAboveQuote(in: text) { return Header(lines: block.lines, standsAlone: true) }
      return NotesHeader.lines(above: block, in: text).map { Header(lines: $0, standsAlone: true) }
    }
    let columns = NotesColumns.all(in: text).map { Header(lines: $0, standsAlone: true) }
    return Dictionary((headers + columns).map { ($0.lines.lowerBound, $0) }) { first, _ in first }
  }

  private static func header(_ block: HeaderBlock, in text: TextLines) -> Header {
    let first = block.lines.lowerBound
    if let rule = (max(0, first - 2)..<first).last(where: { !text[$0].isBlank }),
      isRule(rule, of: text), block.standsBelowRule(in: text)
    {
      return Header(lines: rule..<block.lines.upperBound, standsAlone: true)
    }
    return Header(lines: block.lines, standsAlone: block.standsAlone(in: text))
  }

  private static func header(
    _ header: Header?, below head: QuoteHead?, in text: TextLines
  ) -> QuoteHead? {
    guard let header else { return nil }
    let isIntroduced = head.map { head in
      let between = head.lines.upperBound..<header.lines.lowerBound
      return between.count <= maximumGap && between.allSatisfy { text[$0].isBlank }
    }
    return header.standsAlone || isIntroduced ?? false ? QuoteHead(reply: header.lines) : nil
  }

  private init(lines: Range<Int>, isForward: Bool) {
    self.lines = lines
    self.isForward = isForward
  }

  private init(reply lines: Range<Int>) {
    self.init(lines: lines, isForward: false)
  }

  private static func head(at index: Int, of text: TextLines) -> QuoteHead? {
    if text.isPlain(index), let separator = QuoteSeparator(index, of: text) {
      return QuoteHead(lines: index..<index + 1, isForward: separator == .forward)
    }
    let ruled = text.isPlain(index) ? ruledHeader(at: index, of: text) : nil
    let lines =
      ruled
      ?? ReplyIntroducer.lines(endingAt: index, of: text, .alone)
    return lines.map(QuoteHead.init(reply:))
  }

  /// Outlook's rule, as HTML is rendered here too, above a header in a language the tables do not
  /// know. The footers of mailing lists look like that, but nothing follows them.
  private static func ruledHeader(at index: Int, of text: TextLines) -> Range<Int>? {
    guard isRule(index, of: text),
      let first = text.firstNonBlank(from: index + 1), first <= index + 2,
      let header = HeaderBlock.linesByShape(startingAt: first, of: text),
      text.firstNonBlank(from: header.upperBound) != nil
    else { return nil }
    return index..<header.upperBound
  }

  private static func isRule(_ index: Int, of text: TextLines) -> Bool {
    let line = text.content(index)
    return line.count >= 5 && line.allSatisfy { $0 == UInt8(ascii: "_") }
  }
}
