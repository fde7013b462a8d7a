internal import Desk
package import Mail

extension TicketStore {
  /// Puts right what follows from the rest of the store, each fault in a transaction of its own:
  /// deliveries need not wait.
  ///
  /// - Returns: the faults that had such a remedy.
  package func repair(
    _ faults: [Fault], by actor: String, at now: Timestamp
  ) throws -> [Fault] {
    let repaired = faults.filter { $0.repair != nil }
    for fault in repaired {
      let parts = try read { try $0.parts(for: fault) }
      try write { try $0.repair(fault, parts: parts, by: actor, at: now) }
    }
    return repaired
  }
}

extension Snapshot {
  /// Read before the lock is taken: a mail takes as long as it likes.
  fileprivate func parts(for fault: Fault) throws -> [Part] {
    guard case .parts(let message)? = fault.repair else { return [] }
    return Message(reading: try raw(of: message)).parts
  }
}

extension Transaction {
  /// Puts right what follows from the rest, each with an event that tells the fault.
  ///
  /// - Parameter parts: as its raw mail has them, of a message whose parts are missing.
  func repair(
    _ fault: Fault, parts: [Part], by actor: String, at now: Timestamp
  ) throws {
    guard let repair = fault.repair else { return }
    switch repair {
    case .counts(let ticket): try tellAnew(ticket)
    case .requester(let ticket): try settleRequester(of: ticket)
    case .baseSubject(let ticket): try putBaseSubject(of: ticket)
    case .link(let ticket, let other):
      try execute("INSERT INTO link VALUES (?, ?) ON CONFLICT DO NOTHING", [ticket, other])
    case .move(let message, let ticket): try move(message, to: ticket)
    case .references(let message): try putReferences(of: message)
    case .parts(let message):
      try execute("DELETE FROM part WHERE message = ?", [message])
      for part in parts { try insert(part, message: message) }
    }
    try record(
      Event(
        at: now, actor: actor, kind: .repair, note: fault.text, ticket: try repair.ticket(db),
        message: repair.message))
  }

  private func tellAnew(_ ticket: Int) throws {
    try recount(ticket)
    let last = try snapshot.events(of: ticket).filter { !$0.isTriage && $0.kind != .message }
      .map(\.at).max()
    if let last { try touch(ticket, at: last) }
  }

  private func putBaseSubject(of ticket: Int) throws {
    let row = try Row.fetchOne(
      db, sql: "SELECT queue, subject FROM ticket WHERE id = ?", arguments: [ticket])
    let queues = try snapshot.queues()
    guard let row, let queue = try queues.first(where: { try $0.id == row["queue"] }) else {
      return
    }
    let base = BaseSubject(try row["subject"], tags: queues.map(\.settings.tag))
    try addBaseSubject(base, of: ticket, in: queue)
  }

  private func move(_ message: Int, to ticket: Int) throws {
    let from = try Int.fetchOne(
      db, sql: "SELECT ticket FROM message WHERE id = ?", arguments: [message])
    try execute("UPDATE message SET ticket = ? WHERE id = ?", [ticket, message])
    try execute("UPDATE outbox SET ticket = ? WHERE message = ?", [ticket, message])
    for one in [from, ticket].compactMap({ $0 }) { try recount(one) }
  }

  private func putReferences(of message: Int) throws {
    let row = try Row.fetchOne(
      db, sql: "SELECT in_reply_to, reference_ids FROM message WHERE id = ?", arguments: [message])
    if let row { try insert(NamedMessages(row), message: message) }
  }
}

extension Repair {
  fileprivate var message: Int? {
    switch self {
    case .move(let message, _), .references(let message), .parts(let message): message
    case .counts, .requester, .baseSubject, .link: nil
    }
  }

  fileprivate func ticket(_ db: Connection) throws -> Int? {
    switch self {
    case .counts(let ticket), .requester(let ticket), .baseSubject(let ticket),
      .link(let ticket, _),
      .move(_, let ticket):
      ticket
    case .references(let message), .parts(let message):
      try Int.fetchOne(
        db, sql: "SELECT ticket FROM message WHERE id = ?", arguments: [message])
    }
  }
}
