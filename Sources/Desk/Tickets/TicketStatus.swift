/// The states of a ticket (tickets(1), STATES).
package enum TicketStatus: String, CaseIterable, Sendable {
  /// Our turn.
  case open
  /// Their turn; closes by itself as `autoclose-days` says.
  case answered
  /// Set aside, perhaps until a date; never closed by itself.
  case hold
  case closed
  case spam
}
