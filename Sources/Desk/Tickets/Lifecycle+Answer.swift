package import Mail

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
