/// What a text with uuencoded files in it is made of: what people wrote, and what stays as it is.
enum UuencodedPiece {
  case text([UInt8])
  /// The beginning of a file, or its lines with nothing but zeros.
  case file([UInt8])

  static func pieces(of content: [UInt8]) -> [UuencodedPiece] {
    var pieces: [UuencodedPiece] = []
    var text: [UInt8] = []
    var rest = content[...]
    while !rest.isEmpty {
      let line = line(of: rest)
      rest = rest[line.endIndex...]
      let opening = opening(of: line)
      let data = opening == nil ? [] : zeros(&rest)
      guard let opening, !data.isEmpty else {
        text += line
        continue
      }
      pieces += [.text(text), .file(Array(opening))]
      pieces += [.text(Array(line[opening.endIndex...])), .file(data)]
      text = []
    }
    return pieces + [.text(text)]
  }

  private static func line(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = text.firstIndex(of: ASCII.lineFeed)
    return end.map { text[...$0] } ?? text
  }

  /// `begin 644 ` before a name.
  private static func opening(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let begin = "begin ".utf8
    guard line.starts(with: begin) else { return nil }
    let mode = line.dropFirst(begin.count).prefix(while: \.isASCIIDigit)
    guard (3...4).contains(mode.count), mode.endIndex < line.endIndex,
      line[mode.endIndex] == ASCII.space
    else { return nil }
    return line[...mode.endIndex]
  }

  /// The lines of a file, taken from the front.
  private static func zeros(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    var zeros: [UInt8] = []
    while !rest.isEmpty {
      let line = line(of: rest)
      let content = line.prefix { !$0.isLineEnd }
      guard case .data = content.withUnsafeBytes({ UuencodedLine($0) }) else { break }
      zeros += content.prefix(1)
      zeros += repeatElement(UInt8(ascii: "`"), count: content.count - 1)
      zeros += line[content.endIndex...]
      rest = rest[line.endIndex...]
    }
    return zeros
  }
}
