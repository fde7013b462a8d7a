internal import Desk
internal import Mail

extension Transaction {
  /// Lets those go whose messages have left a ticket.
  func release(
    _ departure: Departure, from ticket: Int, by actor: String, at now: Timestamp
  ) throws {
    if let requester = departure.requester, let address = requester.address {
      let before = try snapshot.ticket(ticket, at: now)?.requester
      try execute(
        "UPDATE ticket SET requester_name = ?, requester_address = ? WHERE id = ?",
        [requester.name, address.text, ticket])
      try record(
        Event(
          at: now, actor: actor, kind: .requester, before: before?.written,
          after: requester.written, ticket: ticket))
    }
    for address in departure.leaving {
      try execute(
        "DELETE FROM participant WHERE mailbox = ? AND ticket = ?", [try row(of: address), ticket])
    }
    try settleRequester(of: ticket)
  }

  /// - Parameter keeping: who stays, though nothing that is left made them take part.
  func release(
    _ moved: [StoredMessage], from ticket: Int, by actor: String, at now: Timestamp,
    keeping: Set<Address> = []
  ) throws {
    guard let whole = try snapshot.ticket(ticket, at: now) else { return }
    let numbers = Set(moved.map(\.number))
    let rest = try snapshot.messages(of: ticket).filter { !numbers.contains($0.number) }
    var departure = Departure(of: moved, from: rest, on: whole)
    departure.keep(keeping)
    try release(departure, from: ticket, by: actor, at: now)
  }

  /// Those whom somebody named as participants or requester of a ticket, or of one that was merged
  /// into it: they take part without any message. Who became requester as messages were moved was not
  /// named.
  ///
  /// - Parameter brought: rows of the mailboxes that the change taken back had brought.
  func named(on ticket: Int, but brought: Set<Int>) throws -> Set<Address> {
    let tickets = try [ticket] + Merges.sources(of: ticket, db)
    let written = try Row.fetchAll(
      db,
      sql: """
        SELECT before, after, note FROM event
        WHERE kind IN ('participant', 'requester') AND ticket IN \(Dialect.elements(of: "?"))
          AND NOT EXISTS (
            SELECT 1 FROM event AS moving
            WHERE moving.change = event.change AND moving.kind IN ('merge', 'split', 'delivery'))
        """, arguments: [Dialect.list(tickets)]
    ).flatMap { row -> [String?] in [row["before"], row["after"], row["note"]] }
    let addresses = written.compactMap { $0.flatMap(Mailbox.init(written:))?.address }
    return try Set(addresses).filter { try !brought.contains(row(of: $0)) }
  }

  /// The requester takes part as such, and nobody else does.
  func settleRequester(of ticket: Int) throws {
    let row = try Row.fetchOne(
      db, sql: "SELECT requester_name, requester_address FROM ticket WHERE id = ?",
      arguments: [ticket])
    guard let row, let text: String = row["requester_address"], let address = Address(text) else {
      return
    }
    let mailbox = try self.row(of: address)
    try execute(
      """
      UPDATE participant SET role = 'participant'
      WHERE ticket = ? AND role = 'requester' AND mailbox <> ?
      """, [ticket, mailbox])
    try execute(
      """
      INSERT INTO participant VALUES (?, ?, ?, 'requester')
      ON CONFLICT (mailbox, ticket) DO UPDATE SET name = excluded.name, role = excluded.role
      """, [mailbox, ticket, try row["requester_name"] as String])
  }
}
