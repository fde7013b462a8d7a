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

extension Snapshot {
  /// All facts of a ticket; none when there is no such ticket.
  func allFacts(of ticket: Int) throws -> Set<Fact> {
    Set(try columns(of: ticket) + messages(ofTicket: ticket) + attributes(of: ticket))
  }

  private func columns(of ticket: Int) throws -> [Fact] {
    let statement = try cached("SELECT * FROM ticket WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [ticket]) else { return [] }
    return try TicketColumn.allCases.map { try .column($0, ColumnValue(row[$0.rawValue])) }
  }

  private func messages(ofTicket ticket: Int) throws -> [Fact] {
    try facts("SELECT id, stranger FROM message WHERE ticket = ?", ticket) {
      try .message($0["id"], isStranger: $0["stranger"])
    }
      + facts("SELECT message FROM split_off WHERE ticket = ?", ticket) {
        try .splitOff($0["message"])
      }
  }

  private func attributes(of ticket: Int) throws -> [Fact] {
    try facts("SELECT tag FROM tag WHERE ticket = ?", ticket) { try .tag($0["tag"]) }
      + facts("SELECT name, value FROM field WHERE ticket = ?", ticket) {
        try .field(name: $0["name"], value: $0["value"])
      }
      + facts("SELECT mailbox, name, role FROM participant WHERE ticket = ?", ticket) {
        try .participant(mailbox: $0["mailbox"], name: $0["name"], role: $0["role"])
      }
      + facts("SELECT queue, subject_key FROM base_subject WHERE ticket = ?", ticket) {
        try .baseSubject(queue: $0["queue"], key: $0["subject_key"])
      }
      + facts("SELECT other FROM link WHERE ticket = ?", ticket) { try .link($0["other"]) }
  }

  private func facts(_ sql: String, _ ticket: Int, _ fact: (Row) throws -> Fact) throws -> [Fact] {
    try Row.fetchAll(cached(sql), arguments: [ticket]).map(fact)
  }
}
