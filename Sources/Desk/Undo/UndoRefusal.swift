import Mail

/// Why nothing was taken back, in one line that tells the remedy.
package enum UndoRefusal: Error, Sendable {
  /// The last change is of a kind, or by somebody, that cannot be taken back.
  case cannot(Event, ticket: Int)
  /// There is no change, or all are taken back.
  case nothing(ticket: Int)
  /// The old state would bury a mail that came since.
  case arrived(message: Int, ticket: Int, status: TicketStatus)
  /// The ticket would have no message.
  case empties(ticket: Int)
  /// What was split off has gone its own way.
  case grown(ticket: Int, origin: Int)
  /// The queue that the ticket was in is there no more.
  case noQueue(String, ticket: Int)
}

extension UndoRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannot(let event, let ticket):
      "#\(ticket): the last change cannot be undone: \(event.undoObstacle)"
    case .nothing(let ticket): "#\(ticket): there is no change left to undo"
    case .arrived(let message, let ticket, let status):
      "#\(ticket): m\(message) has arrived since, undoing would leave it \(status.rawValue) unseen; "
        + "use 'tickets \(status.command) \(ticket)'"
    case .empties(let ticket):
      "#\(ticket) would have no message, as its own have been split off or merged elsewhere since; "
        + "'tickets log \(ticket)' shows where"
    case .grown(let ticket, let origin):
      "#\(ticket), which was split off, has changed since; "
        + "'tickets merge \(ticket) --into \(origin)' brings all of it back"
    case .noQueue(let name, let ticket):
      "#\(ticket) was in the queue '\(name)', which has been removed; "
        + "'tickets queue move \(ticket) QUEUE' moves it to another"
    }
  }
}

extension TicketStatus {
  /// The command that sets the state.
  fileprivate var command: String {
    switch self {
    case .open: "open"
    case .answered, .closed: "close"
    case .hold: "hold"
    case .spam: "spam"
    }
  }
}

extension Event {
  /// Who made the change, and what it was.
  fileprivate var undoObstacle: String {
    let change = [before, after].compactMap { $0 }.joined(separator: " -> ")
    switch (kind, actor) {
    case (.redact, _): return "what was redacted from \(place) is permanently removed"
    case (.message, _): return "\(place) is an answer of ours, which has been sent"
    case (_, Actor.ingest): return "mail changed it (\(kind.rawValue) \(change)\(reason))"
    case (_, Actor.autoClose):
      return "it came due (\(kind.rawValue) \(change)); change it back by hand"
    default:
      return "it belongs to an answer (\(kind.rawValue) \(change)\(reason))"
    }
  }

  private var place: String { message.map { "m\($0)" } ?? "it" }

  private var reason: String { note.isEmpty ? "" : ", \(note)" }
}
