internal import Text

/// The header of an earlier mail copied into the text, as Outlook puts it above what it quotes.
struct HeaderBlock {
  private(set) var lines: Range<Int>
  /// In the order of the fields.
  private(set) var roles: [HeaderBlockNames.Role] = []

  /// Two different fields or more in a row, in order.
  static func candidates(in text: TextLines) -> [HeaderBlock] {
    var blocks: [HeaderBlock] = []
    var index = 0
    while index < text.count {
      let block = HeaderBlock(startingAt: index, of: text)
      if Set(block.roles).count >= 2 { blocks.append(block) }
      index = max(block.lines.upperBound, index + 1)
    }
    return blocks
  }

  /// At least three different fields, one of them naming the author.
  func isHeader(in text: TextLines) -> Bool {
    Set(roles).count >= 3 && roles.contains(.from)
      && !Self.isRawHeader(above: lines.lowerBound, of: text)
      && !Self.isTransport(lines.upperBound, of: text)
  }

  /// The value of the first field that names an author.
  static func firstAuthor(in text: TextLines) -> String? {
    let block = candidates(in: text).first { $0.isHeader(in: text) }
    let line = block?.lines.first { role($0, of: text) == .from }
    guard let content = line.map({ text.content($0).prefix(TextLines.maximumPhrase) }),
      let colon = colon(in: content)
    else { return nil }
    return String(
      decoding: content[colon...].dropFirst(content[colon] == 0xEF ? 3 : 1), as: UTF8.self)
  }

  private init(startingAt first: Int, of text: TextLines) {
    var end = first
    while end < text.count, !text[end].isQuoted {
      if let role = Self.role(end, of: text) {
        roles.append(role)
      } else if roles.isEmpty || !(Self.isGap(end, of: text) || Self.continuesField(end, of: text))
      {
        break
      }
      end += 1
    }
    lines = first..<end
  }

  /// Lines `Word: value` in a row, as many as such a header has, in a language the tables do not know.
  static func linesByShape(startingAt first: Int, of text: TextLines) -> Range<Int>? {
    var end = first
    while end < text.count, end - first <= lineCounts.upperBound, text.isPlain(end),
      let name = name(end, of: text), HeaderBlockNames.role(of: name) == nil
    {
      end += 1
    }
    return lineCounts.contains(end - first) ? first..<end : nil
  }

  private static let lineCounts = 4...8

  static func role(_ index: Int, of text: TextLines) -> HeaderBlockNames.Role? {
    name(index, of: text).flatMap(HeaderBlockNames.role)
  }

  /// HTML mail may make a paragraph of each field, Lotus Notes leaves room below the author.
  private static func isGap(_ index: Int, of text: TextLines) -> Bool {
    guard text[index].isBlank else { return false }
    let below = index + 1..<min(index + maximumGap, text.count)
    return below.first { !text[$0].isBlank }.map { role($0, of: text) != nil } ?? false
  }

  /// A list of addresses that runs over several lines, or a wrapped line between two fields.
  private static func continuesField(_ index: Int, of text: TextLines) -> Bool {
    if text[index].isBlank || isTransport(index, of: text) { return false }
    return isFolded(index, of: text)
      || text.content(index).prefix(TextLines.maximumPhrase).contains(UInt8(ascii: "@"))
      || text.indices.contains(index + 1) && role(index + 1, of: text) != nil
  }

  private static func isFolded(_ index: Int, of text: TextLines) -> Bool {
    let first = text.content(index).first
    return first == UInt8(ascii: " ") || first == UInt8(ascii: "\t")
  }

  /// A customer who pastes the full header of a mail quotes nobody: it is what he asks about.
  private static func isRawHeader(above first: Int, of text: TextLines) -> Bool {
    var index = first - 1
    while index >= max(0, first - maximumFolds), text.isPlain(index), isFolded(index, of: text) {
      index -= 1
    }
    guard text.indices.contains(index), text.isPlain(index) else { return false }
    return isTransport(index, of: text)
  }

  private static let maximumFolds = 8
  private static let maximumGap = 5

  private static func isTransport(_ index: Int, of text: TextLines) -> Bool {
    guard text.indices.contains(index), text.isPlain(index), let name = name(index, of: text)
    else { return false }
    return HeaderBlockNames.transport.contains(name) || name.hasPrefix("x-")
  }

  /// The name before the colon, lower case, without blanks and the asterisks of bold text.
  static func name(_ index: Int, of text: TextLines) -> String? {
    let line = text.content(index)
    guard let colon = colon(in: line) else { return nil }
    var name = String.UnicodeScalarView()
    for scalar in String(decoding: line[..<colon], as: UTF8.self).unicodeScalars
    where scalar != "*" && !scalar.properties.isWhitespace
      && !scalar.properties.isDefaultIgnorableCodePoint
    {
      name.append(scalar)
    }
    return name.isEmpty ? nil : String(name).lowercased()
  }

  /// `:`, or the full-width `：` (EF BC 9A), among the first bytes of the line.
  private static func colon(in line: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var index = line.startIndex
    while index < line.endIndex, index < line.startIndex + 48 {
      if line[index] == UInt8(ascii: ":") { return index }
      if line[index] == 0xEF, line[index...].starts(with: "：".utf8) { return index }
      index += 1
    }
    return nil
  }
}
