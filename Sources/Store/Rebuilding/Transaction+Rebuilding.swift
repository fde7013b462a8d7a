package import Desk
package import Mail
internal import Text

extension Snapshot {
  /// The first tickets behind one.
  package func ticketNumbers(after ticket: Int, limit: Int) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "SELECT id FROM ticket WHERE id > ? ORDER BY id LIMIT ?", arguments: [ticket, limit])
  }
}

extension Transaction {
  /// Makes anew what of a ticket follows from its messages and its log. What was wrong is told by an
  /// event.
  ///
  /// - Returns: whether anything was wrong.
  package func rebuild(
    _ ticket: Int, _ queues: [Queue], by actor: String, at now: Timestamp
  ) throws -> Bool {
    var wrong: [String] = []
    if try rebuildParticipants(of: ticket, queues) { wrong.append("participants") }
    if try snapshot.mergeEnd(of: ticket) == ticket {
      wrong += try rebuildState(of: ticket) + rebuildAttributes(of: ticket)
    }
    // By then its present subject is right.
    if try rebuildBaseSubjects(of: ticket, queues) { wrong.append("base subjects") }
    if try rebuildCounts(of: ticket) { wrong.append("counts") }
    guard !wrong.isEmpty else { return false }
    try record(
      Event(
        at: now, actor: actor, kind: .repair, note: "rebuilt: " + wrong.text(separatedBy: ", "),
        ticket: ticket))
    return true
  }

  private func rebuildState(of ticket: Int) throws -> [String] {
    let found = try state(of: ticket)
    guard let logged = try snapshot.loggedState(of: ticket),
      found.facts.status != logged.facts.status || !found.isWhole, found != logged
    else { return [] }
    try write(logged, to: ticket)
    return ["state"]
  }

  /// What the last event of its kind tells.
  private func rebuildAttributes(of ticket: Int) throws -> [String] {
    typealias Reading = (String?) -> (any DatabaseValueConvertible)?
    let rank: Reading = { ($0.flatMap(Priority.init(rawValue:)) ?? .normal).rank }
    let columns: [(Event.Kind, column: String, read: Reading)] = [
      (.assignee, "assignee", { $0 }), (.subject, "subject", { $0 }), (.priority, "priority", rank),
    ]
    return try columns.compactMap { kind, column, read in
      let event = try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT after FROM event WHERE ticket = ? AND kind = ? ORDER BY id DESC LIMIT 1"),
        arguments: [ticket, kind.rawValue])
      guard let event else { return nil }
      try execute(
        "UPDATE ticket SET \(column) = :value WHERE id = :ticket AND \(column) IS NOT :value",
        ["value": read(event["after"]), "ticket": ticket])
      return db.changesCount > 0 ? column : nil
    }
  }

  private func rebuildCounts(of ticket: Int) throws -> Bool {
    func counts() throws -> Row? {
      try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT message_count, undelivered, last_human, updated FROM ticket WHERE id = ?"),
        arguments: [ticket])
    }
    let before = try counts()
    try recount(ticket)
    return try before?.values != counts()?.values
  }
}
