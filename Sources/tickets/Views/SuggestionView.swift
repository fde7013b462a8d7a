import Desk
import Mail
import Terminal

/// Articles and past answers, each with its beginning.
struct SuggestionView {
  let articles: [Article]
  let answers: [PastAnswer]

  func text(_ screen: Screen) -> String {
    section(
      "Articles",
      articles.map { ("\($0.number)", $0.content.title, Excerpt.of($0.content.text)) }, screen)
      + (articles.isEmpty || answers.isEmpty ? "" : "\n")
      + section(
        "Answers",
        answers.map {
          ("m\($0.message)", "#\($0.ticket) \($0.subject.orNone)", Excerpt.of($0.text))
        },
        screen)
  }

  private func section(
    _ name: String, _ rows: [(key: String, title: String, excerpt: String)], _ screen: Screen
  ) -> String {
    guard !rows.isEmpty else { return "" }
    var table = Table(columns: [.init("", .trailing), .init("", .leading, .flexible)])
    for row in rows {
      table.append([.init(row.key), .init(row.title)])
      table.append([.init(""), .init(row.excerpt, .dim)])
    }
    return screen.palette.paint(name, .bold) + "\n"
      + table.lines(on: screen).map { $0 + "\n" }.joined()
  }
}
