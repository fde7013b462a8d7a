internal import Desk
internal import Mail

extension Transaction {
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
