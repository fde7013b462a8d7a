/// The beginning of a text, on one line: what it is about.
package enum Excerpt {
  static let most = 200

  /// The first paragraph that is no heading, cut at a blank where it has one.
  package static func of(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start =
      lines.firstIndex { !isBlank($0) && MarkdownTitle.atxHeading($0) == nil }
      ?? lines.firstIndex { !isBlank($0) } ?? lines.startIndex
    let paragraph = lines[start...].prefix { !isBlank($0) }
    let words = paragraph.joined(separator: " ").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    return shortened(words)
  }

  private static func shortened(_ text: String) -> String {
    guard let end = text.index(text.startIndex, offsetBy: most, limitedBy: text.endIndex),
      end < text.endIndex
    else { return text }
    let beginning = text[..<end]
    let cut = beginning.lastIndex(of: " ").flatMap { blank in
      text.distance(from: text.startIndex, to: blank) > most / 2 ? blank : nil
    }
    return text[..<(cut ?? end)] + "…"
  }

  private static func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
}

extension [Article] {
  /// For mail to customers: each title, and below it where to read the article or how it begins.
  /// Empty for no articles.
  package var forCustomers: String {
    map { "* \($0.content.title)\n  \($0.content.url ?? Excerpt.of($0.content.text))" }
      .joined(separator: "\n")
  }
}
