package import Desk
package import Mail

/// Puts back what an export tells, without events of its own: the export has those, too.
extension Transaction {
  /// The queue of that name, made when there is none; the default queue when that is no name.
  package func queue(named name: String, by actor: String, at now: Timestamp) throws -> Queue {
    let known = try snapshot.queues()
    if let queue = known.first(where: { $0.name.lowercased() == name.lowercased() }) {
      return queue
    }
    if QueueName.isValid(name), try addQueue(name, by: actor, at: now) {
      return try queue(named: name, by: actor, at: now)
    }
    guard let first = known.first else { throw StoreError.defect("the store has no queue") }
    return first
  }

  /// Makes a ticket what it was when it was exported.
  ///
  /// - Parameter links: numbers in this store; older ones stay.
  package func restore(
    _ ticket: Ticket, _ record: TicketRecord, as number: Int, in queue: Queue, links: [Int]
  ) throws {
    try restoreColumns(ticket, record, as: number, in: queue)
    for table in ["tag", "field", "participant"] {
      try execute("DELETE FROM \(table) WHERE ticket = ?", [number])
    }
    for tag in ticket.tags { try putBack(.tag(tag), to: number) }
    for field in record.fields {
      try putBack(.field(name: field.name, value: field.value), to: number)
    }
    for link in links where link != number { try putBack(.link(link), to: number) }
    if let address = ticket.requester.address {
      try putBack(
        .participant(
          mailbox: try row(of: address), name: ticket.requester.name, role: "requester"),
        to: number)
    }
    try addParticipants(ticket.participants, to: number)
    for address in ticket.muted {
      try execute(
        "UPDATE participant SET role = ? WHERE mailbox = ? AND ticket = ? AND role = 'participant'",
        [Participants.muted, try row(of: address), number])
    }
    try recount(number)
  }

  private func restoreColumns(
    _ ticket: Ticket, _ record: TicketRecord, as number: Int, in queue: Queue
  ) throws {
    try execute(
      """
      UPDATE ticket SET queue = ?, subject = ?, requester_name = ?, requester_address = ?,
        priority = ?, assignee = ?, account = ?, login_url = ?, created = ?, updated = ?,
        vouched = ?, warned = ? WHERE id = ?
      """,
      [
        queue.id, ticket.subject, ticket.requester.name, ticket.requester.address?.text,
        ticket.priority.rank, ticket.assignee, record.account, record.loginURL,
        ticket.created.seconds, ticket.updated.seconds, record.isVouched, record.warned?.seconds,
        number,
      ])
    let facts = Lifecycle.Facts(
      status: ticket.status, answered: ticket.answered, closed: ticket.closed,
      holdUntil: ticket.holdUntil)
    try write(
      TicketState(facts, waiting: ticket.waiting, waitingSince: ticket.waitingSince), to: number)
  }

  /// A number that leads to the ticket it was merged into.
  ///
  /// - Returns: that number when it is free, else the next one.
  package func openMerged(_ number: Int, into ticket: Int) throws -> Int {
    let merged = try self.number(number, in: .ticket)
    try execute(
      """
      INSERT INTO ticket (id, queue, subject, requester_name, requester_address, status, created,
        updated, last_human, merged_into)
      SELECT :number, queue, subject, requester_name, requester_address, 'closed', created, updated,
        last_human, id
      FROM ticket WHERE id = :ticket
      """, ["number": merged, "ticket": ticket])
    return merged
  }

  /// Where a message was, and what became of a mail of ours. Nothing is sent again: what was still to be sent has failed.
  package func restore(
    _ record: MessageRecord, of message: Int, _ id: MessageID, on ticket: Int
  ) throws {
    for origin in record.splitOff { try putBack(.splitOff(message), to: origin) }
    var entry: Int?
    if let sending = record.sending {
      try execute(
        """
        INSERT INTO outbox (kind, ticket, message, message_id, sender, created, tries)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          sending.kind.rawValue, ticket, message, id.text, sending.sender?.transportText ?? "",
          sending.created.seconds, sending.isTakenBack ? 0 : 1,
        ])
      entry = Int(db.lastInsertedRowID)
    }
    for outcome in record.outcomes {
      let isWaiting = outcome.state == .queued
      try setState(
        isWaiting ? .failed : outcome.state, of: outcome.address.transportText, entry: entry,
        message: message,
        detail: isWaiting ? "it was exported before it was sent" : outcome.detail)
    }
    try noteFailure(ofRestored: message)
  }
}
