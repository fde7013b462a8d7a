import Desk
import Mail
import Terminal
import Text

/// Articles, one a line: number, knowledge base, title.
struct ArticleTable {
  private let articles: [Article]

  init(_ articles: [Article]) {
    self.articles = articles
  }

  func text(_ screen: Screen) -> String {
    var table = Table(
      columns: [
        .init("", .trailing), .init("", .leading, .upTo(20)), .init("", .leading, .flexible),
      ])
    for article in articles {
      table.append([.init("\(article.number)"), .init(article.base), .init(article.content.title)])
    }
    return table.lines(on: screen).map { $0 + "\n" }.joined()
  }
}

/// One article, whole.
struct ArticleView {
  private let article: Article

  init(_ article: Article) {
    self.article = article
  }

  func text(_ screen: Screen) -> String {
    let facts = [
      ("knowledge base", article.base), ("url", article.content.url ?? ""),
      ("updated", LocalTime.text(article.updated)),
    ]
    let lines = facts.filter { !$0.1.isEmpty }.map { "\($0): \(Sanitizer.terminal($1))\n" }
    return screen.palette.paint(Sanitizer.terminal(article.content.title), .bold) + "\n"
      + lines.joined() + "\n" + SafeText.block(article.content.text) + "\n"
  }
}
