import ArgumentParser
import Desk
import Mail
import Store

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List tickets in the sections Open, Answered and On Hold.")

  @OptionGroup var query: QueryOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var matching: MatchOptions

  func run() throws {
    let query = try self.query.parsed()
    if self.query.analyze { return try Console.print(query.analysis + "\n") }
    let found = try store.read { try FoundTickets(.list(query), in: $0, at: .now()) }
    try matching.check(found.tickets.isEmpty)
    try output.show(found.json) { screen in
      TicketList(found, screen: screen, now: .now()).sections()
    }
  }
}

extension Selection {
  /// What a plain list shows: of no query, what a desk works on.
  static func list(_ query: Query) -> Selection {
    Selection(
      query: query.condition == .all ? query.restricted(to: .unfinished) : query,
      agent: Environment.agent, defaultOrder: [.init(.updated, .descending)])
  }
}

extension Query {
  /// This query, narrowed by a further condition.
  func restricted(to condition: Condition) -> Query {
    Query(
      condition: self.condition == .all ? condition : .and([self.condition, condition]),
      order: order, limit: limit)
  }
}

extension Query.Condition {
  /// What a desk works on.
  static let unfinished = Query.Condition.or([
    .term(.status(.open)), .term(.status(.answered)), .term(.status(.hold)),
  ])
}
