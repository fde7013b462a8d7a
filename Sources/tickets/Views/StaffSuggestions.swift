import Desk
import Mail
import Store
import Terminal
import Text

/// What the staff's knowledge base has for a ticket, while `max-suggestions` asks for it.
struct StaffSuggestions {
  private let articles: [Article]

  init(
    _ ticket: Ticket, _ messages: @autoclosure () throws -> [StoredMessage], _ snapshot: Snapshot
  ) throws {
    let settings = try snapshot.existingQueue(ticket.queue).settings
    guard let base = settings.kbStaff, settings.maxSuggestions > 0 else {
      articles = []
      return
    }
    articles = try snapshot.suggestions(
      for: Question(ticket, try messages()), base: base, limit: settings.maxSuggestions)
  }

  /// One a line: `suggestions: 3 Mail quota exceeded (kb show 3)`. Safe to print; empty when there
  /// are none.
  var lines: [String] {
    articles.enumerated().map { place, article in
      (place == 0 ? "suggestions: " : "             ")
        + "\(article.number) \(Sanitizer.terminal(article.content.title)) (kb show \(article.number))"
    }
  }
}
