/// A text or Markdown file that somebody wrote for another program, read as an article.
package enum ArticleFile {
  /// The title is the one that is given, else the front matter's, else the first heading, else the
  /// first line, else `name`. It is not repeated in the text.
  ///
  /// - Parameter name: of the file, without its ending.
  package static func content(
    of text: String, title: String? = nil, named name: String = ""
  ) throws(KnowledgeError) -> ArticleContent {
    let head = FrontMatter(KnowledgeText.lines(text))
    let written = head["title"] ?? MarkdownTitle.heading(in: head.rest)
    let proposed = [title, written, MarkdownTitle.firstLine(of: head.rest), name]
    guard let title = proposed.compactMap({ $0.flatMap(KnowledgeName.title) }).first else {
      throw .badName(name)
    }
    let body = MarkdownTitle.removed(title, from: head.rest)
    return ArticleContent(
      title: title, url: head["url"].flatMap { try? ArticleURL.checked($0) },
      text: try KnowledgeText.checked(body.joined(separator: "\n")))
  }
}

/// Where an article can be read by customers.
enum ArticleURL {
  static func checked(_ text: String) throws(KnowledgeError) -> String {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    guard ["http", "https"].contains(scheme), text.dropFirst(scheme.count).hasPrefix("://"),
      text.utf8.count <= 2000, text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) && $0 != 0x3E })
    else { throw .badURL(text) }
    return text
  }
}
