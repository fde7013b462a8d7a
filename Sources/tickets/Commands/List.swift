import ArgumentParser
import Desk
import Mail
import Store

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List tickets in the sections Open, Answered and On Hold.")

  @OptionGroup var finding: FindingOptions

  func run() throws {
    let isPlain = finding.query.text.isEmpty
    try finding.list(
      Selection.list, closing: { isPlain ? try List.setAside($0) : nil }, { $0.sections() })
  }

  /// Nothing is hidden that came within a week.
  private static func setAside(_ snapshot: Snapshot) throws -> String? {
    let count = try snapshot.countSetAside(since: .now() + -7 * 86_400)
    return count == 0 ? nil : "\(count) set aside: tickets list is:aside\n"
  }
}

extension Selection {
  /// What a plain list shows: of no query, what a desk works on.
  static func list(_ query: Query) -> Selection {
    Selection(
      query: query.condition == .all ? query.restricted(to: .unfinished) : query,
      agent: Environment.agent, defaultOrder: [.init(.updated, .descending)],
      failedFirst: true)
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
