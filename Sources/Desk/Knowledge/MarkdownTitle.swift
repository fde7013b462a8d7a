internal import Text

/// The title of a Markdown or plain text, for people the largest line of it.
enum MarkdownTitle {
  /// The first heading (CommonMark §4.2, §4.3) before any code block.
  static func heading(in lines: ArraySlice<String>) -> String? {
    for (place, line) in zip(lines.indices, lines) {
      if line.hasPrefix("```") || line.hasPrefix("~~~") { return nil }
      if let text = atxHeading(line) { return text }
      if isUnderline(lines.dropFirst(place - lines.startIndex + 1).first), !isBlank(line) {
        return line.trimmed
      }
    }
    return nil
  }

  static func firstLine(of lines: ArraySlice<String>) -> String? {
    lines.first { !isBlank($0) }
  }

  /// Without the title, where that is the first thing in the text and set off from what follows.
  static func removed(_ title: String, from lines: ArraySlice<String>) -> ArraySlice<String> {
    let text = lines.drop(while: isBlank)
    guard let first = text.first, KnowledgeName.title(from: atxHeading(first) ?? first) == title
    else { return lines }
    let rest = text.dropFirst()
    if isUnderline(rest.first) { return rest.dropFirst() }
    let isSetOff = atxHeading(first) != nil || rest.first.map(isBlank) ?? false
    return isSetOff && rest.contains { !isBlank($0) } ? rest : lines
  }

  /// `## Text ##`
  static func atxHeading(_ line: String) -> String? {
    let marks = line.prefix { $0 == "#" }.count
    guard (1...6).contains(marks), line.dropFirst(marks).first == " " else { return nil }
    var text = Substring(line.dropFirst(marks))
    while let last = text.last, last == "#" || last == " " { text.removeLast() }
    return isBlank(String(text)) ? nil : String(text).trimmed
  }

  /// `====` or `----` below a line makes it a heading.
  private static func isUnderline(_ line: String?) -> Bool {
    guard let line = line?.trimmed, line.count >= 3 else { return false }
    return line.allSatisfy { $0 == "=" } || line.allSatisfy { $0 == "-" }
  }

  private static func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
}
