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
