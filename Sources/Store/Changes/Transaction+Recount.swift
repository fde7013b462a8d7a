internal import Desk
internal import Mail

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
