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
