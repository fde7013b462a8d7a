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
  ///   - closing: a last line for people, if there is something to say.
  ///   - text: the list for people.
  func list(
    _ selection: (Query) -> Selection, closing: (Snapshot) throws -> String? = { _ in nil },
    _ text: (TicketList) -> String
  ) throws {
    let selection = selection(try query.parsed())
    let (found, last) = try store.read { snapshot in
      (try FoundTickets(selection, in: snapshot, at: .now()), try closing(snapshot))
    }
    try matching.check(found.tickets.isEmpty)
    try output.show(found.json) { screen in
      let list = text(TicketList(found, screen: screen, now: .now()))
      return [list, last ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
    }
  }
}
