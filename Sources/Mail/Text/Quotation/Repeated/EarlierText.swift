/// What the ticket holds already: every run of five words of its earlier messages.
struct EarlierText {
  /// The oldest message that holds a run.
  private let runs: HashIndex
  private let lines: HashIndex
  /// For each message, how many runs of words it was the first to hold.
  private let newRuns: [Int]

  /// Fewer words are said again by chance; more would miss short ones.
  static let runLength = 5
  /// Some 300 pages: what a long thread holds, compared in milliseconds. The newest messages, last
  /// in the list, are kept when there are more.
  static let maximumWords = 100_000

  init(_ messages: [String]) {
    let kept = EarlierText.latest(messages)
    var runs: [HashIndex.Entry] = []
    var lines: [HashIndex.Entry] = []
    for (message, words) in kept.enumerated() {
      runs += words.runs(of: Self.runLength).map { HashIndex.Entry(hash: $0, place: message) }
      lines += words.lines.map { HashIndex.Entry(hash: Words.combined($0), place: message) }
    }
    self.runs = HashIndex(runs)
    self.lines = HashIndex(lines)
    newRuns = self.runs.counts(ofPlaces: kept.count)
  }

  private static func latest(_ messages: [String]) -> [Words] {
    var room = maximumWords
    var kept: [Words] = []
    for message in messages.reversed() where room > 0 {
      var message = message
      let words = message.withUTF8 { Words(TextLines($0), limit: room) }
      room -= words.words.count
      kept.append(words)
    }
    return kept.reversed()
  }

  var isEmpty: Bool { newRuns.isEmpty }

  func message(holding run: UInt64) -> Int? { runs[run] }

  /// Whether a whole line stands there as a line.
  func holds(line: UInt64) -> Bool { lines[line] != nil }

  func newRunCount(of message: Int) -> Int { newRuns[message] }
}

extension Words {
  /// The words of all lines, quoted or not.
  init(_ text: TextLines, limit: Int) {
    for index in text.indices { add(text.content(index), line: index, limit: limit) }
  }

  /// One hash for the words at each position and the `length - 1` after it.
  func runs(of length: Int) -> [UInt64] {
    guard words.count >= length else { return [] }
    return (0...words.count - length).map { start in
      Self.combined(words[start..<start + length])
    }
  }

  /// The words line by line, without lines such as "Yes" and "OK".
  var lines: [ArraySlice<Word>] {
    words.chunks { $0.line == $1.line }
      .filter { line in line.count >= 2 || line.contains { $0.length >= 5 } }
  }

  static func combined(_ words: ArraySlice<Word>) -> UInt64 {
    words.reduce(0) { ($0 ^ $1.hash) &* 0x9E37_79B9_7F4A_7C15 &+ ($0 >> 29) }
  }
}

extension Array {
  /// Slices of neighbours that belong together.
  func chunks(by belongs: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices.dropFirst() where !belongs(self[index - 1], self[index]) {
      chunks.append(self[start..<index])
      start = index
    }
    return isEmpty ? [] : chunks + [self[start...]]
  }
}
