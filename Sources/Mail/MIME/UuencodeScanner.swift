/// Finds files that old programs wrote into the text itself (POSIX uuencode), chunk by chunk.
struct UuencodeScanner {
  enum Event {
    case text(UnsafeRawBufferPointer)
    case begin(name: String)
    case content(UnsafeRawBufferPointer)
    case end

    /// Empty unless this is content.
    var content: UnsafeRawBufferPointer {
      if case .content(let bytes) = self {
        bytes
      } else {
        UnsafeRawBufferPointer(start: nil, count: 0)
      }
    }
  }

  private enum State {
    case text
    /// Behind a `begin` line, kept in case that no data follows.
    case begun(line: [UInt8], name: String)
    case data
    /// Behind the line of no data that `end` follows.
    case ending
  }

  private var state = State.text
  private var filesLeft = ParserLimits.standard.uuencodedFiles
  /// The beginning of a line whose end is in the next chunk.
  private var line: [UInt8] = []

  mutating func scan(
    _ chunk: UnsafeRawBufferPointer, _ sink: (Event) throws -> Void
  ) rethrows {
    var rest = chunk[...]
    if !line.isEmpty {
      let end = rest.firstIndex(of: ASCII.lineFeed).map { $0 + 1 } ?? rest.endIndex
      line += rest[..<end]
      rest = rest[end...]
      guard line.last == ASCII.lineFeed || line.count > Self.longestLine else { return }
      let whole = line
      line = []
      try whole.withUnsafeBytes { try take($0, sink) }
    }
    if let last = rest.lastIndex(of: ASCII.lineFeed) {
      while rest.startIndex <= last {
        let end = endOfLines(in: rest, last)
        try take(UnsafeRawBufferPointer(rebasing: rest[..<end]), sink)
        rest = rest[end...]
      }
    }
    if rest.count > Self.longestLine {
      try take(UnsafeRawBufferPointer(rebasing: rest), sink)
    } else {
      line += rest
    }
  }

  /// Where the next line ends; in text, where the lines end of which none begins a file.
  ///
  /// - Parameter last: the last line end.
  private func endOfLines(in rest: Slice<UnsafeRawBufferPointer>, _ last: Int) -> Int {
    let feed = rest.firstIndex(of: ASCII.lineFeed) ?? last
    guard case .text = state, !rest.starts(with: Self.begin) else { return feed + 1 }
    var place = feed
    while place < last {
      let letter = rest[place..<last].firstIndex(of: Self.begin[0]) ?? last
      if letter < last, rest[letter - 1] == ASCII.lineFeed, rest[letter...].starts(with: Self.begin)
      {
        return letter
      }
      place = letter + 1
    }
    return last + 1
  }

  private static let begin = Array("begin ".utf8)

  mutating func finish(_ sink: (Event) throws -> Void) rethrows {
    let last = line
    line = []
    if !last.isEmpty { try last.withUnsafeBytes { try take($0, sink) } }
    switch state {
    case .text: break
    case .begun(let begin, _): try begin.withUnsafeBytes { try sink(.text($0)) }
    case .data, .ending: try sink(.end)
    }
    state = .text
  }

  /// No line of uuencode is longer; what is, is text whatever it looks like.
  private static let longestLine = 998

  private mutating func take(
    _ line: UnsafeRawBufferPointer, _ sink: (Event) throws -> Void
  ) rethrows {
    switch state {
    case .text:
      if filesLeft > 0, let name = Self.name(ofFileBegunBy: line) {
        state = .begun(line: Array(line), name: name)
      } else {
        try sink(.text(line))
      }
    case .begun(let begin, let name):
      try takeFirst(line, begin: begin, name: name, sink)
    case .data:
      try takeData(UuencodedLine(line), line, sink)
    case .ending:
      state = .text
      try sink(.end)
      if UuencodedLine(line) != .end { try take(line, sink) }
    }
  }

  private mutating func takeFirst(
    _ line: UnsafeRawBufferPointer, begin: [UInt8], name: String, _ sink: (Event) throws -> Void
  ) rethrows {
    guard case .data(let content) = UuencodedLine(line) else {
      state = .text
      try begin.withUnsafeBytes { try sink(.text($0)) }
      return try take(line, sink)
    }
    state = .data
    filesLeft -= 1
    try sink(.begin(name: name))
    try content.withUnsafeBytes { try sink(.content($0)) }
  }

  private mutating func takeData(
    _ parsed: UuencodedLine, _ line: UnsafeRawBufferPointer, _ sink: (Event) throws -> Void
  ) rethrows {
    switch parsed {
    case .data(let content): try content.withUnsafeBytes { try sink(.content($0)) }
    case .noData: state = .ending
    case .end:
      state = .text
      try sink(.end)
    case .other:
      state = .text
      try sink(.end)
      try take(line, sink)
    }
  }

  /// `begin`, three or four octal digits, a name.
  private static func name(ofFileBegunBy line: UnsafeRawBufferPointer) -> String? {
    guard line.starts(with: begin) else { return nil }
    let words = Array(line).split(maxSplits: 2) { $0 == ASCII.space || $0 == ASCII.lineFeed }
    guard words.count == 3, (3...4).contains(words[1].count),
      words[1].allSatisfy({ (0x30...0x37).contains($0) })
    else { return nil }
    return FieldText().decoded(words[2])
  }
}
