import ArgumentParser
import Desk
import Mail
import Store

struct Next: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the ticket that has been waiting for us the longest.")

  @OptionGroup var query: QueryOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var matching: MatchOptions

  func run() throws {
    let query = try self.query.parsed()
    if self.query.analyze { return try Console.print(query.analysis + "\n") }
    let selection = Selection(
      query: query.restricted(to: .and([.term(.status(.open)), .term(.waiting(.us))])),
      agent: Environment.agent, defaultOrder: [.init(.waiting, .ascending)], defaultLimit: 1)
    let found = try store.read { try FoundTickets(selection, in: $0, at: .now()) }
    try output.show(found.json) { screen in
      TicketList(found, screen: screen, now: .now()).rows()
    }
    try matching.check(found.tickets.isEmpty)
  }
}
