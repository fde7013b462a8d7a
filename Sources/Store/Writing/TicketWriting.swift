package import Desk
package import Mail

extension Transaction {
  /// Opens a ticket; its first message is inserted next.
  ///
  /// - Parameter number: the number it takes when that is free; else the next one.
  package func openTicket(
    queue: Queue, subject: String, requester: Mailbox, status: TicketStatus, vouched: Bool,
    number: Int? = nil, at now: Timestamp
  ) throws -> Int {
    let ticket = try self.number(number, in: .ticket)
    try db.execute(
      sql: """
        INSERT INTO ticket (id, queue, subject, requester_name, requester_address, status, created,
          updated, closed, waiting, waiting_since, last_human, vouched)
        VALUES (:number, :queue, :subject, :name, :address, :status, :now, :now,
          CASE :status WHEN 'closed' THEN :now END, CASE :status WHEN 'open' THEN 'us' END,
          CASE :status WHEN 'open' THEN :now END, :now, :vouched)
        """,
      arguments: [
        "number": ticket, "queue": queue.id, "subject": subject, "name": requester.name,
        "address": requester.address?.text, "status": status.rawValue, "now": now.seconds,
        "vouched": vouched,
      ])
    if let address = requester.address {
      try db.execute(
        sql: "INSERT INTO participant VALUES (?, ?, ?, 'requester')",
        arguments: [try row(of: address), ticket, requester.name])
    }
    return ticket
  }

  /// Counts a filed message and dates the ticket, which a note does not; `isHuman` moves its clocks.
  package func noteMessage(
    on ticket: Int, isHuman: Bool, isNote: Bool, vouches: Bool, at now: Timestamp
  ) throws {
    try db.execute(
      sql: """
        UPDATE ticket SET message_count = message_count + 1,
          updated = CASE WHEN :note THEN updated ELSE max(updated, :now) END,
          created = min(created, :now),
          last_human = CASE WHEN :human THEN max(last_human, :now) ELSE last_human END,
          vouched = vouched OR :vouches
        WHERE id = :ticket
        """,
      arguments: [
        "now": now.seconds, "human": isHuman, "note": isNote, "vouches": vouches, "ticket": ticket,
      ])
  }

  /// As many as there is room for on the ticket; the others stay named in the mail alone.
  package func addParticipants(_ mailboxes: [Mailbox], to ticket: Int) throws {
    var room = try Participants.room(onTicket: ticket, db)
    for mailbox in mailboxes where room > 0 {
      guard let address = mailbox.address else { continue }
      try db.execute(
        sql: "INSERT INTO participant VALUES (?, ?, ?, 'participant') ON CONFLICT DO NOTHING",
        arguments: [try row(of: address), ticket, mailbox.name])
      room -= db.changesCount
    }
  }

  /// Lets `subject` find the ticket in a queue that its mail reached.
  package func addBaseSubject(_ base: BaseSubject, of ticket: Int, in queue: Queue) throws {
    guard !base.key.isEmpty else { return }
    try db.execute(
      sql: "INSERT INTO base_subject VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      arguments: [queue.id, IDKey.of(base.key), ticket])
  }

  package func record(_ event: Event) throws {
    try db.execute(
      sql: """
        INSERT INTO event (ticket, message, at, actor, kind, before, after, note)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        event.ticket, event.message, event.at.seconds, event.actor, event.kind.rawValue,
        event.before, event.after, event.note,
      ])
  }
}
