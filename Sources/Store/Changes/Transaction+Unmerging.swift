internal import Desk
internal import Mail

/// States after a merge or a split was taken back from tickets that others have changed since.
extension Transaction {
  /// - Parameters:
  ///   - undone: the events of the change that was taken back.
  ///   - last: the last event before the undoing.
  ///   - moved: the tickets of the reversal that have kept their state until now.
  /// - Returns: the events recorded.
  func settleStates(
    after reversal: Reversal, ofChange change: Int, _ undone: [Event], upTo last: Int,
    _ moved: Set<Int>, _ returned: ReturnedMessages, by actor: String, at now: Timestamp
  ) throws -> [Event] {
    let event = try snapshot.latestEvent()
    for difference in reversal.tickets where moved.contains(difference.ticket) {
      if undone.contains(where: { $0.kind == .split }) {
        try join(splitOff: reversal, to: difference.ticket, by: actor, at: now)
      } else if undone.contains(where: { $0.kind == .merge }) {
        let recounting = StateRecounting(last: last, actor: actor, now: now)
        try unmerge(difference, change: change, joining: nil, recounting)
      }
    }
    for ticket in returned.tickets { try recountState(of: ticket) }
    for ticket in reversal.tickets.map(\.ticket) where try snapshot.mergeEnd(of: ticket) == ticket {
      try tellStatus(of: ticket, by: actor, at: now)
    }
    return try snapshot.events(after: event, limit: .max)
  }

  private struct StateRecounting {
    let last: Int
    let actor: String
    let now: Timestamp
  }

  /// What a merge made of the state of the ticket that took the other in goes, there and wherever that
  /// ticket has been merged since.
  ///
  /// - Parameter joining: the state of the ticket that the change merged, when it stays merged.
  private func unmerge(
    _ difference: Reversal.Difference, change: Int, joining: TicketState?,
    _ recounting: StateRecounting
  ) throws {
    let ticket = difference.ticket
    let lost = difference.lost.filter { $0.isColumn(in: TicketColumn.state) }
    guard lost.contains(where: { $0.isColumn(in: [.status, .waiting, .waitingSince]) }),
      let range = try events(ofChange: change, on: ticket, upTo: recounting.last)
    else { return }
    let merge = try merge(of: ticket)
    let present = try state(of: ticket)
    let former = try (snapshot.loggedState(of: ticket, before: range.lowerBound) ?? present)
      .with(lost)
    let state = try replay(
      joining.map(former.joined) ?? former, on: ticket, after: range.upperBound)
    try record(state, after: present, of: ticket, by: recounting.actor, at: recounting.now)
    if let merge,
      let next = merge.reversal.tickets.first(where: { $0.ticket == merge.target })
    {
      try unmerge(next, change: merge.change, joining: state, recounting)
    }
  }

