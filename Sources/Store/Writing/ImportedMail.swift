package import Desk
package import Mail

extension Transaction {
  /// An answer of ours that is found after the fact: newer mail and newer answers count more.
  package func noteEarlierAnswer(
    on ticket: Int, by actor: String, at moment: Timestamp, note: String
  ) throws {
    let (facts, _) = try snapshot.facts(of: ticket)
    if let answered = facts.answered, answered > moment { return }
    let unanswered = try snapshot.firstMail(on: ticket, after: moment)
    let after = facts.answered(at: moment, unanswered: unanswered != nil)
    try write(after, to: ticket, at: moment)
    if let unanswered, after.status == .open {
      try db.execute(
        sql: "UPDATE ticket SET waiting_since = ? WHERE id = ?",
        arguments: [unanswered.seconds, ticket])
    }
    guard facts.status != after.status else { return }
    try record(
      Event(
        at: moment, actor: actor, kind: .status, before: facts.status.rawValue,
        after: after.status.rawValue, note: note, ticket: ticket))
  }

  /// Leaves a ticket of imported mail in the state that was asked for, as of its last mail.
  ///
  /// - Parameter exact: also a ticket that is in another state; else only the times of one that is in
  ///   this state go on.
  package func leave(
    _ ticket: Int, as status: TicketStatus, _ exact: Bool, by actor: String, at moment: Timestamp
  ) throws {
    if exact { _ = try setStatus(status, of: ticket, by: actor, at: moment) }
    try db.execute(
      sql: """
        UPDATE ticket SET
          closed = CASE status WHEN 'closed' THEN max(coalesce(closed, :at), :at) ELSE closed END,
          answered = CASE status WHEN 'answered' THEN max(coalesce(answered, :at), :at)
            ELSE answered END
        WHERE id = :ticket AND status = :status
        """,
      arguments: ["at": moment.seconds, "ticket": ticket, "status": status.rawValue])
  }

  /// As an export tells.
  package func setTurn(
    _ waiting: Ticket.Turn, since moment: Timestamp, on ticket: Int
  ) throws {
    try execute(
      "UPDATE ticket SET waiting = ?, waiting_since = ? WHERE id = ?",
      [waiting.rawValue, moment.seconds, ticket])
  }
}

extension Snapshot {
  /// Whether the ticket was answered or closed after a moment: mail of before changes no state.
  package func isHandled(_ ticket: Int, after moment: Timestamp) throws -> Bool {
    let (facts, _) = try facts(of: ticket)
    return [facts.answered, facts.closed].contains { $0.map { $0 > moment } ?? false }
  }

  /// Whether a message is one of the queue's.
  package func hasReached(_ queue: Queue, message: Int) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM delivery WHERE message = ? AND queue = ?)",
      arguments: [message, queue.id]) ?? false
  }

  fileprivate func firstMail(on ticket: Int, after moment: Timestamp) throws -> Timestamp? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT min(received) FROM message WHERE ticket = ? AND direction = 'in'
          AND class IN ('human', 'list') AND received > ?
        """, arguments: [ticket, moment.seconds]
    ).map(Timestamp.init(seconds:))
  }
}
