import ArgumentParser
import Desk
import Mail
import Store

struct Suggest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Suggest articles and past answers for a ticket.")
  @Argument(help: "A ticket.", transform: TicketReference.read) var ticket: TicketReference
  @Option(help: "The maximum number of each; the default is max-suggestions, or 5.") var limit: Int?
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  private static let usualLimit = 5

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1") }
  }

  func run() throws {
    let (articles, answers) = try store.read { snapshot in
      let ticket = try snapshot.existingTicket(ticket.number, at: .now())
      let question = Question(ticket, try snapshot.messages(of: ticket.number))
      let settings = try snapshot.existingQueue(ticket.queue).settings
      let limit = limit ?? (settings.maxSuggestions > 0 ? settings.maxSuggestions : Self.usualLimit)
      return (
        try snapshot.suggestions(for: question, base: settings.kbStaff, limit: limit),
        try snapshot.pastAnswers(to: question, like: ticket, limit: limit)
      )
    }
    try output.show(articles.map(\.suggestion) + answers.map(\.suggestion)) { screen in
      SuggestionView(articles: articles, answers: answers).text(screen)
    }
  }
}

extension Article {
  /// The suggestion object, documented in tickets(1).
  fileprivate var suggestion: JSON {
    [
      "format": 1,
      "article": .number(number),
      "base": .text(base),
      "url": .optional(content.url),
      "ticket": .null,
      "message": .null,
      "title": .text(content.title),
      "text": .text(content.text),
    ]
  }
}

extension PastAnswer {
  fileprivate var suggestion: JSON {
    [
      "format": 1,
      "article": .null,
      "base": .null,
      "url": .null,
      "ticket": .number(ticket),
      "message": .number(message),
      "title": .text(subject),
      "text": .text(text),
    ]
  }
}
