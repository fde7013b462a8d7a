package import Mail

/// The state of a ticket as its log tells it, step by step.
package struct LoggedState: Hashable, Sendable {
  /// Nil while the log tells of none.
  package private(set) var state: TicketState?

  package init(_ state: TicketState? = nil) {
    self.state = state
  }

  package enum Step: Hashable, Sendable {
    /// The ticket got this state; on hold perhaps until a moment.
    case status(TicketStatus, until: Timestamp? = nil)
    /// A human answer of ours.
    case answer
    /// Mail of a customer.
    case mail
    /// Another ticket became part of it, in this state.
    case joined(TicketState)
  }

  package mutating func take(_ step: Step, at moment: Timestamp) {
    switch step {
    case .status(let status, let until): enter(status, until: until, at: moment)
    case .answer: answer(at: moment)
    case .mail: if state?.facts.status == .open { waitForUs(since: moment) }
    case .joined(let other): state = state?.joined(by: other)
    }
  }

  private mutating func enter(_ status: TicketStatus, until: Timestamp?, at moment: Timestamp) {
    let facts = Lifecycle.Facts(
      status: status, answered: status == .answered ? moment : state?.facts.answered,
      closed: status == .closed ? moment : nil, holdUntil: status == .hold ? until : nil)
    state = TicketState(facts, waiting: state?.waiting, waitingSince: state?.waitingSince)
    switch status {
    case .open: waitForUs(since: moment)
    case .answered: turn(to: .them, since: moment)
    case .hold: break
    case .closed, .spam: turn(to: nil, since: nil)
    }
  }

  private mutating func answer(at moment: Timestamp) {
    guard let status = state?.facts.status else { return }
    state?.facts.answered = moment
    switch status {
    case .open: turn(to: .us, since: moment)
    case .answered, .hold: turn(to: .them, since: moment)
    case .closed, .spam: break
    }
  }

  /// A turn that has begun goes on.
  private mutating func waitForUs(since moment: Timestamp) {
    if state?.waiting != .us { turn(to: .us, since: moment) }
  }

  private mutating func turn(to side: Ticket.Turn?, since moment: Timestamp?) {
    state?.waiting = side
    state?.waitingSince = moment
  }
}

extension TicketState {
  /// Its clocks and whose turn it is are what the state asks for.
  package var isWhole: Bool {
    switch facts.status {
    case .open: waiting == .us && waitingSince != nil
    case .answered: facts.answered != nil && waiting == .them
    case .hold: true
    case .closed: facts.closed != nil && waiting == nil
    case .spam: waiting == nil
    }
  }
}
