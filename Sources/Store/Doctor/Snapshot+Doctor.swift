package import Desk
package import Mail

/// What `tickets doctor` asks of the store.
extension Snapshot {
  /// Recipients whom mail since `start` could not be sent to.
  package func failedRecipients(since start: Timestamp) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM outbox_recipient AS r JOIN outbox AS o ON o.id = r.outbox
        WHERE r.state = 'failed' AND o.created >= ?
        """, arguments: [start.seconds]) ?? 0
  }

  /// Tickets whose recorded state was no longer the one everybody saw at `moment`.
  package func overdueTickets(at moment: Timestamp) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM (\(EffectiveTicket.select(now: ":now")))
        WHERE recorded_status IN ('answered', 'hold') AND status <> recorded_status
          AND merged_into IS NULL
        """, arguments: ["now": moment.seconds]) ?? 0
  }

  /// Messages whose parser died, received since `start`.
  package func unreadableMessages(since start: Timestamp) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM message INDEXED BY message_unreadable
        WHERE unreadable AND received >= ? ORDER BY id
        """, arguments: [start.seconds])
  }

  /// Numbers of the last mails that came and could be read, newest first.
  package func latestArrivals(limit: Int) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM message WHERE direction = 'in' AND NOT unreadable ORDER BY id DESC LIMIT ?
        """, arguments: [limit])
  }

  /// The first piece of a raw mail, which has its header.
  package func beginning(ofRaw message: Int) throws -> [UInt8] {
    try [UInt8].fetchOne(
      db, sql: "SELECT bytes FROM raw WHERE chunk = ?",
      arguments: [RawChunk.key(rawKey(of: message), 0)])
      ?? []
  }

  /// Every delivery of the mails of that Message-ID.
  package func arrivals(of id: MessageID) throws -> [ProbeFacts.Arrival] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT m.id, m.ticket, q.name, d.recipient FROM message AS m
          JOIN delivery AS d ON d.message = m.id JOIN queue AS q ON q.id = d.queue
        WHERE m.id_key = ? ORDER BY m.id, d.at
        """, arguments: [IDKey.of(id)]
    ).map {
      try ProbeFacts.Arrival(
        message: $0["id"], ticket: $0["ticket"], queue: $0["name"], recipient: $0["recipient"])
    }
  }
}
