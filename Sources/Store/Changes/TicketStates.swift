package import Desk
package import Mail

extension Transaction {
  /// Records what has become due, in the name of the clock, at the time it was due.
  ///
  /// - Returns: the new state; nil when nothing was due.
  @discardableResult
  package func settle(_ ticket: Int, at now: Timestamp) throws -> TicketStatus? {
    let (facts, autoClose) = try snapshot.facts(of: ticket)
    let due = facts.due(by: now, autoClose)
    guard due != facts else { return nil }
    let moment = due.closed ?? facts.holdUntil ?? now
    try write(due, to: ticket, at: moment)
    try record(
      Event(
        at: moment, actor: Actor.autoClose, kind: .status, before: facts.status.rawValue,
        after: due.status.rawValue, ticket: ticket))
    return due.status
  }

  /// Changes the state of a settled ticket, with its event; no change, no event.
  ///
  /// - Parameter holdUntil: only for `hold`: when the ticket comes back.
  /// - Returns: whether anything changed.
  package func setStatus(
    _ status: TicketStatus, of ticket: Int, by actor: String, at now: Timestamp,
    holdUntil: Timestamp? = nil, note: String = ""
  ) throws -> Bool {
    var (facts, _) = try snapshot.facts(of: ticket)
    let before = facts.status
    guard before != status || facts.holdUntil != holdUntil else { return false }
    facts.status = status
    facts.holdUntil = holdUntil
    facts.closed = status == .closed ? now : nil
    if status == .answered { facts.answered = now }
    try write(facts, to: ticket, at: now)
    try touch(ticket, at: now)
    try record(
      Event(
        at: now, actor: actor, kind: .status, before: before.rawValue,
        after: status.rawValue, note: note.isEmpty ? facts.deadline : note, ticket: ticket))
    return true
  }

  /// An open ticket is our turn, an answered one theirs, a finished one nobody's.
  func write(_ facts: Lifecycle.Facts, to ticket: Int, at now: Timestamp) throws {
    try db.execute(
      sql: """
        UPDATE ticket SET status = :status, answered = :answered, closed = :closed,
          hold_until = :hold,
          waiting = CASE :status WHEN 'open' THEN 'us' WHEN 'answered' THEN 'them'
            WHEN 'hold' THEN waiting END,
          waiting_since = CASE
            WHEN :status = 'hold' OR :status = 'open' AND waiting = 'us' THEN waiting_since
            WHEN :status IN ('open', 'answered') THEN :now END
        WHERE id = :ticket
        """,
      arguments: [
        "status": facts.status.rawValue, "answered": facts.answered?.seconds,
        "closed": facts.closed?.seconds, "hold": facts.holdUntil?.seconds, "now": now.seconds,
        "ticket": ticket,
      ])
  }

  /// It is our turn on an open ticket since `now`, unless it was already.
  package func waitForUs(_ ticket: Int, since now: Timestamp) throws {
    try db.execute(
      sql: """
        UPDATE ticket SET waiting = 'us', waiting_since = ?
        WHERE id = ? AND status = 'open' AND waiting IS NOT 'us'
        """, arguments: [now.seconds, ticket])
  }

  /// A clock that was ahead has left answers of a time to come, after which nothing closes until then:
  /// they count from now.
  package func countFutureAnswers(from now: Timestamp) throws {
    try db.execute(
      sql: "UPDATE ticket SET answered = :now WHERE status = 'answered' AND answered > :now",
      arguments: ["now": now.seconds])
  }

  /// Records what has become due on the first tickets for which something has.
  ///
  /// - Parameter limit: tickets at most: nobody waits long for the lock.
  /// - Returns: their states now; none when nothing is left to record.
  package func settleDue(at now: Timestamp, limit: Int) throws -> [TicketStatus] {
    let due = try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM (\(EffectiveTicket.select(now: ":now")))
        WHERE recorded_status IN ('answered', 'hold') AND status <> recorded_status
          AND merged_into IS NULL
        ORDER BY id LIMIT :limit
        """, arguments: ["now": now.seconds, "limit": limit])
    return try due.compactMap { try settle($0, at: now) }
  }

  func state(of ticket: Int) throws -> TicketState {
    let (facts, _) = try snapshot.facts(of: ticket)
    let row = try Row.fetchOne(
      db, sql: "SELECT waiting, waiting_since FROM ticket WHERE id = ?", arguments: [ticket])
    return TicketState(
      facts, waiting: (row?["waiting"] as String?).flatMap(Ticket.Turn.init(rawValue:)),
      waitingSince: (row?["waiting_since"] as Int64?).map(Timestamp.init(seconds:)))
  }

  func write(_ state: TicketState, to ticket: Int) throws {
    try execute(
      """
      UPDATE ticket SET status = ?, answered = ?, closed = ?, hold_until = ?, waiting = ?,
        waiting_since = ? WHERE id = ?
      """,
      [
        state.facts.status.rawValue, state.facts.answered?.seconds, state.facts.closed?.seconds,
        state.facts.holdUntil?.seconds, state.waiting?.rawValue, state.waitingSince?.seconds,
        ticket,
      ])
  }
}

extension Transaction {
  /// What follows from a ticket's messages, told anew after some came or went.
  func recount(_ ticket: Int) throws {
    let movers = MailClass.allCases.filter(\.movesTicket).map { "'\($0.rawValue)'" }
      .joined(separator: ", ")
    try execute(
      """
      UPDATE ticket SET
        message_count = (SELECT count(*) FROM message WHERE ticket = :ticket),
        updated = max(updated, coalesce(
          (SELECT max(received) FROM message WHERE ticket = :ticket AND direction <> 'note'),
          updated)),
        last_human = coalesce(
          (SELECT max(received) FROM message WHERE ticket = :ticket
            AND (\(OwnMail.isAnswer("message")) OR direction = 'in' AND class IN (\(movers)))),
          (SELECT min(received) FROM message WHERE ticket = :ticket), created)
      WHERE id = :ticket
      """, ["ticket": ticket])
    try countUndelivered(on: ticket)
  }

  /// Something has happened to the ticket; of what came before its last activity, as in an import,
  /// that stays the last.
  func touch(_ ticket: Int, at now: Timestamp) throws {
    try execute("UPDATE ticket SET updated = max(updated, ?) WHERE id = ?", [now.seconds, ticket])
  }
}

extension Lifecycle.Facts {
  /// For the log: until when a ticket is set aside.
  fileprivate var deadline: String { holdUntil.map { "until \($0.rfc3339)" } ?? "" }
}
