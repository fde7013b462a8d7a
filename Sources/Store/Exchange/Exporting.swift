package import Desk
internal import Mail

/// What an export needs beyond what is shown.
extension Snapshot {
  /// The messages of tickets, in the order in which they came to the store.
  package func messageNumbers(of tickets: [Int]) throws -> [Int] {
    try numbers("message", of: tickets)
  }

  /// What happened to tickets, oldest first.
  package func eventNumbers(of tickets: [Int]) throws -> [Int] {
    try numbers("event", of: tickets)
  }

  private func numbers(_ table: String, of tickets: [Int]) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM \(table) WHERE ticket IN \(Dialect.elements(of: "?")) ORDER BY id
        """, arguments: [Dialect.list(tickets)])
  }

  /// Nil when there is none of that number, or of a kind that a later program wrote.
  package func event(_ number: Int) throws -> Event? {
    try Row.fetchOne(cached("SELECT * FROM event WHERE id = ?"), arguments: [number])
      .flatMap(Event.init)
  }

  package func record(ofTicket ticket: Int) throws -> TicketRecord {
    let row = try Row.fetchOne(
      cached("SELECT account, login_url, vouched, warned FROM ticket WHERE id = ?"),
      arguments: [ticket])
    guard let row else { throw StoreError.defect("no ticket \(ticket)") }
    let fields = try Row.fetchAll(
      cached("SELECT name, value FROM field WHERE ticket = ? ORDER BY name"), arguments: [ticket])
    return try TicketRecord(
      account: row["account"], loginURL: row["login_url"],
      fields: fields.map { try Ticket.Field(name: $0["name"], value: $0["value"]) },
      isVouched: row["vouched"],
      warned: (row["warned"] as Int64?).map(Timestamp.init(seconds:)),
      merged: Merges.sources(of: ticket, db))
  }

  package func record(ofMessage message: Int) throws -> MessageRecord {
    let hash = try String.fetchOne(
      cached("SELECT content_hash FROM message WHERE id = ?"), arguments: [message])
    let arrivals = try Row.fetchAll(
      cached(
        """
        SELECT q.name, d.recipient, d.at FROM delivery AS d JOIN queue AS q ON q.id = d.queue
        WHERE d.message = ? ORDER BY d.at, q.id
        """), arguments: [message])
    return MessageRecord(
      contentHash: hash ?? "", attempts: try attempts(of: message),
      arrivals: try arrivals.map {
        try .init(
          queue: $0["name"], recipient: $0["recipient"], at: Timestamp(seconds: $0["at"]))
      },
      splitOff: try Int.fetchAll(
        cached("SELECT ticket FROM split_off WHERE message = ? ORDER BY ticket"),
        arguments: [message]),
      sending: try sending(of: message), outcomes: try outcomes(of: message))
  }

  private func sending(of message: Int) throws -> MessageRecord.Sending? {
    try entries(where: "o.message = :message", arguments: ["message": message]).first.map { entry in
      MessageRecord.Sending(
        kind: entry.kind, sender: entry.sender, created: entry.created,
        isTakenBack: entry.nextTry == nil && entry.tries == 0)
    }
  }

  private func outcomes(of message: Int) throws -> [OutboxEntry.Recipient] {
    try Row.fetchAll(
      cached("SELECT address, state, detail FROM recipient WHERE message = ? ORDER BY address"),
      arguments: [message]
    ).compactMap { row in
      guard let address = try Address(row["address"] as String),
        let state = try DeliveryState(rawValue: row["state"])
      else { return nil }
      return try OutboxEntry.Recipient(address: address, state: state, detail: row["detail"])
    }
  }
}