  private func events(
    ofChange change: Int, on ticket: Int, upTo last: Int
  ) throws -> ClosedRange<Int>? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT min(id) AS first, max(id) AS last FROM event
        WHERE change = ? AND ticket = ? AND id <= ?
        """, arguments: [change, ticket, last])
    guard let first: Int = row?["first"], let last: Int = row?["last"] else { return nil }
    return first...last
  }

  /// Also makes the later changes find, when they are taken back, what they would have found.
  private func replay(
    _ former: TicketState, on ticket: Int, after event: Int
  ) throws -> TicketState {
    var state = Unmerging(former)
    var found: [Int: TicketState] = [:]
    for event in try snapshot.eventsOfState(of: ticket, after: event) {
      guard try !(event["undone"] as Bool) else { continue }
      let change: Int? = event["change"]
      if let change, found[change] == nil { found[change] = state.state }
      if let step = try step(event, ticket) {
        state.take(step, at: Timestamp(seconds: try event["at"]))
      }
      if let change, let before = found[change] {
        try amend(change, of: ticket, from: before, to: state.state)
      }
    }
    return try state.state.counted(from: snapshot.messages(of: ticket))
  }

  /// A ticket that is merged keeps the state that it had then.
  private func step(_ event: Row, _ ticket: Int) throws -> LoggedState.Step? {
    if try event["kind"] == Event.Kind.merge.rawValue {
      return try snapshot.merged(event, into: ticket).map { .joined(try state(of: $0)) }
    }
    return try snapshot.step(event, ticket)
  }

  private func amend(
    _ change: Int, of ticket: Int, from before: TicketState, to after: TicketState
  ) throws {
    var reversal = try reversal(ofChange: change)
    guard let place = reversal.tickets.firstIndex(where: { $0.ticket == ticket }) else { return }
    let others = reversal.tickets[place].lost.filter { !$0.isColumn(in: TicketColumn.state) }
    reversal.tickets[place].lost = others.union(before.columns.subtracting(after.columns))
    try execute(
      "UPDATE change SET reversal = ? WHERE id = ?", [try reversal.record, change])
  }

  private func record(
    _ state: TicketState, after present: TicketState, of ticket: Int, by actor: String,
    at now: Timestamp
  ) throws {
    guard state != present else { return }
    try write(state, to: ticket)
    try tellStatus(of: ticket, by: actor, at: now)
  }

  /// The log ends with the state that is so.
  private func tellStatus(of ticket: Int, by actor: String, at now: Timestamp) throws {
    let told = try String.fetchOne(
      db,
      sql: """
        SELECT after FROM event WHERE ticket = ? AND kind IN ('created', 'status')
        ORDER BY id DESC LIMIT 1
        """, arguments: [ticket])
    let status = try state(of: ticket).facts.status.rawValue
    guard let told, told != status else { return }
    try record(
      Event(
        at: now, actor: actor, kind: .status, before: told, after: status, note: "undo",
        ticket: ticket))
  }

  /// Mail that comes back to a ticket which was closed meanwhile is seen there.
  private func join(
    splitOff reversal: Reversal, to origin: Int, by actor: String, at now: Timestamp
  ) throws {
    guard let other = reversal.tickets.first(where: { $0.formerlyMergedInto == origin }) else {
      return
    }
    let present = try state(of: origin)
    try record(
      present.joined(by: state(of: other.ticket)), after: present, of: origin, by: actor, at: now)
  }

  /// Of what is on a ticket now: a mail that it waited for may have gone, or an answer been taken back
  /// while it was merged.
  private func recountState(of ticket: Int) throws {
    let messages = try snapshot.messages(of: ticket)
    let state = try state(of: ticket)
    try write(state.withoutTakenBack(messages).counted(from: messages), to: ticket)
  }
}

extension TicketState {
  /// As the ticket's row has them.
  fileprivate var columns: Set<Fact> {
    func number(_ moment: Timestamp?) -> ColumnValue { moment.map { .number($0.seconds) } ?? .null }
    return [
      .column(.status, .text(facts.status.rawValue)),
      .column(.answered, number(facts.answered)), .column(.closed, number(facts.closed)),
      .column(.holdUntil, number(facts.holdUntil)),
      .column(.waiting, waiting.map { .text($0.rawValue) } ?? .null),
      .column(.waitingSince, number(waitingSince)),
    ]
  }

  /// The same with some columns as they are named.
  fileprivate func with(_ columns: Set<Fact>) -> TicketState {
    var state = self
    for case .column(let column, let value) in columns {
      switch column {
      case .status: state.facts.status = value.text.flatMap(TicketStatus.init) ?? facts.status
      case .answered: state.facts.answered = value.moment
      case .closed: state.facts.closed = value.moment
      case .holdUntil: state.facts.holdUntil = value.moment
      case .waiting: state.waiting = value.text.flatMap(Ticket.Turn.init)
      case .waitingSince: state.waitingSince = value.moment
      default: break
      }
    }
    return state
  }
}

extension ColumnValue {
  fileprivate var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  fileprivate var moment: Timestamp? {
    if case .number(let seconds) = self { Timestamp(seconds: seconds) } else { nil }
  }
}
