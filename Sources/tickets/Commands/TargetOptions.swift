import ArgumentParser
import Desk
import Mail
import Store

/// The tickets a command changes: by number, or all that match a query after a preview.
struct TargetOptions: ParsableArguments {
  @Argument(help: "Tickets.", transform: TicketReference.read) var tickets: [TicketReference] = []
  @OptionGroup var bulk: BulkOptions

  func validate() throws {
    try bulk.validate(tickets)
  }

  /// Changes each of them, in a way that `undo` takes back.
  func change(_ body: (Change, Int) throws -> Void) throws {
    try bulk.change(tickets, body)
  }

  func setStatus(_ status: TicketStatus, holdUntil: Timestamp? = nil) throws {
    try change { change, ticket in
      _ = try change.transaction.setStatus(
        status, of: ticket, by: change.agent, at: change.now, holdUntil: holdUntil)
    }
  }
}
