/// One thing that is so of a ticket and that people change: enough to take it away and to put it
/// back. What follows from messages (counts, last activity) is no fact.
enum Fact: Hashable {
  case column(TicketColumn, ColumnValue)
  case tag(String)
  case field(name: String, value: String)
  case participant(mailbox: Int, name: String, role: String)
  case baseSubject(queue: Int, key: [UInt8])
  /// In both directions.
  case link(Int)
  case message(Int, isStranger: Bool)
  /// The message was split off from the ticket.
  case splitOff(Int)
}

enum TicketColumn: String, CaseIterable {
  case queue, subject, status, priority, assignee, account, answered, closed, waiting, vouched
  case requesterName = "requester_name"
  case requesterAddress = "requester_address"
  case loginURL = "login_url"
  case holdUntil = "hold_until"
  case waitingSince = "waiting_since"
  case mergedInto = "merged_into"

  /// The columns that say in which state a ticket is, and whose turn it is.
  static let state: Set<TicketColumn> = [
    .status, .answered, .closed, .holdUntil, .waiting, .waitingSince,
  ]
}

enum ColumnValue: Hashable {
  case null
  case number(Int64)
  case text(String)

  init(_ value: DatabaseValue) {
    switch value {
    case .integer(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .null, .real, .blob: self = .null
    }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .number(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }
}
