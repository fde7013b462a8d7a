/// Text as `format=flowed` (RFC 3676 §4.2): long paragraphs broken softly, so that they read well
/// everywhere and flow where that is understood.
enum FlowedLines {
  /// RFC 3676 §4.2 recommends 78 at most; quote marks of later answers need room.
  private static let width = 72
  /// Nobody's answer is quoted so often.
  private static let mostMarks = 40

  static func text(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let flowed = lines.flatMap { flow($0) }.joined(separator: "\n")
    return flowed.utf8.last == ASCII.lineFeed || flowed.isEmpty ? flowed : flowed + "\n"
  }

  private static func flow(_ line: Substring) -> [String] {
    if line == "-- " { return ["-- "] }
    let quote = line.prefix { $0 == ">" }
    // The marks stand before each piece.
    guard quote.utf8.count < mostMarks else { return [String(trimmedEnd(line))] }
    let content = trimmedEnd(quote.isEmpty ? line : unstuffed(line.dropFirst(quote.count)))
    let prefix = quote.isEmpty ? "" : quote + " "
    let pieces = broken(content, width: max(width - prefix.count, 20))
    return pieces.map { piece in
      piece.isEmpty && !quote.isEmpty
        ? String(quote) : prefix + stuffed(piece, isQuoted: !quote.isEmpty)
    }
  }

  /// Without the blank behind quote marks: further ones are the text's own.
  private static func unstuffed(_ line: Substring) -> Substring {
    line.first == " " ? line.dropFirst() : line
  }

  /// A trailing blank would make the line flow into the next.
  private static func trimmedEnd(_ line: Substring) -> Substring {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Pieces that end in the blank they were broken at, but for the last.
  private static func broken(_ content: Substring, width: Int) -> [Substring] {
    var pieces: [Substring] = []
    var rest = content
    while let end = breakPoint(in: rest, width: width) {
      pieces.append(rest[..<end])
      rest = rest[end...]
    }
    return pieces + [rest]
  }

  /// After the last blank within `width`, else after the first one; never before more blanks, and not
  /// in what the line begins with.
  private static func breakPoint(in text: Substring, width: Int) -> Substring.Index? {
    var best: Substring.Index?
    let indentation = text.prefix { $0 == " " }
    var count = indentation.count
    for index in text[indentation.endIndex...].indices {
      count += 1
      if count > width, best != nil { return best }
      let next = text.index(after: index)
      if text[index] == " ", next < text.endIndex, text[next] != " " { best = next }
    }
    return count > width ? best : nil
  }

  /// RFC 3676 §4.4: what begins with a blank, `>` or `From ` gets a blank before it.
  private static func stuffed(_ piece: Substring, isQuoted: Bool) -> String {
    guard !isQuoted else { return String(piece) }
    let needsStuffing = piece.first == " " || piece.first == ">" || piece.hasPrefix("From ")
    return (needsStuffing ? " " : "") + piece
  }
}
