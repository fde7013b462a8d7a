import ArgumentParser
import Desk
import Mail
import Store
import Terminal

/// The tickets a command changes: by number, or all that match a query after a preview.
struct TargetOptions: ParsableArguments {
  @Argument(help: "Tickets.") var tickets: [TicketReference] = []

  @Option(help: "All tickets that match; shows them and changes nothing without --yes.")
  var query: String?

  @Flag(help: "Change what --query matches.") var yes = false

  @OptionGroup var store: StoreOptions

  func validate() throws {
    if tickets.isEmpty == (query == nil) {
      throw ValidationError("name tickets by number, or give --query, not both and not neither")
    }
  }

  func setStatus(_ status: TicketStatus, holdUntil: Timestamp? = nil) throws {
    try change { transaction, ticket in
      _ = try transaction.setStatus(
        status, of: ticket, by: Environment.agent, at: .now(), holdUntil: holdUntil)
    }
  }

  /// All or nothing: an unknown number changes none of the others.
  private func change(_ body: (Transaction, Int) throws -> Void) throws {
    if query != nil, !yes { return try preview() }
    try store.write { transaction in
      for number in try numbers(transaction.snapshot) {
        try transaction.settle(number, at: .now())
        try body(transaction, number)
      }
    }
  }

  private func numbers(_ snapshot: Snapshot) throws -> [Int] {
    guard query == nil else { return try selected(snapshot).tickets.map(\.number) }
    return try tickets.map { try snapshot.existingTicket($0.number, at: .now()).number }
  }

  private func selected(_ snapshot: Snapshot) throws -> FoundTickets {
    let text = query ?? ""
    do {
      let query = try Query.parse(text, now: .now(), zone: .system)
      let selection = Selection(
        query: query, agent: Environment.agent, defaultOrder: [.init(.id, .ascending)])
      return try FoundTickets(selection, in: snapshot, at: .now())
    } catch let error as QueryError {
      throw Failure.usage(error.report(in: text))
    }
  }

  private func preview() throws {
    let found = try store.read(selected)
    try Console.print(
      TicketList(
        found, screen: Screen(color: .auto, environment: Environment.variables), now: .now()
      ).rows())
    Console.complain(
      "tickets: \(found.tickets.count) tickets match; repeat with --yes to change them")
  }
}
