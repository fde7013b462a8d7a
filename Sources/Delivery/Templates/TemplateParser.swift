/// Reads a template's tags from left to right, as mustache(5) describes them.
struct TemplateParser {
  private let text: [UInt8]
  private var place = 0
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  /// The sections that are open, the outermost first, under one that is the template itself.
  private var open = [Section(name: "", isInverted: false, start: 0)]

  private struct Section {
    let name: String
    let isInverted: Bool
    /// Where its tag begins.
    let start: Int
    var nodes: [TemplateNode] = []
  }

  static func nodes(of text: String) throws(TemplateError) -> [TemplateNode] {
    var parser = TemplateParser(text: Array(text.utf8))
    return try parser.parse()
  }

  private init(text: [UInt8]) { self.text = text }

  private mutating func parse() throws(TemplateError) -> [TemplateNode] {
    while let start = text.place(of: opening, from: place) {
      let tag = try tag(at: start)
      if tag.kind.isAloneOnItsLine, let line = wholeLine(start..<tag.end) {
        append(text: place..<max(place, line.lowerBound))
        place = line.upperBound
      } else {
        append(text: place..<start)
        place = tag.end
      }
      try take(tag, at: start)
    }
    append(text: place..<text.count)
    if let unclosed = open.dropFirst().last {
      throw error("{{#\(unclosed.name)}} is not closed", at: unclosed.start)
    }
    return open[0].nodes
  }

  private mutating func take(_ tag: Tag, at start: Int) throws(TemplateError) {
    switch tag.kind {
    case .comment, .partial: break
    case .value, .rawValue: append(.value(tag.name))
    case .section: open.append(Section(name: tag.name, isInverted: false, start: start))
    case .inverted: open.append(Section(name: tag.name, isInverted: true, start: start))
    case .end:
      guard let section = open.last, open.count > 1, section.name == tag.name else {
        throw error("{{/\(tag.name)}} does not close the section opened last", at: start)
      }
      open.removeLast()
      append(.section(section.name, isInverted: section.isInverted, section.nodes))
    case .delimiters:
      let marks = tag.name.utf8.split(separator: UInt8(ascii: " "))
      guard marks.count == 2 else { throw error("{{=x y=}} needs two delimiters", at: start) }
      (opening, closing) = (Array(marks[0]), Array(marks[1]))
    }
  }

  private mutating func append(_ node: TemplateNode) { open[open.count - 1].nodes.append(node) }

  private mutating func append(text range: Range<Int>) {
    if !range.isEmpty { append(.text(String(decoding: text[range], as: UTF8.self))) }
  }

  private func error(_ reason: String, at place: Int) -> TemplateError {
    TemplateError(line: 1 + text[..<place].count { $0 == UInt8(ascii: "\n") }, reason: reason)
  }
}

/// One tag: `{{#name}}`.
private struct Tag {
  let kind: Kind
  let name: String
  /// Behind its last delimiter.
  let end: Int

  enum Kind {
    case comment, value, rawValue, section, inverted, end, partial, delimiters

    /// Such a tag takes its line with it where nothing else stands there.
    var isAloneOnItsLine: Bool { self != .value && self != .rawValue }

    /// By the mark before the name; nil for one that is not known here.
    init?(mark: UInt8?) {
      switch mark {
      case UInt8(ascii: "!"): self = .comment
      case UInt8(ascii: "#"): self = .section
      case UInt8(ascii: "^"): self = .inverted
      case UInt8(ascii: "/"): self = .end
      case UInt8(ascii: ">"): self = .partial
      case UInt8(ascii: "="): self = .delimiters
      case UInt8(ascii: "&"), UInt8(ascii: "{"): self = .rawValue
      case UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "%"): return nil
      default: self = .value
      }
    }
  }
}

extension TemplateParser {
  private func tag(at start: Int) throws(TemplateError) -> Tag {
    let inside = start + opening.count
    let mark = inside < text.count ? text[inside] : nil
    guard let kind = Tag.Kind(mark: mark) else {
      throw error("{{<parent}}, {{$block}} and {{%…}} are not supported", at: start)
    }
    var ending = closing
    switch mark {
    case UInt8(ascii: "{"): ending.insert(UInt8(ascii: "}"), at: 0)
    case UInt8(ascii: "="): ending.insert(UInt8(ascii: "="), at: 0)
    default: break
    }
    let nameStart = kind == .value ? inside : inside + 1
    guard let end = text.place(of: ending, from: nameStart) else {
      throw error("the text ends inside a {{tag}}", at: start)
    }
    let name = text[nameStart..<end].withoutOuterBlanks
    if kind != .comment, kind != .delimiters, name.contains(where: isForbiddenInName) {
      throw error("a {{tag}} has no }} or a name that is not valid", at: start)
    }
    return Tag(
      kind: kind, name: String(decoding: name, as: UTF8.self), end: end + ending.count)
  }

  private func isForbiddenInName(_ octet: UInt8) -> Bool {
    octet <= UInt8(ascii: " ") || "{}()".utf8.contains(octet)
  }

  /// The line of a tag with its end, where but blanks stand beside the tag.
  private func wholeLine(_ tag: Range<Int>) -> Range<Int>? {
    let before = text[..<tag.lowerBound].lastIndex { !$0.isBlank }
    let lineStart = before.map { $0 + 1 } ?? 0
    guard lineStart == 0 || text[lineStart - 1] == UInt8(ascii: "\n"), place <= lineStart else {
      return nil
    }
    guard let after = text[tag.upperBound...].firstIndex(where: { !$0.isBlank }) else {
      return lineStart..<text.count
    }
    if text[after] == UInt8(ascii: "\n") { return lineStart..<after + 1 }
    let isReturn = text[after...].starts(with: "\r\n".utf8)
    return isReturn ? lineStart..<after + 2 : nil
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension ArraySlice<UInt8> {
  fileprivate var withoutOuterBlanks: ArraySlice<UInt8> {
    let isSpace = { (octet: UInt8) in octet <= UInt8(ascii: " ") }
    guard let last = lastIndex(where: { !isSpace($0) }) else { return [] }
    return self[...last].drop(while: isSpace)
  }
}

extension [UInt8] {
  /// Where the bytes stand first.
  fileprivate func place(of bytes: [UInt8], from start: Int) -> Int? {
    guard start <= count - bytes.count else { return nil }
    return (start...count - bytes.count).first { self[$0...].starts(with: bytes) }
  }
}
