/// The lines by which mail programs introduce a copy they quote, told by what they say of it in any
/// language: who sent it, to whom, when, and about what.
struct CopyHeads {
  private let text: TextLines
  private let names: CopyNames

  struct Head {
    var lines: Range<Int>
    /// Nothing else can be meant, whatever stands below.
    var isCertain: Bool
    /// Of header fields.
    var isBlock = false
  }

  private static let mostLines = 4
  private static let mostOfBlock = 12
  /// Lines looked at more closely: more is somebody playing with the pattern.
  private static let mostLooks = 1_000

  init(_ text: TextLines, _ names: CopyNames) {
    self.text = text
    self.names = names
  }

  /// In the order of the text.
  func all() -> [Head] {
    var heads: [Head] = []
    var looks = 0
    for line in text.indices where looks < Self.mostLooks {
      if let last = heads.last, line < last.lines.upperBound { continue }
      guard names.facts(of: text.content(line)) != [] else { continue }
      looks += 1
      if let head = block(around: line) ?? introduction(around: line) { heads.append(head) }
    }
    return heads
  }

  /// Whoever writes the words for `wrote` behind the sender ends a line or two below him.
  private func introduction(around line: Int) -> Head? {
    var last = line
    while last < line + Self.mostLines, last < text.count, !text[last].isBlank {
      if endsWithColon(last) {
        return introduction(endingAt: last, naming: line)
      }
      last += 1
    }
    return nil
  }

  private func introduction(endingAt last: Int, naming line: Int) -> Head? {
    var first = line
    let least = max(0, last - Self.mostLines + 1)
    while first > least, mayGoOn(first - 1),
      hasTime(first - 1..<first) || !hasTime(first..<last + 1) && hasTime(first - 1..<last + 1)
    {
      first -= 1
    }
    let facts = (first...last).reduce(into: CopyNames.Facts()) {
      $0.formUnion(names.facts(of: text.content($1)))
    }
    let isCertain = facts.contains(.signed)
    return isCertain || facts.contains(.sender) && hasTime(first..<last + 1)
      ? Head(lines: first..<last + 1, isCertain: isCertain) : nil
  }

  /// A sentence that ends there is the author's own.
  private func mayGoOn(_ line: Int) -> Bool {
    let content = text.content(line)
    guard let end = content.last, content.count <= 200 else { return false }
    return !".!?:;".utf8.contains(end)
  }

  private func endsWithColon(_ line: Int) -> Bool {
    guard let phrase = text.phrase(line) else { return false }
    let end = phrase.unicodeScalars.last { $0 != " " && $0 != "<" && $0 != "_" }
    return end == ":" || end == "：" || end == "﹕"
  }

  private func hasTime(_ lines: Range<Int>) -> Bool {
    TimeEvidence(lines.flatMap { PlainDigits.bytes(of: text.content($0)) + [0x20] }).isTime
  }
}

extension CopyHeads {
  /// `From: … To: … Subject: …`, of which two tell of the copy.
  private func block(around line: Int) -> Head? {
    guard isField(line) else { return nil }
    var lines = line..<line + 1
    while lines.lowerBound > 0, lines.count < Self.mostOfBlock, isField(lines.lowerBound - 1) {
      lines = lines.lowerBound - 1..<lines.upperBound
    }
    while lines.upperBound < text.count, lines.count < Self.mostOfBlock,
      isField(lines.upperBound) || isContinued(lines.upperBound)
    {
      lines = lines.lowerBound..<lines.upperBound + 1
    }
    let facts = lines.map { names.facts(of: text.content($0)) }
    let all = facts.reduce(into: CopyNames.Facts()) { $0.formUnion($1) }
    guard all.kinds >= 2, all.contains(.signed) || all.contains(.sender) else { return nil }
    let isCertain = all.contains(.signed) || all.contains(.subject)
    func belongs(_ line: Int) -> Bool {
      facts[line - lines.lowerBound] != [] || hasTime(line..<line + 1)
    }
    guard let first = lines.first(where: belongs), let last = lines.last(where: belongs) else {
      return nil
    }
    return Head(lines: first..<last + 1, isCertain: isCertain, isBlock: true)
  }

  /// A few words and a colon.
  private func isField(_ line: Int) -> Bool {
    guard !text[line].isBlank else { return false }
    let content = text.content(line)
    let name = content[PlainLine.unmarked(content)...].prefix(40)
      .prefix { $0 != UInt8(ascii: ":") && $0 != 0xEF }
    return name.count < 40 && !name.isEmpty && name.endIndex < content.endIndex
      && !name.contains(UInt8(ascii: "@"))
  }

  /// A long list of recipients goes on in the next line.
  private func isContinued(_ line: Int) -> Bool {
    !text[line].isBlank && text.content(line).first.map { $0 <= 0x20 } ?? false
  }
}
