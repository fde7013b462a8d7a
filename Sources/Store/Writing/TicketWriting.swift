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

  /// Records what has become due, in the name of the clock, at the time it was due.
  ///
  /// - Returns: the new state; nil when nothing was due.
  @discardableResult
  package func settle(_ ticket: Int, at now: Timestamp) throws -> TicketStatus? {
    let (facts, autoClose) = try snapshot.facts(of: ticket)
    let due = facts.due(by: now, autoClose)
    guard due != facts else { return nil }
    let moment = due.closed ?? facts.holdUntil ?? now
    try write(due, to: ticket, at: moment)
    try record(
      Event(
        at: moment, actor: Actor.autoClose, kind: .status, before: facts.status.rawValue,
        after: due.status.rawValue, ticket: ticket))
    return due.status
  }

  /// Changes the state of a settled ticket, with its event; no change, no event.
  ///
  /// - Parameter holdUntil: only for `hold`: when the ticket comes back.
  /// - Returns: whether anything changed.
  package func setStatus(
    _ status: TicketStatus, of ticket: Int, by actor: String, at now: Timestamp,
    holdUntil: Timestamp? = nil, note: String = ""
  ) throws -> Bool {
    var (facts, _) = try snapshot.facts(of: ticket)
    let before = facts.status
    guard before != status || facts.holdUntil != holdUntil else { return false }
    facts.status = status
    facts.holdUntil = holdUntil
    facts.closed = status == .closed ? now : nil
    if status == .answered { facts.answered = now }
    try write(facts, to: ticket, at: now)
    try touch(ticket, at: now)
    try record(
      Event(
        at: now, actor: actor, kind: .status, before: before.rawValue,
        after: status.rawValue, note: note.isEmpty ? facts.deadline : note, ticket: ticket))
    return true
  }

  /// An open ticket is our turn, an answered one theirs, a finished one nobody's.
  func write(_ facts: Lifecycle.Facts, to ticket: Int, at now: Timestamp) throws {
    try db.execute(
      sql: """
        UPDATE ticket SET status = :status, answered = :answered, closed = :closed,
          hold_until = :hold,
          waiting = CASE :status WHEN 'open' THEN 'us' WHEN 'answered' THEN 'them'
            WHEN 'hold' THEN waiting END,
          waiting_since = CASE
            WHEN :status = 'hold' OR :status = 'open' AND waiting = 'us' THEN waiting_since
            WHEN :status IN ('open', 'answered') THEN :now END
        WHERE id = :ticket
        """,
      arguments: [
        "status": facts.status.rawValue, "answered": facts.answered?.seconds,
        "closed": facts.closed?.seconds, "hold": facts.holdUntil?.seconds, "now": now.seconds,
        "ticket": ticket,
      ])
  }

  /// It is our turn on an open ticket since `now`, unless it was already.
  package func waitForUs(_ ticket: Int, since now: Timestamp) throws {
    try db.execute(
      sql: """
        UPDATE ticket SET waiting = 'us', waiting_since = ?
        WHERE id = ? AND status = 'open' AND waiting IS NOT 'us'
        """, arguments: [now.seconds, ticket])
  }

  /// - Returns: false when one of the two has as many links as a ticket may have.
  @discardableResult
  package func link(
    _ ticket: Int, _ other: Int, by actor: String, at now: Timestamp
  ) throws -> Bool {
    for one in [ticket, other] where try !hasRoomForLink(one, to: one == ticket ? other : ticket) {
      return false
    }
    for (one, two) in [(ticket, other), (other, ticket)] {
      try db.execute(
        sql: "INSERT INTO link VALUES (?, ?) ON CONFLICT DO NOTHING", arguments: [one, two])
      guard db.changesCount > 0 else { continue }
      try record(Event(at: now, actor: actor, kind: .link, after: "\(two)", ticket: one))
    }
    return true
  }

  /// A stranger may refer to the same ticket a thousand times.
  func hasRoomForLink(_ ticket: Int, to other: Int) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*) < \(Transaction.mostLinks) OR max(other = :other)
          FROM link WHERE ticket = :ticket
          """), arguments: ["ticket": ticket, "other": other]) ?? true
  }

  /// Of one ticket.
  package static let mostLinks = 100

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

extension Lifecycle.Facts {
  /// For the log: until when a ticket is set aside.
  fileprivate var deadline: String { holdUntil.map { "until \($0.rfc3339)" } ?? "" }
}
