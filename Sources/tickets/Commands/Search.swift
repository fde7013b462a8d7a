import ArgumentParser
import Desk
import Mail
import Store

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find tickets in any state; the newest 50 unless limit: says otherwise.")

  @OptionGroup var query: QueryOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var matching: MatchOptions

  func run() throws {
    let query = try self.query.parsed()
    if self.query.analyze { return try Console.print(query.analysis + "\n") }
    let selection = Selection(
      query: query, agent: Environment.agent, defaultOrder: [.init(.updated, .descending)],
      defaultLimit: 50)
    let found = try store.read { try FoundTickets(selection, in: $0, at: .now()) }
    try output.show(found.json) { screen in
      TicketList(found, screen: screen, now: .now()).rows()
    }
    try matching.check(found.tickets.isEmpty)
  }
}
