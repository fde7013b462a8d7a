/// Which lines of a text stand in copies, word by word and however they are wrapped.
struct CopyMatch {
  private(set) var lines: [Line]

  struct Line {
    /// With `>` or `|` before it.
    var isMarked = false
    var wordCount = 0
    /// Bytes of words.
    var matter = 0
    /// Where its first and last word stand in the copies; nil when not all of it does.
    var places: ClosedRange<Int>?
    /// Of a line without words that a copy has too, or whose links it has.
    var sign: UInt64?
    /// Nothing but marks.
    var isEmptyMark = false
    /// The rest of a link that the line above breaks off.
    var endsLink = false
  }

  /// A text of more words is compared as far as that.
  private static let mostWords = 200_000

  init(_ text: TextLines, in copies: CopyWords) {
    lines = text.indices.map { Self.marks(of: text.content($0)) }
    for index in text.indices.dropFirst() where !text[index].isBlank {
      let rest = text.content(index)
      lines[index].endsLink = copies.breaksLink(
        text.content(index - 1), rest[PlainLine.unmarked(rest)...])
    }
    compareWords(of: text, copies)
    for index in lines.indices where lines[index].wordCount == 0 && !text[index].isBlank {
      lines[index].sign = sign(of: index, of: text, copies)
    }
  }

  private func sign(of index: Int, of text: TextLines, _ copies: CopyWords) -> UInt64? {
    let line = text.content(index)
    guard index + 1 < lines.count, lines[index + 1].endsLink else {
      return copies.signs.hash(of: line)
    }
    let rest = text.content(index + 1)
    let whole = Array(line) + Array(rest[PlainLine.unmarked(rest)...])
    return whole.withUnsafeBufferPointer { copies.signs.hash(of: $0[...]) }
  }

  private static func marks(of content: Slice<UnsafeBufferPointer<UInt8>>) -> Line {
    let isMarked = PlainLine.isMarked(content)
    return Line(
      isMarked: isMarked,
      isEmptyMark: isMarked && PlainLine.unmarked(content) == content.endIndex)
  }

  private mutating func compareWords(of text: TextLines, _ copies: CopyWords) {
    let words = Words(text, limit: Self.mostWords).words
    var places = Self.places(of: words, in: copies)
    for slice in words.chunks(by: { $0.line == $1.line }) {
      let index = slice[slice.startIndex].line
      lines[index].wordCount = slice.count
      lines[index].matter = slice.reduce(0) { $0 + $1.length }
      fill(&places, slice, isMarked: lines[index].isMarked, copies)
      let isKnown =
        lines[index].isMarked || copies.hasLinks(of: text.content(index))
        || index + 1 < lines.count && lines[index + 1].endsLink
      lines[index].places = isKnown ? range(places, slice, lines[index], copies) : nil
    }
  }

  /// Word for word: each where it follows the one before, else where a run of words begins.
  private static func places(of words: [Words.Word], in copies: CopyWords) -> [Int?] {
    var places = [Int?](repeating: nil, count: words.count)
    var expected: Int?
    var index = 0
    while index < words.count {
      if let place = expected, copies.words[place].hash == words[index].hash {
        places[index] = place
        expected = place + 1
        index += 1
      } else if let (start, place) = run(through: index, of: words, copies) {
        for step in 0..<CopyWords.runLength { places[start + step] = place + step }
        expected = place + CopyWords.runLength
        index = start + CopyWords.runLength
      } else {
        expected = nil
        index += 1
      }
    }
    return places
  }

  /// A run that has the word in it: what is said twice in a copy may go on in another way.
  private static func run(
    through index: Int, of words: [Words.Word], _ copies: CopyWords
  ) -> (start: Int, place: Int)? {
    let length = CopyWords.runLength
    for start in max(0, index - length + 1)...index where start + length <= words.count {
      if let place = copies.place(of: words[start..<start + length]) { return (start, place) }
    }
    return nil
  }

  /// Short lines as a whole, and of marked ones the few words that a run is too long for.
  private func fill(
    _ places: inout [Int?], _ line: ArraySlice<Words.Word>, isMarked: Bool, _ copies: CopyWords
  ) {
    guard line.indices.contains(where: { places[$0] == nil }) else { return }
    if line.count < CopyWords.runLength, let place = copies.place(ofLine: line) {
      for index in line.indices { places[index] = place + index - line.startIndex }
    }
    guard isMarked else { return }
    for gap in Array(line.indices).chunks(by: { (places[$0] == nil) == (places[$1] == nil) }) {
      guard let first = gap.first, let last = gap.last, places[first] == nil,
        let place = copies.place(of: line[first...last])
      else { continue }
      for index in gap { places[index] = place + index - first }
    }
  }

  /// A marked line may have words in it that quoting has changed, but not at its end: there an answer
  /// may stand.
  private func range(
    _ places: [Int?], _ words: ArraySlice<Words.Word>, _ line: Line, _ copies: CopyWords
  ) -> ClosedRange<Int>? {
    func isHeld(_ index: Int) -> Bool {
      places[index].map { line.isMarked || $0 < copies.firstRepeated } ?? false
    }
    let held = words.indices.filter(isHeld)
    guard let first = held.first.flatMap({ places[$0] }),
      let last = places[words.endIndex - 1], isHeld(words.endIndex - 1)
    else { return nil }
    let matter = held.reduce(0) { $0 + words[$1].length }
    guard held.count == words.count || line.isMarked && matter * 2 >= line.matter else {
      return nil
    }
    return first <= last ? first...last : last...last
  }
}
