package import Desk
package import Mail

extension Snapshot {
  /// All mail that is still to be sent, oldest first; with `finished` also what is done.
  package func outbox(finished: Bool) throws -> [OutboxEntry] {
    let pending = "SELECT id FROM outbox INDEXED BY outbox_pending WHERE next_try IS NOT NULL"
    return try entries(where: finished ? "TRUE" : "o.id IN (\(pending))", arguments: [:])
  }

  package func outboxEntry(_ number: Int) throws -> OutboxEntry? {
    try entries(where: "o.id = :number", arguments: ["number": number]).first
  }

  /// Messages of a ticket that wait to be sent and were not tried yet, newest first: `undo` takes
  /// them back.
  func held(on ticket: Int) throws -> [OutboxEntry] {
    try entries(
      where: """
        o.ticket = :ticket AND o.message IS NOT NULL
          AND o.next_try IS NOT NULL AND o.tries = 0 AND o.claim IS NULL
        """, arguments: ["ticket": ticket]
    ).reversed()
  }

  /// Whether a run now would find something to send. Two questions, each answered by the index.
  package func hasDueMail(at now: Timestamp) throws -> Bool {
    try Bool.fetchOne(
      cached(
        """
        SELECT EXISTS (SELECT 1 FROM outbox WHERE next_try <= :now)
          OR EXISTS (
            SELECT 1 FROM outbox
            WHERE next_try > :now + \(RetrySchedule.farthest) AND (\(Snapshot.isToBeSent)))
        """), arguments: Snapshot.toBeSent(everything: false, at: now)) ?? false
  }

  /// Numbers of the mails that a run now would send: first those that nobody has tried yet, which need
  /// not wait behind a thousand that the mail server did not take.
  ///
  /// - Parameter everything: also what waits for its next try.
  package func mailToBeSent(everything: Bool, at now: Timestamp) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM outbox INDEXED BY outbox_pending
        WHERE next_try IS NOT NULL AND (\(Snapshot.isToBeSent)) ORDER BY tries > 0, id
        """, arguments: Snapshot.toBeSent(everything: everything, at: now))
  }

  /// What is due later than any schedule says was put off by a clock that was ahead.
  static let isToBeSent = """
    next_try <= :now OR next_try IS NOT NULL AND tries > 0 AND :everything
      OR next_try > :now + CASE WHEN tries > 0 THEN \(RetrySchedule.farthest)
        ELSE \(RetrySchedule.farthestHold) END
    """

  static func toBeSent(everything: Bool, at now: Timestamp) -> StatementArguments {
    ["now": now.seconds, "everything": everything]
  }

  /// The bytes for sendmail.
  package func mail(of entry: OutboxEntry) throws -> [UInt8] {
    if let message = entry.message { return try raw(of: message) }
    return try [UInt8].fetchOne(
      db, sql: "SELECT mail FROM outbox WHERE id = ?", arguments: [entry.number]) ?? []
  }

  func entries(where condition: String, arguments: StatementArguments) throws -> [OutboxEntry] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM outbox AS o WHERE \(condition) ORDER BY o.id", arguments: arguments
    ).compactMap { row in
      guard let kind = try OutboxEntry.Kind(rawValue: row["kind"]) else { return nil }
      let number: Int = try row["id"]
      return try OutboxEntry(
        number: number, kind: kind, ticket: row["ticket"], message: row["message"],
        messageID: MessageID(row["message_id"]), sender: Address(row["sender"] as String),
        recipients: recipients(ofEntry: number, carrying: row["message"]),
        created: Timestamp(seconds: row["created"]),
        tries: row["tries"], nextTry: (row["next_try"] as Int64?).map(Timestamp.init(seconds:)))
    }
  }

  /// What a report says stands above what sendmail said: that it took the mail.
  private func recipients(
    ofEntry entry: Int, carrying message: Int?
  ) throws -> [OutboxEntry.Recipient] {
    let reports = try Dictionary(
      (message.map(reports) ?? []).map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first }
    )
    return try recipients(
      "SELECT address, state, detail FROM outbox_recipient WHERE outbox = ?", [entry]
    ).map { handed in
      guard handed.state == .sent else { return handed }
      let report = reports[handed.address]
      return OutboxEntry.Recipient(
        address: handed.address, state: report?.state ?? handed.state,
        detail: report?.detail ?? handed.detail)
    }
  }

  private func reports(on message: Int) throws -> [OutboxEntry.Recipient] {
    try recipients(
      """
      SELECT address, state, detail FROM recipient
      WHERE message = ? AND state IN ('delayed', 'failed')
      """, [message])
  }

  private func recipients(
    _ sql: String, _ arguments: StatementArguments
  ) throws -> [OutboxEntry.Recipient] {
    try Row.fetchAll(cached(sql), arguments: arguments).compactMap { row in
      guard let address = try Address(row["address"] as String) else { return nil }
      return try OutboxEntry.Recipient(
        address: address, state: DeliveryState(rawValue: row["state"]) ?? .queued,
        detail: row["detail"])
    }
  }
}
