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
    let messages = Dialect.list(try messages(thatMake: ticket))
    try execute(
      """
      DELETE FROM participant WHERE mailbox = :mailbox AND ticket = :ticket AND NOT EXISTS (
        SELECT 1 FROM correspondent AS c JOIN message AS m ON m.id = c.message
        WHERE c.mailbox = :mailbox AND m.id IN \(Dialect.elements(of: ":messages"))
          AND NOT m.stranger AND (m.direction = 'in' OR \(OwnMail.isAnswer("m")))
          AND c.role <> 'reply-to')
      """, ["mailbox": mailbox, "ticket": ticket, "messages": messages])
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
    case .tag(let tag):
      try execute("INSERT INTO tag VALUES (?, ?) ON CONFLICT DO NOTHING", [tag, ticket])
    case .field(let name, let value):
      try execute(
        """
        INSERT INTO field VALUES (?, ?, ?)
        ON CONFLICT (ticket, name) DO UPDATE SET value = excluded.value
        """, [ticket, name, value])
    case .participant(let mailbox, let name, let role):
      try execute(
        """
        INSERT INTO participant VALUES (?, ?, ?, ?)
        ON CONFLICT (mailbox, ticket) DO UPDATE SET name = excluded.name, role = excluded.role
        """, [mailbox, ticket, name, role])
    case .baseSubject(let queue, let key):
      try execute(
        """
        INSERT INTO base_subject SELECT id, :key, :ticket FROM queue WHERE id = :queue
        ON CONFLICT DO NOTHING
        """, ["queue": queue, "key": key, "ticket": ticket])
    case .link(let other):
      try execute("INSERT INTO link VALUES (?, ?) ON CONFLICT DO NOTHING", [ticket, other])
      try execute("INSERT INTO link VALUES (?, ?) ON CONFLICT DO NOTHING", [other, ticket])
    case .splitOff(let message):
      try execute("INSERT INTO split_off VALUES (?, ?) ON CONFLICT DO NOTHING", [ticket, message])
    }
  }

  /// What waits to be sent goes with its message.
  func put(_ message: Int, on ticket: Int, isStranger: Bool) throws {
    try execute(
      "UPDATE message SET ticket = ?, stranger = ? WHERE id = ?", [ticket, isStranger, message])
    try execute("UPDATE outbox SET ticket = ? WHERE message = ?", [ticket, message])
  }
}
