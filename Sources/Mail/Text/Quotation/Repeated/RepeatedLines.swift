/// Which lines of a new mail stand in earlier ones, word by word and however they are wrapped.
struct RepeatedLines {
  /// Bytes of words in each line, and how many of them are held.
  private var matter: [Int]
  private var heldMatter: [Int]
  private var isWholeLineHeld: [Bool]
  /// The message that the first held run of words in each line is from.
  private var messages: [Int?]
  /// How many held runs of words begin in each line.
  private var runCounts: [Int]

  /// Enough for the longest mail; a text of more words is compared as far as that.
  private static let maximumWords = 200_000

  init(_ text: TextLines, in earlier: EarlierText) {
    matter = Array(repeating: 0, count: text.count)
    heldMatter = matter
    isWholeLineHeld = Array(repeating: false, count: text.count)
    messages = Array(repeating: nil, count: text.count)
    runCounts = matter
    guard !earlier.isEmpty else { return }
    let words = Words(text, limit: Self.maximumWords)
    measure(words, in: earlier)
    findWholeLines(words, in: earlier)
  }

  private mutating func measure(_ words: Words, in earlier: EarlierText) {
    var heldUntil = 0
    let runs = words.runs(of: EarlierText.runLength)
    for (position, word) in words.words.enumerated() {
      if position < runs.count, let message = earlier.message(holding: runs[position]) {
        heldUntil = position + EarlierText.runLength
        messages[word.line] = messages[word.line] ?? message
        runCounts[word.line] += 1
      }
      matter[word.line] += word.length
      if position < heldUntil { heldMatter[word.line] += word.length }
    }
  }

  private mutating func findWholeLines(_ words: Words, in earlier: EarlierText) {
    for line in words.lines {
      isWholeLineHeld[line[line.startIndex].line] = earlier.holds(line: Words.combined(line))
    }
  }

  /// Three quarters of it, so that a word the quoting changed does no harm.
  func isHeld(_ line: Int) -> Bool {
    matter[line] > 0 && heldMatter[line] * 4 >= matter[line] * 3
  }

  /// Also a short line that stands alone between answers.
  func isHeldInQuote(_ line: Int) -> Bool { isHeld(line) || isWholeLineHeld[line] }

  /// Nothing to compare: blank, rules, pictures, links.
  func isNeutral(_ line: Int) -> Bool { matter[line] == 0 }

  /// Whether enough of these lines is held to tell the rest from it, however long the answers
  /// between the lines are.
  func knows(_ lines: Range<Int>) -> Bool {
    var (all, held) = (0, 0)
    for line in lines {
      all += matter[line]
      held += isHeldInQuote(line) ? matter[line] : heldMatter[line]
    }
    return held > 0 && held * 4 >= all
  }
}

extension RepeatedLines {
  /// Neighbouring held lines.
  struct Run {
    var lines: Range<Int>
    var lineCount: Int
    var matter: Int
    /// Whether nearly all that some message was the first to say is in it.
    var isWholeMessage: Bool
    /// Whether a line of it shows that it is a quote.
    var isMarked: Bool

    /// A greeting, a thank-you or an address is said twice without being quoted.
    var isQuote: Bool {
      if isMarked { return true }
      return isWholeMessage ? lineCount >= 2 || matter >= 40 : lineCount >= 3 && matter >= 150
    }
  }

  func runs(in text: TextLines, earlier: EarlierText) -> [Run] {
    guard !earlier.isEmpty else { return [] }
    let held = text.indices.filter { isHeld($0) }
    return held.chunks { first, second in
      (first + 1..<second).allSatisfy(isNeutral)
    }.map { run($0, in: text, earlier) }
  }

  private func run(_ held: ArraySlice<Int>, in text: TextLines, _ earlier: EarlierText) -> Run {
    let message = held.first { messages[$0] != nil }.flatMap { messages[$0] }
    let size = message.map(earlier.newRunCount) ?? 0
    let found = held.reduce(0) { $0 + (messages[$1] == message ? runCounts[$1] : 0) }
    return Run(
      lines: held[held.startIndex]..<held[held.endIndex - 1] + 1, lineCount: held.count,
      matter: held.reduce(0) { $0 + heldMatter[$1] },
      isWholeMessage: size > 0 && found * 5 >= size * 4,
      isMarked: held.contains { text[$0].isQuoted })
  }
}
