/// The header of an earlier mail copied into the text, as Outlook puts it above what it quotes.
enum HeaderBlock {
  /// At least three different fields in a row, one of them naming the author.
  static func all(in text: TextLines) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let fields = fields(startingAt: index, of: text)
      if fields.isHeader { blocks.append(index..<fields.end) }
      index = max(fields.end, index + 1)
    }
    return blocks
  }

  /// The value of the first field that names an author.
  static func firstAuthor(in text: TextLines) -> String? {
    let line = all(in: text).first?.first { role($0, of: text) == .from }
    guard let content = line.map({ text.content($0).prefix(TextLines.maximumPhrase) }),
      let colon = colon(in: content)
    else { return nil }
    return String(
      decoding: content[colon...].dropFirst(content[colon] == 0xEF ? 3 : 1), as: UTF8.self)
  }

  private struct Fields {
    var end: Int
    var isHeader: Bool
  }

  private static func fields(startingAt first: Int, of text: TextLines) -> Fields {
    var roles = Set<HeaderBlockNames.Role>()
    var end = first
    while end < text.count, !text[end].isQuoted {
      if let role = role(end, of: text) {
        roles.insert(role)
      } else if end == first || !(isGap(end, of: text) || continuesField(end, of: text)) {
        break
      }
      end += 1
    }
    let isHeader =
      roles.count >= 3 && roles.contains(.from)
      && !isRawHeader(first - 1, of: text) && !isRawHeader(end, of: text)
    return Fields(end: end, isHeader: isHeader)
  }

  /// At least three lines `Word: value` in a row, in a language the tables do not know.
  static func linesByShape(startingAt first: Int, of text: TextLines) -> Range<Int>? {
    var end = first
    while end < text.count, text.isPlain(end), name(end, of: text) != nil { end += 1 }
    return end - first >= 3 ? first..<end : nil
  }

  private static func role(_ index: Int, of text: TextLines) -> HeaderBlockNames.Role? {
    name(index, of: text).flatMap(HeaderBlockNames.role)
  }

  /// HTML mail may make a paragraph of each field.
  private static func isGap(_ index: Int, of text: TextLines) -> Bool {
    text[index].isBlank && index + 1 < text.count && role(index + 1, of: text) != nil
  }

  /// A list of addresses that runs over several lines.
  private static func continuesField(_ index: Int, of text: TextLines) -> Bool {
    if text[index].isBlank || isTransport(index, of: text) { return false }
    return isFolded(index, of: text)
      || text.content(index).prefix(TextLines.maximumPhrase).contains(UInt8(ascii: "@"))
  }

  private static func isFolded(_ index: Int, of text: TextLines) -> Bool {
    let first = text.content(index).first
    return first == UInt8(ascii: " ") || first == UInt8(ascii: "\t")
  }

  /// A customer who pastes the full header of a mail quotes nobody: it is what he asks about.
  private static func isRawHeader(_ neighbour: Int, of text: TextLines) -> Bool {
    guard text.indices.contains(neighbour), text.isPlain(neighbour) else { return false }
    return isFolded(neighbour, of: text) || isTransport(neighbour, of: text)
  }

  private static func isTransport(_ index: Int, of text: TextLines) -> Bool {
    guard let name = name(index, of: text) else { return false }
    return HeaderBlockNames.transport.contains(name) || name.hasPrefix("x-")
  }

  /// The name before the colon, lower case, without blanks and the asterisks of bold text.
  private static func name(_ index: Int, of text: TextLines) -> String? {
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
