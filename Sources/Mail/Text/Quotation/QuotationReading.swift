/// One pass of all rules over one text: what the ticket holds first, what shows its kind second.
struct QuotationReading {
  private let text: TextLines
  private let earlier: EarlierText
  private let held: RepeatedLines
  private let heads: [QuoteHead]
  private let headStarts: Set<Int>
  /// Lines with other marks than `>`.
  private let marked: Set<Int>
  private var labels: LineLabels

  /// Bytes of letters: a line or two such as "Please see below" above a forwarded mail.
  private static let littleText = 100
  /// Blank lines between an introducer and what it introduces.
  private static let maximumGap = 2
  /// A repeated closing of more lines is no signature.
  private static let maximumClosing = 15

  init(_ text: TextLines, earlier: EarlierText) {
    self.text = text
    self.earlier = earlier
    held = RepeatedLines(text, in: earlier)
    heads = QuoteHead.all(in: text)
    headStarts = Set(heads.map(\.lines.lowerBound))
    marked = QuoteMark.lines(in: text, below: heads)
    labels = LineLabels(text)
  }

  /// None, when they would leave nothing to read.
  mutating func marks() -> [Mark] {
    let marks = allMarks()
    return leavesEnough ? marks : []
  }

  mutating func allMarks() -> [Mark] {
    for line in marked { labels.label(line..<line + 1, .quoted) }
    for line in BrokenQuoteLines.lines(in: text) { labels.label(line..<line + 1, .quoted) }
    labelHeldRuns()
    labelBelowHeads()
    labelIntroducers()
    labelLastIntroducer()
    labelRules()
    for passage in labels.passages {
      guard let first = passage.first, let last = passage.last,
        let closing = ClosingLines.lines(of: first..<last + 1, in: text)
      else { continue }
      labels.label(closing, .signature)
    }
    return labels.marks
  }

  private var leavesEnough: Bool {
    let isForward = heads.first?.isForward ?? false
    return labels.visibleMatter > (isForward ? Self.littleText : 0)
  }

  /// A mail that begins with what an earlier one says repeats it, as monitors do: no quote.
  private mutating func labelHeldRuns() {
    let runs = held.runs(in: text, earlier: earlier).filter(\.isQuote)
    let first = text.firstNonBlank(from: 0)
    let repeats = runs.contains { $0.lines.lowerBound == first && !$0.isMarked }
    for run in runs where run.isMarked || !repeats {
      labels.label(run.lines, isClosing(run) ? .signature : .quoted)
    }
  }

  /// The end of an earlier mail, at the end of this one, with nothing that introduces it.
  private func isClosing(_ run: RepeatedLines.Run) -> Bool {
    let next = text.firstNonBlank(from: run.lines.upperBound)
    let isLast = next.map { text[$0].isQuoted || headStarts.contains($0) } ?? true
    return isLast && !run.isWholeMessage && !run.isMarked
      && run.lineCount <= Self.maximumClosing && !isIntroduced(run.lines.lowerBound)
  }
}

extension QuotationReading {
  /// Below a head all is quoted to the end, unless its lines are marked one by one with `>`, or
  /// the ticket knows them: then the answers between them can be told.
  private mutating func labelBelowHeads() {
    for (number, head) in heads.enumerated() {
      labels.label(head.lines, .quoted)
      let end = number + 1 < heads.count ? heads[number + 1].lines.lowerBound : text.count
      guard let first = text.firstNonBlank(from: head.lines.upperBound), first < end,
        !text[first].isQuoted, !marked.contains(first)
      else { continue }
      let body = first..<end
      guard held.knows(body) else {
        return labels.label(first..<text.count, .quoted)
      }
      labelKnown(body)
    }
  }

  /// Above the first known line stand warnings of the receiver's mail gateway, no answers.
  private mutating func labelKnown(_ body: Range<Int>) {
    guard let first = body.first(where: held.isHeldInQuote) else { return }
    labels.label(body.lowerBound..<first, .quoted)
    for line in first..<body.upperBound
    where held.isHeldInQuote(line) || held.isNeutral(line) && !text[line].isBlank {
      labels.label(line..<line + 1, .quoted)
    }
  }

  private mutating func labelIntroducers() {
    var examined = 0
    for line in text.indices
    where labels[line] == .quoted && (line == 0 || labels[line - 1] == nil) {
      guard let last = lineAbove(line), examined < QuoteHead.maximumExamined else { continue }
      examined += QuoteHead.cost(of: last, in: text)
      if let lines = ReplyIntroducer.lines(endingAt: last, of: text, .aboveQuote) {
        labels.label(lines, .quoted)
      }
    }
  }

  /// What is left of a quote whose text the writer removed.
  private mutating func labelLastIntroducer() {
    guard let last = text.indices.last(where: { !text[$0].isBlank }), labels[last] == nil
    else { return }
    let place: ReplyIntroducer.Place = isName(last) ? .aboveQuote : .atEnd
    guard let lines = ReplyIntroducer.lines(endingAt: last, of: text, place) else { return }
    labels.label(lines, .quoted)
  }

  /// `Ann Lee wrote:`: all but the last word are capitalised.
  private func isName(_ line: Int) -> Bool {
    let words = text.content(line).split(separator: ASCII.space)
    return (3...5).contains(words.count)
      && words.dropLast().allSatisfy { (0x41...0x5A).contains($0[$0.startIndex]) }
  }

  /// A row of dashes between what is new and a quote.
  private mutating func labelRules() {
    for line in text.indices where labels[line] == nil && isRule(line) {
      let below = line + 1..<min(line + Self.maximumGap + 2, text.count)
      guard let next = below.first(where: { !text[$0].isBlank }), labels[next] == .quoted,
        line == 0 || text[line - 1].isBlank
      else { continue }
      labels.label(line..<line + 1, .quoted)
    }
  }

  private func isRule(_ line: Int) -> Bool {
    let content = text.content(line)
    return content.count >= 3 && content.allSatisfy { "-_=*~#".utf8.contains($0) }
  }

  private func isIntroduced(_ line: Int) -> Bool {
    if let head = heads.first, head.lines.upperBound <= line { return true }
    return lineAbove(line).map { last in
      ReplyIntroducer.lines(endingAt: last, of: text, .aboveQuote) != nil
    } ?? false
  }

  /// The last line of text right above, not quoted itself.
  private func lineAbove(_ line: Int) -> Int? {
    let gap = max(0, line - Self.maximumGap - 1)..<line
    return gap.last { !text[$0].isBlank }.flatMap { labels[$0] == nil ? $0 : nil }
  }
}
