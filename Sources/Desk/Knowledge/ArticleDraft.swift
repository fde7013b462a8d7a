/// An article as its editor sees it, with what is known about it between two lines of `---`.
package struct ArticleDraft: Hashable, Sendable {
  package let base: String
  package let content: ArticleContent

  private static let names = ["base", "title", "url"]

  package init(base: String, content: ArticleContent) {
    self.base = base
    self.content = content
  }

  /// Unlike `ArticleFile` it takes nothing for granted: what is written here was meant for us.
  package init(reading text: String) throws(KnowledgeError) {
    let head = FrontMatter(KnowledgeText.lines(text))
    if let field = head.fields.first(where: { !ArticleDraft.names.contains($0.name) }) {
      throw .unknownField(field.name, line: field.line)
    }
    guard let base = head["base"] else { throw .missingField("base") }
    guard let title = head["title"] else { throw .missingField("title") }
    self.base = try KnowledgeName.checked(base)
    let url = head["url"]
    content = ArticleContent(
      title: try KnowledgeName.checked(title), url: try url.map(ArticleURL.checked),
      text: try KnowledgeText.checked(head.rest.joined(separator: "\n")))
  }

  package var text: String {
    """
    ---
    base: \(ArticleDraft.quoted(base))
    title: \(ArticleDraft.quoted(content.title))
    url: \(content.url ?? "")
    ---

    \(content.text)

    """
  }

  /// Quotes around a value would be taken off.
  private static func quoted(_ value: String) -> String {
    value.first.map { "\"'".contains($0) } == true ? "\"\(value)\"" : value
  }
}
