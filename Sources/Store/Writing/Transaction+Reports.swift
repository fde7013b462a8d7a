internal import Desk
package import Mail

extension Transaction {
  /// Writes what a delivery report says of one of our messages: `failed` is undelivered and final,
  /// `delayed` is only noted. Other outcomes change nothing.
  package func noteOutcome(
    _ report: Report, of original: MessageID?, toldBy message: Int, at now: Timestamp
  ) throws {
    guard let original, original.threads, let (sent, ticket) = try sentMessage(original) else {
      return
    }
    for recipient in report.recipients where [.failed, .delayed].contains(recipient.action) {
      guard let address = recipient.address else { continue }
      let detail = "\(recipient.status) \(recipient.diagnostic)"
      try db.execute(
        sql: """
          INSERT INTO recipient VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET state = excluded.state, detail = excluded.detail
          WHERE recipient.state <> 'failed'
          """, arguments: [sent, address.key, recipient.action.rawValue, detail])
      try record(
        Event(
          at: now, actor: Actor.ingest, kind: .delivery, after: recipient.action.rawValue,
          note: "m\(sent) to \(address.text): \(detail), says m\(message)", ticket: ticket,
          message: sent))
    }
    try countUndelivered(on: ticket)
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

  private func sentMessage(_ id: MessageID) throws -> (message: Int, ticket: Int)? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT id, ticket FROM message WHERE id_key = ? AND direction = 'out' ORDER BY id DESC
        """, arguments: [IDKey.of(id)]
    ).map { (message: $0["id"], ticket: $0["ticket"]) }
  }
}
