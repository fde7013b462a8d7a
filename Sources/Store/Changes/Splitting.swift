package import Desk
package import Mail

extension Transaction {
  /// Makes messages of a settled ticket a ticket of their own, in the same queue, linked to the old
  /// one. Nothing is sent.
  ///
  /// - Returns: the new ticket's number.
  package func split(
    _ splitting: Splitting, from origin: Int, by actor: String, at now: Timestamp
  ) throws -> Int {
    let ticket = try open(splitting, from: origin, by: actor, at: now)
    let messages = splitting.moved.map(\.number)
    try undoable([origin, ticket]) {
      try execute("UPDATE ticket SET merged_into = NULL WHERE id = ?", [ticket])
      try move(splitting, from: origin, to: ticket)
      try release(splitting.departure, from: origin, by: actor, at: now)
      for one in [origin, ticket] {
        try recount(one)
        try touch(one, at: now)
        try record(
          Event(
            at: now, actor: actor, kind: .split, before: "\(origin)", after: "\(ticket)",
            note: MessageList.text(messages), ticket: one))
      }
      try link(ticket, origin, by: actor, at: now)
    }
    return ticket
  }

  /// A ticket without messages, which counts as merged into the old one until it has some: that is
  /// what it becomes again when the split is undone.
  private func open(
    _ splitting: Splitting, from origin: Int, by actor: String, at now: Timestamp
  ) throws -> Int {
    let row = try Row.fetchOne(
      db, sql: "SELECT queue, vouched FROM ticket WHERE id = ?", arguments: [origin])
    let queues = try snapshot.queues()
    guard let row, let queue = try queues.first(where: { try $0.id == row["queue"] }) else {
      throw StoreError.defect("no ticket \(origin)")
    }
    let ticket = try openTicket(
      queue: queue, subject: splitting.subject, requester: splitting.requester,
      status: splitting.state.facts.status, vouched: row["vouched"], at: now)
    try write(splitting.state, to: ticket)
    try execute("UPDATE ticket SET merged_into = ? WHERE id = ?", [origin, ticket])
    try addParticipants(splitting.participants, to: ticket)
    let tags = queues.map(\.settings.tag)
    for subject in [splitting.subject] + splitting.moved.prefix(1).map(\.subject) {
      let base = try BaseSubject(subject, tags: tags, isTicket: snapshot.isTicket)
      try addBaseSubject(base, of: ticket, in: queue)
    }
    try record(
      Event(
        at: now, actor: actor, kind: .created, after: splitting.state.facts.status.rawValue,
        note: "split off from #\(origin)", ticket: ticket))
    return ticket
  }

  private func move(_ splitting: Splitting, from origin: Int, to ticket: Int) throws {
    for message in splitting.moved {
      let isRequesters =
        message.from.address != nil && message.from.address == splitting.requester.address
      try put(message.number, on: ticket, isStranger: message.isStranger && !isRequesters)
      try execute(
        "INSERT INTO split_off VALUES (?, ?) ON CONFLICT DO NOTHING", [origin, message.number])
    }
    guard let since = splitting.originWaitsSince else { return }
    try execute(
      "UPDATE ticket SET waiting_since = ? WHERE id = ? AND waiting = 'us'",
      [since.seconds, origin])
  }
}
