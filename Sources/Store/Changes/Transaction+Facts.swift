extension Transaction {
  /// A column has no other fact than its next one, and a message none but its next ticket.
  func takeAway(_ fact: Fact, from ticket: Int) throws {
    switch fact {
    case .column, .message: break
    case .tag(let tag):
      try execute("DELETE FROM tag WHERE tag = ? AND ticket = ?", [tag, ticket])
    case .field(let name, _):
      try execute("DELETE FROM field WHERE name = ? AND ticket = ?", [name, ticket])
    case .participant(let mailbox, _, _): try takeAway(participant: mailbox, from: ticket)
    case .baseSubject(let queue, let key):
      try execute(
        "DELETE FROM base_subject WHERE queue = ? AND subject_key = ? AND ticket = ?",
        [queue, key, ticket])
    case .link(let other):
      try execute("DELETE FROM link WHERE ticket = ? AND other = ?", [ticket, other])
      try execute("DELETE FROM link WHERE ticket = ? AND other = ?", [other, ticket])
    case .splitOff(let message):
      try execute("DELETE FROM split_off WHERE message = ? AND ticket = ?", [message, ticket])
    }
  }

  /// Whoever is on a mail of the ticket takes part in it, whatever else was taken back.
  private func takeAway(participant mailbox: Int, from ticket: Int) throws {
    let messages = try messages(thatMake: ticket).map { String($0) }.joined(separator: ",")
    try execute(
      """
      DELETE FROM participant WHERE mailbox = :mailbox AND ticket = :ticket AND NOT EXISTS (
        SELECT 1 FROM correspondent AS c JOIN message AS m ON m.id = c.message
        WHERE c.mailbox = :mailbox AND m.id IN (SELECT value FROM json_each(:messages))
          AND NOT m.stranger AND (m.direction = 'in' OR \(OwnMail.isAnswer("m")))
          AND c.role <> 'reply-to')
      """, ["mailbox": mailbox, "ticket": ticket, "messages": "[\(messages)]"])
    try execute(
      "UPDATE participant SET role = 'participant' WHERE mailbox = ? AND ticket = ?",
      [mailbox, ticket])
  }

  func putBack(_ fact: Fact, to ticket: Int) throws {
    switch fact {
    case .column(let column, let value):
      if column == .queue { try checkQueue(value, of: ticket) }
      try execute(
        "UPDATE ticket SET \(column.rawValue) = ? WHERE id = ?", [value.databaseValue, ticket])
    case .message(let message, let isStranger):
      try put(message, on: ticket, isStranger: isStranger)
    case .tag(let tag): try execute("INSERT OR IGNORE INTO tag VALUES (?, ?)", [tag, ticket])
    case .field(let name, let value):
      try execute("INSERT OR REPLACE INTO field VALUES (?, ?, ?)", [ticket, name, value])
    case .participant(let mailbox, let name, let role):
      try execute(
        "INSERT OR REPLACE INTO participant VALUES (?, ?, ?, ?)", [mailbox, ticket, name, role])
    case .baseSubject(let queue, let key):
      try execute(
        """
        INSERT OR IGNORE INTO base_subject
        SELECT id, :key, :ticket FROM queue WHERE id = :queue
        """, ["queue": queue, "key": key, "ticket": ticket])
    case .link(let other):
      try execute("INSERT OR IGNORE INTO link VALUES (?, ?)", [ticket, other])
      try execute("INSERT OR IGNORE INTO link VALUES (?, ?)", [other, ticket])
    case .splitOff(let message):
      try execute("INSERT OR IGNORE INTO split_off VALUES (?, ?)", [ticket, message])
    }
  }

  /// What waits to be sent goes with its message.
  func put(_ message: Int, on ticket: Int, isStranger: Bool) throws {
    try execute(
      "UPDATE message SET ticket = ?, stranger = ? WHERE id = ?", [ticket, isStranger, message])
    try execute("UPDATE outbox SET ticket = ? WHERE message = ?", [ticket, message])
  }

  func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
