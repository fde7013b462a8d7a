import ArgumentParser
import Delivery
import Desk
import Mail
import Store
import Terminal

/// One change of the store by a person: who, when, and the transaction.
struct Change {
  let transaction: Transaction
  let agent = Environment.agent
  let now = Timestamp.now()
}

/// A query in the place of ticket numbers, with its preview.
struct BulkOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "Change all matching tickets; without --yes they are only shown.")
  var query: String?

  @Flag(help: "Make the change, instead of only showing the tickets.") var yes = false

  @OptionGroup var store: StoreOptions

  func validate(_ tickets: [TicketReference]) throws {
    if tickets.isEmpty == (query == nil) {
      throw ValidationError("give ticket numbers or --query")
    }
  }

  /// All or nothing: an unknown number changes none of the others.
  func change(_ tickets: [TicketReference], _ body: (Change, Int) throws -> Void) throws {
    try changeAll(tickets) { change, numbers in
      for number in numbers {
        try change.transaction.undoable([number]) { try body(change, number) }
      }
    }
  }

  /// One change of all of them together, once what is due has happened.
  func changeAll(_ tickets: [TicketReference], _ body: (Change, [Int]) throws -> Void) throws {
    if query != nil, !yes { return try preview() }
    try store.change { transaction in
      let change = Change(transaction: transaction)
      let numbers = try self.numbers(tickets, transaction.snapshot)
      for number in numbers { try transaction.settle(number, at: change.now) }
      try body(change, numbers)
    }
  }

  private func numbers(_ tickets: [TicketReference], _ snapshot: Snapshot) throws -> [Int] {
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
