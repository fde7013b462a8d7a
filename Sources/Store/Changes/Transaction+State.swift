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
