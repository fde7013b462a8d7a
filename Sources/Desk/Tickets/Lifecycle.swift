package import Mail

/// What time, a mail or an answer does to the state of a ticket (tickets(1), STATES).
package enum Lifecycle {
  /// The stored facts the state at any later moment follows from.
  package struct Facts: Hashable, Sendable {
    package var status: TicketStatus
    package var answered: Timestamp?
    package var closed: Timestamp?
    package var holdUntil: Timestamp?

    package init(
      status: TicketStatus, answered: Timestamp? = nil, closed: Timestamp? = nil,
      holdUntil: Timestamp? = nil
    ) {
      self.status = status
      self.answered = answered
      self.closed = closed
      self.holdUntil = holdUntil
    }

    /// When an answered ticket closes by itself.
    package func closesAt(_ autoClose: AutoClose) -> Timestamp? {
      guard status == .answered, let answered else { return nil }
      switch autoClose {
      case .never: return nil
      case .atOnce: return answered
      case .days(let days): return answered + Int64(days) * 86_400
      }
    }

    /// The facts once everything due by `now` has happened.
    package func due(by now: Timestamp, _ autoClose: AutoClose) -> Facts {
      var facts = self
      if let closes = closesAt(autoClose), closes <= now {
        facts.status = .closed
        facts.closed = closes
      }
      if status == .hold, let holdUntil, holdUntil <= now {
        facts.status = .open
        facts.holdUntil = nil
      }
      return facts
    }
  }

  /// The state in which a mail that matched nothing opens its ticket.
  package static func opening(
    _ mailClass: MailClass, isSpam: Bool, autoTickets: Bool
  ) -> TicketStatus {
    if isSpam { return .spam }
    switch mailClass {
    case .human: return .open
    case .auto, .list: return autoTickets ? .open : .closed
    case .bounce, .receipt, .own, .reaction: return .closed
    }
  }

  /// The state after a mail was filed on an existing ticket.
  package static func following(_ mailClass: MailClass, on status: TicketStatus) -> TicketStatus {
    guard mailClass.movesTicket else { return status }
    switch status {
    case .open, .answered, .hold, .closed: return .open
    case .spam: return .spam
    }
  }
}

extension Lifecycle {
  /// The state after an answer is known not to have reached somebody: what counted as answered, was
  /// set aside or has closed since is not done.
  package static func failing(on status: TicketStatus) -> TicketStatus {
    switch status {
    case .open, .answered, .hold, .closed: .open
    case .spam: .spam
    }
  }
}

extension Lifecycle.Facts {
  /// The facts after an answer at `moment`, which may lie before other things that happened.
  ///
  /// - Parameter unanswered: a customer has written since.
  package func answered(at moment: Timestamp, unanswered: Bool) -> Lifecycle.Facts {
    var facts = self
    facts.answered = moment
    switch status {
    case .open: facts.status = unanswered ? .open : .answered
    case .closed:
      guard let closed, closed < moment else { break }
      facts.status = .answered
      facts.closed = nil
    case .answered, .hold, .spam: break
    }
    return facts
  }
}
