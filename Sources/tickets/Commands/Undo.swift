import ArgumentParser
import Desk
import Store
import Terminal
import Text

struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Undo the last change of a ticket; repeat to undo earlier ones.")

  @Argument(help: "Tickets.", transform: TicketReference.read) var tickets: [TicketReference]
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let events = try store.change { transaction in
      let change = Change(transaction: transaction)
      return try tickets.flatMap { reference in
        let ticket = try transaction.snapshot.knownTicket(reference.number)
        return try transaction.takeBackHeld(on: ticket, by: change.agent, at: change.now)
          ?? transaction.undo(ticket, by: change.agent, at: change.now)
      }
    }
    try Done.report("the last change is undone") {
      try output.show(events.map(\.json)) { _ in events.map(\.undoLine).joined() }
    }
  }
}

extension Event {
  /// What is so again.
  fileprivate var undoLine: String {
    let subject = ticket.map { "#\($0) " } ?? ""
    if kind == .delivery, let message { return "\(subject)m\(message) is not sent\n" }
    let change = "\(before ?? "(none)") -> \(after ?? "(none)")"
    return Sanitizer.terminal("\(subject)\(kind.rawValue): \(change)") + "\n"
  }
}
