package import Desk
package import Mail

extension Transaction {
  /// Takes back the newest mail of ours on a ticket that nobody has tried to send yet: it never will
  /// be. The ticket is as it was before, unless it has moved on since.
  ///
  /// - Returns: the events recorded; nil when there is no such mail.
  package func takeBackHeld(
    on ticket: Int, by actor: String, at now: Timestamp
  ) throws -> [Event]? {
    for entry in try snapshot.held(on: ticket) {
      guard let message = entry.message, let change = try change(thatFiled: message),
        let answer = try snapshot.message(message), try cancel(allOf: message, heldOn: ticket)
      else { continue }
      let event = try snapshot.latestEvent()
      let restored = try columnsToRestore(ticket, since: change)
      let brought = try takeBack(change, on: ticket, restoring: restored)
      try release(
        [answer], from: ticket, by: actor, at: now, keeping: named(on: ticket, but: brought))
      try recount(ticket)
      try touch(ticket, at: now)
      let events = try recordUndo(of: change, by: actor, at: now) { event in
        event.kind != .status || restored.contains(.status)
      }
      try tie(eventsAfter: event, to: change)
      return events
    }
    return nil
  }

  /// - Returns: false when it has been tried for some of its recipients.
  private func cancel(allOf message: Int, heldOn ticket: Int) throws -> Bool {
    let held = try snapshot.held(on: ticket).filter { $0.message == message }
    let all = try snapshot.entries(
      where: "o.message = :message", arguments: ["message": message])
    return try held.count == all.count && all.allSatisfy(cancel)
  }

  private func change(thatFiled message: Int) throws -> Int? {
    try Int.fetchOne(
      db,
      sql: """
        SELECT change FROM event WHERE message = ? AND kind = 'message' AND change IS NOT NULL
        """, arguments: [message])
  }

  /// - Returns: rows of the mailboxes that the answer made take part.
  private func takeBack(
    _ change: Int, on ticket: Int, restoring columns: Set<TicketColumn>
  ) throws -> Set<Int> {
    try columns.contains(.status)
      ? forgetWhatCameDue(on: ticket, since: change) : forgetNextState(of: ticket, since: change)
    var brought: Set<Int> = []
    for difference in try reversal(ofChange: change).tickets {
      brought.formUnion(difference.gained.compactMap(\.mailbox))
      _ = try takeAway(difference.gained, from: difference.ticket, of: [])
      for case .column(let column, let value) in difference.lost
      where columns.contains(column) && difference.ticket == ticket {
        try putBack(.column(column, value), to: ticket)
      }
    }
    try execute("UPDATE change SET undone = 1 WHERE id = ?", [change])
    return brought
  }

  /// A state that somebody set after the answer cannot be undone: the one before it was the
  /// answer's.
  private func forgetNextState(of ticket: Int, since change: Int) throws {
    let next = try Int.fetchOne(
      db,
      sql: """
        SELECT min(change) FROM event
        WHERE ticket = :ticket AND kind = 'status' AND message IS NULL AND change > :change
        """, arguments: ["ticket": ticket, "change": change])
    guard let next, try snapshot.events(ofChange: next).allSatisfy({ $0.kind == .status }) else {
      return
    }
    try execute("UPDATE event SET change = NULL WHERE change = ?", [next])
    try execute("DELETE FROM change WHERE id = ?", [next])
  }

  /// A ticket that has closed by itself was closed by the answer.
  private func forgetWhatCameDue(on ticket: Int, since change: Int) throws {
    let status = try String.fetchOne(
      db,
      sql: """
        SELECT before FROM event WHERE ticket = :ticket AND kind = 'status' AND actor = :clock
          AND id > (SELECT max(id) FROM event WHERE change = :change) ORDER BY id
        """, arguments: ["ticket": ticket, "clock": Actor.autoClose, "change": change])
    guard let status else { return }
    try execute(
      """
      UPDATE ticket SET status = ?, closed = NULL, waiting = 'them', waiting_since = answered
      WHERE id = ?
      """, [status, ticket])
  }

  /// Where it is our turn again already, it has been all along.
  private func columnsToRestore(_ ticket: Int, since change: Int) throws -> Set<TicketColumn> {
    guard try snapshot.history(of: ticket).hasMovedOn(since: change) else {
      return Set(TicketColumn.allCases)
    }
    let wasOurs = try reversal(ofChange: change).tickets.contains { difference in
      difference.ticket == ticket && difference.lost.contains(.column(.waiting, .text("us")))
    }
    return try wasOurs && state(of: ticket).waiting == .us ? [.answered, .waitingSince] : []
  }
}
