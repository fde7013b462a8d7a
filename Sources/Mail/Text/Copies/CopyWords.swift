/// The words of copies in order, found again by any run of up to five of them.
struct CopyWords {
  private(set) var words: [Words.Word] = []
  /// From here on stand words that their reader may say again.
  private(set) var firstRepeated = 0
  private var beginsLine: [Bool] = []
  /// By length, from one word to `runLength`.
  private var runs: [HashIndex] = []
  private var lines = HashIndex([])
  private(set) var signs = CopySigns([])
  private var links: Set<UInt64> = []
  private var wholeLinks: [[UInt8]] = []

  /// Fewer words are said again by chance.
  static let runLength = 5
  /// Some 200 pages: ten copies of the longest text that is copied.
  private static let mostWords = 60_000
  /// That are looked for in two lines.
  private static let mostLinks = 100

  init(_ copies: [SentCopy]) {
    var signs = copies.flatMap { add($0.text) }
    firstRepeated = words.count
    signs += copies.filter { !$0.repeated.isEmpty }.flatMap { add($0.repeated) }
    self.signs = CopySigns(signs)
    for copy in copies {
      links.formUnion(PlainLine.links(in: copy.text).map(PlainLine.hash))
      wholeLinks += PlainLine.links(in: copy.text).prefix(Self.mostLinks - wholeLinks.count)
    }
    runs = (1...Self.runLength).map { length in
      HashIndex(entries(starts: Array(0..<max(words.count - length + 1, 0))) { _ in length })
    }
    let starts = words.indices.filter { beginsLine[$0] }
    let ends = starts.dropFirst() + [words.count]
    let lengths = Dictionary(uniqueKeysWithValues: zip(starts, ends).map { ($0, $1 - $0) })
    lines = HashIndex(entries(starts: starts) { lengths[$0] ?? 0 })
  }

  private func entries(starts: [Int], length: (Int) -> Int) -> [HashIndex.Entry] {
    starts.map { start in
      HashIndex.Entry(
        hash: Words.combined(words[start..<start + length(start)]), place: start)
    }
  }

  private mutating func add(_ text: String) -> [CopySigns.Sign] {
    var text = text
    return text.withUTF8 { bytes in
      let lines = TextLines(bytes)
      var rest = Words(lines, limit: Self.mostWords - words.count).words[...]
      var signs: [CopySigns.Sign] = []
      for line in lines.indices where !lines[line].isBlank {
        let own = rest.prefix { $0.line == line }
        rest = rest.dropFirst(own.count)
        signs += CopySigns.found(
          in: lines.content(line), isWordless: own.isEmpty, from: words.count)
        for word in own { append(word, beginsLine: word.line != words.last?.line) }
      }
      append(Self.end, beginsLine: true)
      return signs
    }
  }

  private mutating func append(_ word: Words.Word, beginsLine begins: Bool) {
    words.append(word)
    beginsLine.append(begins)
  }

  /// Stands behind each text, and is no word of any.
  private static let end = Words.Word(hash: 0, length: 0, line: -1)
}

extension CopyWords {
  /// Where one to five words stand first, one after the other.
  func place(of run: ArraySlice<Words.Word>) -> Int? {
    runs.indices.contains(run.count - 1) ? runs[run.count - 1][Words.combined(run)] : nil
  }

  /// Where a line of these words stands first.
  func place(ofLine line: ArraySlice<Words.Word>) -> Int? { lines[Words.combined(line)] }

  func beginsLine(_ place: Int) -> Bool { beginsLine[place] }

  /// Whether the last word of a text stands there.
  func endsText(_ place: Int) -> Bool {
    place + 1 < words.count && words[place + 1].length == 0
  }

  func hasLinks(of line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    PlainLine.links(in: line).map(PlainLine.hash).allSatisfy(links.contains)
  }

  /// Whether a link begins at the end of a line, and another line is the rest of it.
  func breaksLink(
    _ line: Slice<UnsafeBufferPointer<UInt8>>, _ rest: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    wholeLinks.contains { link in
      let length = link.count - rest.count
      return length >= Self.shortestBeginning && link.suffix(rest.count).elementsEqual(rest)
        && line.suffix(length).elementsEqual(link.prefix(length))
    }
  }

  /// Of a link: `https://a.b` is longer.
  private static let shortestBeginning = 10
}
