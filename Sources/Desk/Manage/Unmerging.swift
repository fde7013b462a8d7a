package import Mail

/// The state of a ticket from which another goes that was merged into it, while others have changed it
/// since: as if the other had never been there, but with what has come meanwhile.
package struct Unmerging: Sendable {
  private var logged: LoggedState

  /// - Parameter former: the state that the merge found.
  package init(_ former: TicketState) {
    logged = LoggedState(former)
  }

  /// What has happened to the ticket since, oldest first.
  package mutating func take(_ step: LoggedState.Step, at moment: Timestamp) {
    // The log tells of no reopening where the other ticket had opened it.
    logged.take(step == .mail && state.facts.status != .open ? .status(.open) : step, at: moment)
  }

  package var state: TicketState { logged.state ?? TicketState(Lifecycle.Facts(status: .open)) }
}

extension TicketState {
  /// Open where an answer that was taken back had made the state, and a customer's mail is the last.
  ///
  /// - Parameter messages: those of the ticket, oldest first.
  package func withoutTakenBack(_ messages: [StoredMessage]) -> TicketState {
    guard [.answered, .closed].contains(facts.status),
      messages.contains(where: { $0.isTakenBack && $0.received == facts.answered }),
      let last = LastWord(messages), last.turn == .us
    else { return self }
    return TicketState(Lifecycle.Facts(status: .open), waiting: .us, waitingSince: last.since)
  }

  /// Where it is our turn, nobody waits since a mail that has gone.
  ///
  /// - Parameter messages: those that are left, oldest first.
  package func counted(from messages: [StoredMessage]) -> TicketState {
    guard waiting == .us, !messages.contains(where: { $0.received == waitingSince }),
      let last = LastWord(messages), last.turn == .us
    else { return self }
    var counted = self
    counted.waitingSince = [waitingSince, last.since].compactMap { $0 }.max()
    return counted
  }
}
