import ArgumentParser
import Desk
import Mail
import Store

/// What the commands share that look for tickets and list them.
struct FindingOptions: ParsableArguments {
  @OptionGroup var query: QueryOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var matching: MatchOptions

  /// - Parameters:
  ///   - selection: of what was asked for.
  ///   - text: the list for people.
  func list(_ selection: (Query) -> Selection, _ text: (TicketList) -> String) throws {
    let selection = selection(try query.parsed())
    let found = try store.read { try FoundTickets(selection, in: $0, at: .now()) }
    try matching.check(found.tickets.isEmpty)
    try output.show(found.json) { text(TicketList(found, screen: $0, now: .now())) }
  }
}
