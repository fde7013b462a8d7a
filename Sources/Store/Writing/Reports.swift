internal import Desk
package import Mail

extension Transaction {
  /// Writes what a delivery report says of one of our messages, `sent`: `failed` is undelivered and final,
  /// `delayed` is only noted. Other outcomes change nothing, nor do those of addresses that the message
  /// did not go to: who got it could name thousands. An address that an alias made of the only one it
  /// went to stands for that.
  package func noteOutcome(
    _ report: Report, of sent: Int, toldBy message: Int, at now: Timestamp
  ) throws {
    let ticket = try Int.fetchOne(
      db, sql: "SELECT ticket FROM message WHERE id = ?", arguments: [sent])
    guard let ticket else { return }
    for (address, outcome) in ReportedOutcomes(report).outcomes(
      ofRecipients: try recipients(of: sent))
    {
      let detail = "\(outcome.status) \(outcome.diagnostic)"
      try db.execute(
        sql: """
          INSERT INTO recipient VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET state = excluded.state, detail = excluded.detail
          WHERE recipient.state <> 'failed'
          """, arguments: [sent, address, outcome.action.rawValue, detail])
      try record(
        Event(
          at: now, actor: Actor.ingest, kind: .delivery, after: outcome.action.rawValue,
          note: "m\(sent) to \(address): \(detail), says m\(message)", ticket: ticket,
          message: sent))
    }
    try countUndelivered(on: ticket)
  }

  /// Keys of the addresses that a message of ours went to; an imported one has only its header's.
  private func recipients(of message: Int) throws -> [String] {
    let sent = try String.fetchAll(
      db, sql: "SELECT address FROM recipient WHERE message = ?", arguments: [message])
    guard sent.isEmpty else { return sent }
    return try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT m.address FROM correspondent AS c JOIN mailbox AS m ON m.id = c.mailbox
        WHERE c.message = ? AND c.role IN ('to', 'cc')
        """, arguments: [message])
  }

  func countUndelivered(on ticket: Int) throws {
    try db.execute(
      sql: """
        UPDATE ticket SET undelivered = (
          SELECT count(*) FROM recipient AS r JOIN message AS m ON m.id = r.message
          WHERE m.ticket = ticket.id AND r.state = 'failed')
        WHERE id = ?
        """, arguments: [ticket])
  }
}
