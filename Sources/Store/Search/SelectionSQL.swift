internal import Desk
internal import Mail

/// A selection of tickets as SQL over `EffectiveTicket`: one test of the ticket a term.
struct SelectionSQL {
  private(set) var arguments: StatementArguments
  private let source: String
  private let condition: String
  private let order: String
  private let limit: String

  /// - Parameter queues: all of them, which tell by what other names an agent goes.
  init(_ selection: Selection, queues: [Queue], now: Timestamp) throws {
    let order = selection.query.order.isEmpty ? selection.defaultOrder : selection.query.order
    var compiler = ConditionSQL(agent: selection.agent, queues: queues)
    condition = compiler.sql(selection.query.condition)
    arguments = compiler.arguments + ["now": now.seconds]
    source = "FROM (\(EffectiveTicket.select(now: ":now"))) AS t"
    let first =
      selection.failedFirst && selection.query.order.isEmpty
      ? ["\(FailedAnswers.areOn("t")) DESC"] : []
    self.order = (first + order.map(SelectionSQL.term) + [SelectionSQL.last(after: order)])
      .joined(separator: ", ")
    limit = (selection.query.limit ?? selection.defaultLimit).map { " LIMIT \($0)" } ?? ""
  }

  var rows: String { "SELECT t.* \(source) WHERE \(matches) ORDER BY \(order)\(limit)" }

  var count: String { "SELECT count(*) FROM (SELECT 1 \(source) WHERE \(matches)\(limit))" }

  /// A merged ticket is found as the ticket it was merged into.
  private var matches: String { "t.merged_into IS NULL AND (\(condition))" }

  /// Of those that wait equally long, the lowest number came first.
  private static func last(after order: [Query.SortOrder]) -> String {
    order.last?.key == .waiting ? "t.id ASC" : "t.id DESC"
  }

  private static func term(_ order: Query.SortOrder) -> String {
    let direction = order.direction == .ascending ? "ASC" : "DESC"
    switch order.key {
    case .updated: return "t.updated \(direction)"
    case .created: return "t.created \(direction)"
    case .id: return "t.id \(direction)"
    case .priority: return "t.priority \(direction)"
    case .waiting: return "t.waiting_since \(direction) NULLS LAST"
    }
  }
}
