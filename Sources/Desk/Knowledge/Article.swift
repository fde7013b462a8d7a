package import Mail

/// An article of a knowledge base.
package struct Article: Hashable, Sendable {
  /// Permanent, of all bases.
  package var number: Int
  package var base: String
  package var content: ArticleContent
  package var updated: Timestamp

  package init(number: Int, base: String, content: ArticleContent, updated: Timestamp) {
    self.number = number
    self.base = base
    self.content = content
    self.updated = updated
  }
}

/// What an article says, checked.
package struct ArticleContent: Hashable, Sendable {
  package var title: String
  /// Where readers find it; nil when it is only here.
  package var url: String?
  package var text: String

  package init(title: String, url: String?, text: String) {
    self.title = title
    self.url = url
    self.text = text
  }
}
