/// HTML that gumbo cannot read within its limits, as text: tags are taken out one after another,
/// with no tree, in linear time.
struct TagStripper {
  private let html: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var quoteDepth = 0
  private var layout = TextLayout()

  static func text(_ html: UnsafeBufferPointer<UInt8>) -> String {
    var stripper = TagStripper(html: html)
    stripper.run()
    return stripper.layout.text
  }

  private init(html: UnsafeBufferPointer<UInt8>) { self.html = html }

  private mutating func run() {
    while position < html.count {
      switch html[position] {
      case UInt8(ascii: "<"): takeTag()
      case UInt8(ascii: "&"): takeEntity()
      default: takeText()
      }
    }
  }

  private mutating func takeText() {
    let start = position
    while position < html.count, html[position] != UInt8(ascii: "<"),
      html[position] != UInt8(ascii: "&")
    {
      position += 1
    }
    layout.add(UnsafeBufferPointer(rebasing: html[start..<position]))
  }

  private mutating func takeTag() {
    let start = position + 1
    if html[start...].starts(with: "!--".utf8) { return skip(past: "-->") }
    let isEnd = start < html.count && html[start] == UInt8(ascii: "/")
    let name = name(at: isEnd ? start + 1 : start)
    skip(past: ">")
    isEnd ? end(HTMLRole(name: name)) : begin(HTMLRole(name: name), name)
  }

  private func name(at start: Int) -> String {
    let letters = html[min(start, html.count)...].prefix(12).prefix {
      $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
    }
    return String(decoding: letters.map(\.asciiLowercased), as: UTF8.self)
  }

  private mutating func begin(_ role: HTMLRole, _ name: String) {
    switch role {
    case .inline, .link, .image: break
    case .hidden where name != "head":
      skip(past: "</\(name)")
      skip(past: ">")
    case .hidden: break
    case .lineBreak: layout.breakLine()
    case .quote:
      quoteDepth += 1
      layout.beginQuote()
    case .paragraph, .preformatted, .table, .bulletList, .numberedList: layout.separate()
    case .block, .rule, .earlierMail, .item, .indented, .row: layout.endLine()
    case .cell: layout.add(" ")
    }
  }

  private mutating func end(_ role: HTMLRole) {
    switch role {
    case .quote where quoteDepth > 0:
      quoteDepth -= 1
      layout.endQuote()
    case .block, .paragraph, .preformatted, .item, .row: layout.endLine()
    default: break
    }
  }

  /// Without regard to case; to the end when `mark` does not come.
  private mutating func skip(past mark: String) {
    let mark = Array(mark.utf8)
    while position < html.count {
      if html[position...].lazy.map(\.asciiLowercased).starts(with: mark) {
        position += mark.count
        return
      }
      position += 1
    }
  }
}

extension TagStripper {
  private mutating func takeEntity() {
    let body = html[(position + 1)...].prefix(10).prefix { $0 != UInt8(ascii: ";") }
    let end = body.endIndex
    if end < html.count, html[end] == UInt8(ascii: ";"),
      let scalar = Self.scalar(String(decoding: body, as: UTF8.self))
    {
      layout.add(String(Character(scalar)))
      position = end + 1
    } else {
      layout.add("&")
      position += 1
    }
  }

  private static func scalar(_ entity: String) -> Unicode.Scalar? {
    switch entity {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "nbsp": "\u{A0}"
    case let number where number.hasPrefix("#x") || number.hasPrefix("#X"):
      UInt32(number.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case let number where number.hasPrefix("#"):
      UInt32(number.dropFirst()).flatMap(Unicode.Scalar.init)
    default: nil
    }
  }
}
