package import Desk
package import Mail

extension Transaction {
  /// A human answer went out on a settled ticket: clocks and turns start anew, whatever the state
  /// was. Nothing is unanswered any more.
  ///
  /// - Parameter message: the answer.
  package func noteAnswer(
    _ message: Int, on ticket: Int, leaving status: TicketStatus, by actor: String,
    at now: Timestamp
  ) throws {
    var (facts, _) = try snapshot.facts(of: ticket)
    let before = facts.status
    facts.status = status
    facts.answered = now
    facts.closed = status == .closed ? now : nil
    facts.holdUntil = status == .hold ? facts.holdUntil : nil
    try write(facts, to: ticket, at: now)
    try db.execute(
      sql: """
        UPDATE ticket SET waiting = CASE status WHEN 'open' THEN 'us' ELSE 'them' END, waiting_since = ?
        WHERE id = ? AND status IN ('open', 'hold')
        """, arguments: [now.seconds, ticket])
    guard before != status else { return }
    try record(
      Event(
        at: now, actor: actor, kind: .status, before: before.rawValue, after: status.rawValue,
        note: "answered by m\(message)", ticket: ticket, message: message))
  }
}

extension Snapshot {
  /// The last mail of a participant: what an answer answers. A stranger's is not.
  package func lastMailOfParticipant(on ticket: Int) throws -> StoredMessage? {
    try Int.fetchOne(
      db,
      sql: """
        SELECT id FROM message
        WHERE ticket = ? AND direction = 'in' AND NOT stranger AND class IN ('human', 'list')
        ORDER BY id DESC LIMIT 1
        """, arguments: [ticket]
    ).flatMap(message)
  }

  /// The last mail that came from or to all of these: nobody else's is quoted to them.
  package func lastMail(on ticket: Int, knownTo people: [Address]) throws -> StoredMessage? {
    try Int.fetchOne(
      db,
      sql: """
        SELECT id FROM message AS m
        WHERE ticket = ? AND direction = 'in' AND class IN ('human', 'list') AND NOT EXISTS (
          SELECT 1 FROM \(Dialect.elements(of: "?")) AS person
          WHERE person.value <> lower(coalesce(m.from_address, '')) AND NOT EXISTS (
            SELECT 1 FROM correspondent AS c JOIN mailbox AS b ON b.id = c.mailbox
            WHERE c.message = m.id AND b.address = person.value
              AND c.role IN ('from', 'to', 'cc')))
        ORDER BY id DESC LIMIT 1
        """, arguments: [ticket, Dialect.list(people.map(\.key))]
    ).flatMap(message)
  }

  /// Numbers of the messages after another, oldest first: the customer's, and a colleague's.
  package func messages(on ticket: Int, after message: Int) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "SELECT id FROM message WHERE ticket = ? AND id > ? ORDER BY id",
      arguments: [ticket, message])
  }

  /// The ticket's newest message, notes and answers included; 0 for none.
  package func lastMessage(of ticket: Int) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT max(id) FROM message WHERE ticket = ?", arguments: [ticket]) ?? 0
  }
}
