package import Desk
package import Mail

extension Transaction {
  /// Takes back the last change of a ticket, with events that tell so. Merges are not followed: a
  /// merged ticket's last change is its merge.
  ///
  /// - Returns: the events recorded.
  /// - Throws: `UndoRefusal` when the last change is none that can be taken back.
  package func undo(_ ticket: Int, by actor: String, at now: Timestamp) throws -> [Event] {
    try settle(snapshot.mergeEnd(of: ticket), at: now)
    let target = try snapshot.history(of: ticket).last(of: ticket)
    let reversal = try reversal(ofChange: target.change)
    if target.event.kind == .status { try check(reversal, buriesNot: target.arrived, on: ticket) }
    for difference in reversal.tickets { try check(isUntouched: difference, since: target.change) }
    let event = try snapshot.latestEvent()
    let undone = try snapshot.events(ofChange: target.change)
    let (moved, returned) = try takeBack(reversal, change: target.change, by: actor, at: now)
    if !undone.allSatisfy(\.isTriage) {
      for difference in reversal.tickets { try touch(difference.ticket, at: now) }
    }
    var events = try recordUndo(of: target.change, by: actor, at: now) { event in
      guard event.kind == .status, let ticket = event.ticket else { return true }
      return try !moved.contains(ticket) && state(of: ticket).facts.status.rawValue == event.before
    }
    try tell(of: returned, from: reversal, by: actor, at: now)
    try tie(eventsAfter: event, to: target.change)
    events += try settleStates(
      after: reversal, ofChange: target.change, undone, upTo: event, moved, returned, by: actor,
      at: now)
    try tie(eventsAfter: event, to: target.change)
    return events
  }

  private func check(_ reversal: Reversal, buriesNot arrived: Int?, on ticket: Int) throws {
    guard let arrived, let status = reversal.tickets.first?.formerStatus else { return }
    guard status == .open || status == .spam else {
      throw UndoRefusal.arrived(message: arrived, ticket: ticket, status: status)
    }
  }

  /// What was split off goes back whole, or not at all.
  private func check(isUntouched difference: Reversal.Difference, since change: Int) throws {
    guard let origin = difference.formerlyMergedInto else { return }
    let ticket = difference.ticket
    let end = try snapshot.mergeEnd(of: origin)
    guard end == origin, try lastChange(of: ticket)?.change == change,
      try snapshot.numbers(ofMessagesOn: ticket) == difference.messagesGained
    else { throw UndoRefusal.grown(ticket: ticket, origin: end) }
  }

  private func lastChange(of ticket: Int) throws -> UndoHistory.Target? {
    let history = try snapshot.history(of: ticket)
    return try? history.last(of: ticket)
  }

  /// - Returns: the tickets that keep their state, as they have moved on since; and the messages that
  ///   went back.
  private func takeBack(
    _ reversal: Reversal, change: Int, by actor: String, at now: Timestamp
  ) throws -> (Set<Int>, ReturnedMessages) {
    let since = try reversal.tickets.map { try changedSince(change, of: $0) }
    let returned = try returnMessages(of: reversal)
    var brought: Set<Int> = []
    for difference in reversal.tickets {
      brought.formUnion(
        try takeAway(
          difference.gained, from: difference.ticket, of: reversal.tickets.map(\.ticket)))
    }
    for (difference, since) in zip(reversal.tickets, since) {
      for fact in difference.lost where !fact.isMessage && !fact.isColumn(in: since) {
        try putBack(fact, to: difference.ticket)
      }
      try settleRequester(of: difference.ticket)
    }
    try returned.check(in: snapshot)
    try settle(returned, brought: brought, by: actor, at: now)
    try execute("UPDATE change SET undone = 1 WHERE id = ?", [change])
    let moved = zip(reversal.tickets, since).filter { $1.contains(.status) }
    return (Set(moved.map { $0.0.ticket }), returned)
  }

  /// What stays of a ticket because others have changed it since: its columns when this was not its
  /// last change, and its state when a customer has written on it.
  private func changedSince(
    _ change: Int, of difference: Reversal.Difference
  ) throws -> Set<TicketColumn> {
    guard let last = try lastChange(of: difference.ticket), last.change == change else {
      return Set(TicketColumn.allCases).subtracting([.mergedInto])
    }
    let wasOpened = last.event.kind == .merge && difference.formerStatus != nil
    return wasOpened && last.arrived != nil ? TicketColumn.state : []
  }

  /// The log of a ticket tells what was taken back from it that had come by way of another.
  private func tell(
    of returned: ReturnedMessages, from reversal: Reversal, by actor: String, at now: Timestamp
  ) throws {
    let named = reversal.tickets.map(\.ticket)
    for (home, messages) in returned.left where !named.contains(home) {
      let origin = try messages.first.flatMap(snapshot.ticket(ofMessage:))
      try touch(home, at: now)
      try record(
        Event(
          at: now, actor: actor, kind: .merge, before: "\(home)", after: origin.map { "\($0)" },
          note: "undo: \(MessageList.text(messages.sorted()))", ticket: home))
    }
  }

  /// What is told of an undoing is passed over by the next one.
  func tie(eventsAfter event: Int, to change: Int) throws {
    try execute("UPDATE event SET change = ? WHERE id > ? AND change IS NULL", [change, event])
  }

  /// The same kinds of events, with before and after changed places.
  ///
  /// - Parameter isUndone: whether what an event tells was taken back.
  func recordUndo(
    of change: Int, by actor: String, at now: Timestamp,
    _ isUndone: (Event) throws -> Bool = { _ in true }
  ) throws -> [Event] {
    let events = try snapshot.events(ofChange: change).reversed()
      .filter { try $0.kind != .created && isUndone($0) }
    return try events.map { event in
      let undoing = event.undone(by: actor, at: now)
      try record(undoing)
      return undoing
    }
  }
}

extension Reversal.Difference {
  /// The state before, when the change was one of the state.
  fileprivate var formerStatus: TicketStatus? {
    for case .column(.status, .text(let status)) in lost { return TicketStatus(rawValue: status) }
    return nil
  }

  /// The ticket this one was split off from.
  var formerlyMergedInto: Int? {
    for case .column(.mergedInto, .number(let origin)) in lost { return Int(origin) }
    return nil
  }

  var messagesGained: Set<Int> {
    Set(gained.compactMap { if case .message(let message, _) = $0 { message } else { nil } })
  }
}

extension Fact {
  fileprivate var isMessage: Bool {
    if case .message = self { true } else { false }
  }

  func isColumn(in columns: Set<TicketColumn>) -> Bool {
    if case .column(let column, _) = self { columns.contains(column) } else { false }
  }
}
