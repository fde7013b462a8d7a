/// The lines of a text that its author wrote, not those that a copy of ours holds already.
struct OwnLines {
  let text: TextLines
  let copies: CopyWords
  let lines: [CopyMatch.Line]
  private let heads: [CopyHeads.Head]
  /// The first lines of what heads introduce.
  let introduced: Set<Int>
  /// Those that say something more than what stands between a copy's words.
  let written: [Int]
  var isCut: [Bool]

  /// Blank lines between what introduces a copy and the copy.
  private static let mostBlank = 2

  init(_ text: TextLines, copies: CopyWords, names: CopyNames) {
    self.text = text
    self.copies = copies
    let lines = CopyMatch(text, in: copies).lines
    self.lines = lines
    written = text.indices.filter {
      !text[$0].isBlank && !lines[$0].endsLink && lines[$0].sign == nil
    }
    heads = CopyHeads(text, names).all()
    introduced = Set(heads.compactMap { text.firstNonBlank(from: $0.lines.upperBound) })
    isCut = Array(repeating: false, count: text.count)
    cutMarked()
    cutUnmarked()
    for head in heads where head.isCertain { cut(head.lines) }
    cutAbove()
    cutSigns()
  }

  subscript(line: Int) -> Bool { !isCut[line] }

  mutating func cut(_ range: some Sequence<Int>) {
    for line in range { isCut[line] = true }
  }

  /// Whether its words stand right behind those of another line.
  func follows(_ line: Int, _ before: Int) -> Bool {
    guard let place = lines[line].places?.lowerBound, let end = lines[before].places?.upperBound
    else { return false }
    return place == end + 1
  }

  /// What quote marks stand before, and what was broken off the end of such a line.
  private mutating func cutMarked() {
    var last: Int?
    for (number, line) in written.enumerated() {
      let next = number + 1 < written.count ? written[number + 1] : nil
      isCut[line] =
        lines[line].isMarked
        ? lines[line].places != nil
        : last.map { follows(line, $0) && goesOn(line, to: next) } ?? false
      last = isCut[line] ? line : nil
    }
  }

  /// It begins in the middle of a copy's line, or goes over into a marked line.
  private func goesOn(_ line: Int, to next: Int?) -> Bool {
    guard let places = lines[line].places else { return false }
    if !copies.beginsLine(places.lowerBound) { return true }
    return next.map { lines[$0].isMarked && follows($0, line) } ?? false
  }
}

extension OwnLines {
  /// What introduces a copy, and the rules above it.
  private mutating func cutAbove() {
    let ends = Dictionary(
      heads.map { ($0.lines.upperBound - 1, $0.lines) }, uniquingKeysWith: { first, _ in first })
    let blocks = Set(heads.filter(\.isBlock).map(\.lines.lowerBound))
    for line in text.indices.reversed() where isCut[line] && (line == 0 || !isCut[line - 1]) {
      var top = line
      while let above = lineAbove(top) {
        guard
          let lines = ends[above] ?? introducer(above)
            ?? separator(above, ofBlock: blocks.contains(top))
        else { break }
        cut(lines)
        top = lines.lowerBound
      }
    }
  }

  private func lineAbove(_ line: Int) -> Int? {
    let gap = max(0, line - Self.mostBlank - 1)..<line
    return gap.last { !text[$0].isBlank }.flatMap { isCut[$0] ? nil : $0 }
  }

  private func introducer(_ line: Int) -> Range<Int>? {
    ReplyIntroducer.lines(endingAt: line, of: text, .aboveQuote)
  }

  /// A mere rule, `-----Original Message-----`, and above a header also its like in any language.
  private func separator(_ line: Int, ofBlock: Bool) -> Range<Int>? {
    let looks = CopySeparator(text.content(line))
    return looks == .rule || looks == .words && ofBlock || QuoteSeparator(line, of: text) != nil
      ? line..<line + 1 : nil
  }

  /// Lines without words: marks alone, and what a copy has at the same place; and ends of links.
  private mutating func cutSigns() {
    var above: Int?
    var next = 0
    for line in text.indices where !text[line].isBlank {
      while next < written.count, written[next] <= line { next += 1 }
      if let sign = lines[line].sign {
        let below = next < written.count ? written[next] : nil
        isCut[line] = lines[line].isMarked || isBetween(above, below, sign)
      } else if lines[line].isEmptyMark {
        isCut[line] = true
      } else if lines[line].endsLink {
        isCut[line] = line > 0 && isCut[line - 1]
      } else {
        above = line
      }
    }
  }

  private func isBetween(_ above: Int?, _ below: Int?, _ sign: UInt64) -> Bool {
    let end = above.flatMap { isCut[$0] ? lines[$0].places?.upperBound : nil }
    let start = below.flatMap { isCut[$0] ? lines[$0].places?.lowerBound : nil }
    let places = [end.map { $0 + 1 }, start].compactMap { $0 }
    if places.contains(where: { copies.signs.stands(sign, before: $0) }) { return true }
    // Another copy has its like between the same words.
    return places.count == 2 && places[0] == places[1] && copies.signs.standsAny(before: places[0])
  }
}
