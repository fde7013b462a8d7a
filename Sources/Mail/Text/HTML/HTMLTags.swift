/// The tags of an HTML document one after another, as its tokenizer tells them from text (HTML Standard
/// §13.2.5), with no tree and in one pass.
struct HTMLTags {
  private let html: UnsafeBufferPointer<UInt8>
  private var position = 0

  struct Tag {
    /// Lower case.
    var name: String
    var isEnd: Bool
    var attributes: Int
    /// Bytes of text before it.
    var distance: Int
    /// It may stand in a comment or a script, where it is no tag.
    var isDoubtful: Bool
  }

  /// Bytes of text behind the last tag, once all are told.
  private(set) var tail = 0
  /// Where what may be a comment or a CDATA section ends.
  private var commentEnd = 0
  private var sectionEnd = 0
  /// The element whose content is no markup, to its end tag.
  private var textElement: String?

  init(_ html: UnsafeBufferPointer<UInt8>) {
    self.html = html
  }

  mutating func next() -> Tag? {
    let start = position
    while let mark = html[position...].firstIndex(of: UInt8(ascii: "<")), mark + 1 < html.count {
      position = mark + 1
      switch html[position] {
      case UInt8(ascii: "!"): beginDeclaration()
      case UInt8(ascii: "/"):
        position += 1
        if isLetter(position) { return tag(isEnd: true, distance: mark - start) }
        skipBogusComment()
      case UInt8(ascii: "?"): skipBogusComment()
      case _ where isLetter(position): return tag(isEnd: false, distance: mark - start)
      default: break
      }
    }
    tail = html.count - start
    return nil
  }

  private mutating func tag(isEnd: Bool, distance: Int) -> Tag {
    let name = takeName()
    let endsText = isEnd && name == textElement && position > max(commentEnd, sectionEnd)
    let isDoubtful = !endsText && (textElement != nil || position < max(commentEnd, sectionEnd))
    if endsText { textElement = nil }
    if !isEnd, !isDoubtful, Self.textElements.contains(name) { textElement = name }
    // What begins a value elsewhere may be any text here.
    let attributes = isDoubtful ? 0 : takeAttributes()
    return Tag(
      name: name, isEnd: isEnd, attributes: attributes, distance: distance,
      isDoubtful: isDoubtful)
  }

  private static let textElements = [
    "style", "script", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext",
  ]
}

extension HTMLTags {
  private func isLetter(_ place: Int) -> Bool {
    place < html.count && (0x61...0x7A).contains(html[place] | 0x20)
  }

  private static func endsName(_ octet: UInt8) -> Bool {
    octet <= 0x20 || octet == UInt8(ascii: "/") || octet == UInt8(ascii: ">")
  }

  /// No element has a long one.
  private mutating func takeName() -> String {
    let name = html[position...].prefix { !Self.endsName($0) }
    position = name.endIndex
    return String(decoding: name.prefix(16).map(\.asciiLowercased), as: UTF8.self)
  }

  /// To behind the end of the tag.
  private mutating func takeAttributes() -> Int {
    var count = 0
    while position < html.count {
      let octet = html[position]
      position += 1
      if octet == UInt8(ascii: ">") { break }
      if octet <= 0x20 || octet == UInt8(ascii: "/") { continue }
      count += 1
      let name = html[position...].prefix { !Self.endsName($0) && $0 != ASCII.equals }
      position = name.endIndex
      takeValue()
    }
    return count
  }

  private mutating func takeValue() {
    func afterBlanks(_ place: Int) -> Int { html[place...].drop { $0 <= 0x20 }.startIndex }
    let mark = afterBlanks(position)
    guard mark < html.count, html[mark] == ASCII.equals else { return }
    position = afterBlanks(mark + 1)
    guard position < html.count else { return }
    let quote = html[position]
    if quote == ASCII.quote || quote == UInt8(ascii: "'") {
      let end = html[(position + 1)...].firstIndex(of: quote)
      position = end.map { $0 + 1 } ?? html.count
    } else {
      position = html[position...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }.endIndex
    }
  }

  /// Tags in comments are told all the same: programs disagree on where a broken comment ends.
  private mutating func beginDeclaration() {
    let rest = html[position...]
    if rest.starts(with: "!--".utf8) {
      if position >= commentEnd { commentEnd = end(of: "-->") }
    } else if rest.starts(with: "![CDATA[".utf8) {
      if position >= sectionEnd { sectionEnd = end(of: "]]>") }
    } else {
      skipBogusComment()
    }
  }

  private func end(of mark: StaticString) -> Int {
    html[position...].firstRange(of: mark)?.upperBound ?? html.count
  }

  private mutating func skipBogusComment() {
    guard textElement == nil, position >= max(commentEnd, sectionEnd) else { return }
    let end = html[min(position, html.count)...].firstIndex(of: UInt8(ascii: ">"))
    position = end.map { $0 + 1 } ?? html.count
  }
}
