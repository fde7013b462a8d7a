@testable import Desk
@testable import Mail

/// Recorded facts, the queue's setting, and what they are at a later moment.
struct DueRow: Sendable {
  var facts: Lifecycle.Facts
  var autoClose: AutoClose
  var hour: Int64
  var status: TicketStatus
  var closed: Int64?

  init(
    _ facts: Lifecycle.Facts, _ autoClose: AutoClose, at hour: Int64, _ status: TicketStatus,
    closed: Int64? = nil
  ) {
    self.facts = facts
    self.autoClose = autoClose
    self.hour = hour
    self.status = status
    self.closed = closed
  }

  static func hours(_ hours: Int64) -> Timestamp { Timestamp(seconds: hours * 3600) }

  private static let answered = Lifecycle.Facts(status: .answered, answered: hours(10))
  private static let hold = Lifecycle.Facts(
    status: .hold, answered: hours(10), holdUntil: hours(50))

  static let all: [DueRow] = [
    DueRow(answered, .atOnce, at: 10, .closed, closed: 10),
    DueRow(answered, .never, at: 1_000_000, .answered),
    DueRow(answered, .days(2), at: 57, .answered),
    DueRow(answered, .days(2), at: 58, .closed, closed: 58),
    DueRow(answered, .days(2), at: 9_999, .closed, closed: 58),
    // Mail that moves nothing may be on a ticket that was never answered.
    DueRow(Lifecycle.Facts(status: .answered), .atOnce, at: 99, .answered),
    DueRow(Lifecycle.Facts(status: .open, answered: hours(10)), .atOnce, at: 99, .open),
    DueRow(hold, .atOnce, at: 49, .hold),
    DueRow(hold, .days(1), at: 50, .open),
    DueRow(Lifecycle.Facts(status: .hold), .atOnce, at: 9_999, .hold),
    DueRow(
      Lifecycle.Facts(status: .closed, answered: hours(10), closed: hours(20)), .days(1), at: 99,
      .closed, closed: 20),
    DueRow(Lifecycle.Facts(status: .spam, answered: hours(10)), .atOnce, at: 99, .spam),
  ]
}
