/// The header of an earlier mail copied into the text, as Outlook puts it above what it quotes.
enum HeaderBlock {
  /// The lines of the block that begins at `first`: at least three different fields in a row,
  /// one of them naming the author.
  static func lines(startingAt first: Int, of text: TextLines) -> Range<Int>? {
    guard role(first, of: text) != nil else { return nil }
    var roles = Set<HeaderBlockNames.Role>()
    var end = first
    while end < text.count, text.isPlain(end) {
      if let role = role(end, of: text) {
        roles.insert(role)
      } else if isTransport(end, of: text) {
        return nil
      } else if !continuesField(end, of: text) {
        break
      }
      end += 1
    }
    guard roles.count >= 3, roles.contains(.from) else { return nil }
    return isRawHeader(above: first, of: text) ? nil : first..<end
  }

  /// At least three lines `Word: value` in a row, in a language the tables do not know.
  static func linesByShape(startingAt first: Int, of text: TextLines) -> Range<Int>? {
    var end = first
    while end < text.count, text.isPlain(end), name(end, of: text) != nil { end += 1 }
    return end - first >= 3 ? first..<end : nil
  }

  static func role(_ index: Int, of text: TextLines) -> HeaderBlockNames.Role? {
    name(index, of: text).flatMap { HeaderBlockNames.roles[$0] }
  }

  /// A list of addresses that runs over several lines.
  private static func continuesField(_ index: Int, of text: TextLines) -> Bool {
    isFolded(index, of: text)
      || text.content(index).prefix(TextLines.maximumPhrase).contains(UInt8(ascii: "@"))
  }

  private static func isFolded(_ index: Int, of text: TextLines) -> Bool {
    let first = text.content(index).first
    return first == UInt8(ascii: " ") || first == UInt8(ascii: "\t")
  }

  /// A customer who pastes the full header of a mail quotes nobody: it is what he asks about.
  private static func isRawHeader(above first: Int, of text: TextLines) -> Bool {
    guard first > 0, text.isPlain(first - 1) else { return false }
    return isFolded(first - 1, of: text) || isTransport(first - 1, of: text)
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
    for index in line.indices.prefix(48) {
      if line[index] == UInt8(ascii: ":") { return index }
      if line[index] == 0xEF, line[index...].starts(with: "：".utf8) { return index }
    }
    return nil
  }
}
