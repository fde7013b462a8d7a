package import Desk
package import Mail

extension Snapshot {
  /// The ticket of that number as of `now`, merges not followed; nil when there is none.
  package func ticket(_ number: Int, at now: Timestamp) throws -> Ticket? {
    let rows = try Row.fetchAll(
      db, sql: "\(EffectiveTicket.select(now: ":now")) WHERE t.id = :ticket",
      arguments: ["now": now.seconds, "ticket": number])
    return try complete(rows).first
  }

  /// The tickets a query selects as of `now`, in its order.
  package func tickets(_ selection: Selection, at now: Timestamp) throws -> [Ticket] {
    let sql = try compiled(selection, at: now)
    return try complete(Row.fetchAll(db, sql: sql.rows, arguments: sql.arguments))
  }

  package func count(_ selection: Selection, at now: Timestamp) throws -> Int {
    let sql = try compiled(selection, at: now)
    return try Int.fetchOne(db, sql: sql.count, arguments: sql.arguments) ?? 0
  }

  private func compiled(_ selection: Selection, at now: Timestamp) throws -> SelectionSQL {
    let queues = try queues()
    try HighlightFunction.add(to: db, queues: queues)
    return try SelectionSQL(selection, queues: queues, now: now)
  }

  private func complete(_ rows: [Row]) throws -> [Ticket] {
    let tickets = try rows.map { try Ticket($0) }
    let details = try TicketDetails(of: tickets.map(\.number), db)
    let accounts = try TicketAccounts(of: tickets.map(\.number), db)
    let failures = try failedAnswers(
      on: tickets.filter { $0.undelivered && $0.status == .open }.map(\.number))
    return try zip(tickets, rows).map { ticket, row in
      var ticket = try accounts.complete(details.complete(ticket), queue: row["queue"])
      ticket.failedAnswer = failures[ticket.number]
      ticket.links = try ends(of: ticket.links, from: ticket.number)
      return ticket
    }
  }

  /// Where the linked tickets live after merges.
  private func ends(of links: [Int], from ticket: Int) throws -> [Int] {
    guard !links.isEmpty else { return [] }
    return try Set(links.map { try Merges.end(of: $0, db) ?? $0 }).subtracting([ticket]).sorted()
  }

  func cached(_ sql: String) throws -> Statement { try db.cachedStatement(sql: sql) }
}

extension Ticket {
  init(_ row: Row) throws {
    guard let status = try TicketStatus(rawValue: row["status"]) else {
      throw StoreError.defect("unknown status of ticket \(try row["id"] as Int)")
    }
    func time(_ column: String) -> Timestamp? {
      (row[column] as Int64?).map(Timestamp.init(seconds:))
    }
    try self.init(
      number: row["id"], queue: row["queue_name"], subject: row["subject"],
      requester: Mailbox(
        name: row["requester_name"],
        address: (row["requester_address"] as String?).flatMap { Address($0) }),
      status: status, created: Timestamp(seconds: row["created"]),
      updated: Timestamp(seconds: row["updated"]))
    priority = try Priority(rank: row["priority"])
    assignee = row["assignee"]
    account = row["account"]
    loginURL = row["login_url"]
    answered = time("answered")
    closed = time("closed")
    closesAt = time("closes_at")
    holdUntil = time("hold_until")
    waiting = (row["waiting"] as String?).flatMap(Turn.init(rawValue:))
    waitingSince = time("waiting_since")
    messageCount = try row["message_count"]
    undelivered = try (row["undelivered"] as Int) > 0
    mergedInto = row["merged_into"]
  }
}
