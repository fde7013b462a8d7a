package import Desk
internal import GRDB
package import Mail

extension Snapshot {
  /// The ticket of that number as of `now`, merges not followed; nil when there is none.
  package func ticket(_ number: Int, at now: Timestamp) throws -> Ticket? {
    try Row.fetchOne(
      db, sql: "\(EffectiveTicket.select(now: ":now")) WHERE t.id = :ticket",
      arguments: ["now": now.seconds, "ticket": number]
    ).map(complete)
  }

  /// The tickets a query selects as of `now`, in its order.
  package func tickets(_ selection: Selection, at now: Timestamp) throws -> [Ticket] {
    try HighlightFunction.add(to: db, queues: queues())
    let sql = try SelectionSQL(selection, now: now)
    return try Row.fetchAll(db, sql: sql.rows, arguments: sql.arguments).map(complete)
  }

  package func count(_ selection: Selection, at now: Timestamp) throws -> Int {
    try HighlightFunction.add(to: db, queues: queues())
    let sql = try SelectionSQL(selection, now: now)
    return try Int.fetchOne(db, sql: sql.count, arguments: sql.arguments) ?? 0
  }

  private func complete(_ row: Row) throws -> Ticket {
    var ticket = try Ticket(row)
    ticket.tags = try String.fetchAll(
      cached("SELECT tag FROM tag WHERE ticket = ? ORDER BY tag"), arguments: [ticket.number])
    ticket.links = try links(of: ticket.number)
    ticket.fields = try Row.fetchAll(
      cached("SELECT name, value FROM field WHERE ticket = ? ORDER BY name"),
      arguments: [ticket.number]
    ).map { Ticket.Field(name: $0["name"], value: $0["value"]) }
    ticket.participants = try Row.fetchAll(
      cached(
        """
        SELECT p.name, m.address FROM participant AS p JOIN mailbox AS m ON m.id = p.mailbox
        WHERE p.ticket = ? AND p.role <> 'requester' ORDER BY m.id
        """), arguments: [ticket.number]
    ).map { Mailbox(name: $0["name"], address: Address($0["address"] as String)) }
    try addAccount(to: &ticket, queue: row["queue"], vouched: row["vouched"])
    return ticket
  }

  /// Where the linked tickets live after merges.
  private func links(of ticket: Int) throws -> [Int] {
    let others = try Int.fetchAll(
      cached("SELECT other FROM link WHERE ticket = ?"), arguments: [ticket])
    let ends = try others.map { try Merges.end(of: $0, db) ?? $0 }
    return Set(ends).subtracting([ticket]).sorted()
  }

  func cached(_ sql: String) throws -> Statement { try db.cachedStatement(sql: sql) }
}

extension Ticket {
  init(_ row: Row) throws {
    guard let status = TicketStatus(rawValue: row["status"]) else {
      throw StoreError.defect("unknown status of ticket \(row["id"] as Int)")
    }
    func time(_ column: String) -> Timestamp? {
      (row[column] as Int64?).map(Timestamp.init(seconds:))
    }
    self.init(
      number: row["id"], queue: row["queue_name"], subject: row["subject"],
      requester: Mailbox(
        name: row["requester_name"],
        address: (row["requester_address"] as String?).flatMap { Address($0) }),
      status: status, created: Timestamp(seconds: row["created"]),
      updated: Timestamp(seconds: row["updated"]))
    priority = Priority(rank: row["priority"])
    assignee = row["assignee"]
    account = row["account"]
    loginURL = row["login_url"]
    answered = time("answered")
    closed = time("closed")
    closesAt = time("closes_at")
    holdUntil = time("hold_until")
    waiting = (row["waiting"] as String?).flatMap(Turn.init(rawValue:))
    waitingSince = time("waiting_since")
    messageCount = row["message_count"]
    undelivered = (row["undelivered"] as Int) > 0
    mergedInto = row["merged_into"]
  }
}
