internal import Desk
internal import Mail

/// A ticket as its row has it, whatever has become due since: what the lifecycle and the rules ask.
struct RecordedTicket {
  var facts: Lifecycle.Facts
  var autoClose: AutoClose
  /// Row number of its queue.
  var queue: Int
  /// Arrival of the last human message.
  var lastHuman: Timestamp
  /// False while only mail that failed DMARC is on it.
  var vouched: Bool
  var mergedInto: Int?
}

extension Snapshot {
  /// Nil when there is no such ticket.
  func recorded(_ ticket: Int) throws -> RecordedTicket? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT t.status, t.answered, t.closed, t.hold_until, a.days, t.queue, t.last_human,
          t.vouched, t.merged_into
        FROM ticket AS t JOIN queue_autoclose AS a ON a.id = t.queue WHERE t.id = ?
        """, arguments: [ticket]
    ).map(RecordedTicket.init)
  }

  /// The ticket itself, or the one that it was merged into.
  func recordedEnd(of ticket: Int) throws -> (number: Int, ticket: RecordedTicket)? {
    var number = ticket
    while let recorded = try recorded(number) {
      guard let next = recorded.mergedInto else { return (number, recorded) }
      number = next
    }
    return nil
  }

  /// The recorded facts of a ticket and its queue's rule for closing.
  func facts(of ticket: Int) throws -> (Lifecycle.Facts, AutoClose) {
    guard let recorded = try recorded(ticket) else {
      throw StoreError.defect("no ticket \(ticket)")
    }
    return (recorded.facts, recorded.autoClose)
  }
}

extension RecordedTicket {
  fileprivate init(_ row: Row) throws {
    func time(_ column: String) -> Timestamp? {
      (row[column] as Int64?).map(Timestamp.init(seconds:))
    }
    facts = try Lifecycle.Facts(
      status: TicketStatus(rawValue: row["status"]) ?? .open, answered: time("answered"),
      closed: time("closed"), holdUntil: time("hold_until"))
    autoClose = try AutoClose(row["days"]) ?? .atOnce
    queue = try row["queue"]
    lastHuman = try Timestamp(seconds: row["last_human"])
    vouched = try row["vouched"]
    mergedInto = row["merged_into"]
  }
}
