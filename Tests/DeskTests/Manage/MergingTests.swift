import Mail
import Testing

@testable import Desk

@Suite("Merging")
struct MergingTests {
  private func moved(_ named: [(Int, Int)], into target: (Int, Int)) throws(ManageError) -> [Int] {
    try Merging.moved(
      named.map { Merging.Named(number: $0.0, end: $0.1) },
      into: Merging.Named(number: target.0, end: target.1))
  }

  @Test("tickets move once, by the ticket they live in; those that live there stay")
  func moves() throws {
    #expect(try moved([(2, 2), (3, 3)], into: (1, 1)) == [2, 3])
    #expect(try moved([(2, 2), (2, 2), (4, 2)], into: (1, 1)) == [2])
    #expect(try moved([(2, 1), (3, 3)], into: (1, 1)) == [3])
    #expect(try moved([(2, 2)], into: (5, 1)) == [2])
  }

  @Test("no ticket into itself, and no way round")
  func cycles() {
    #expect(throws: ManageError.mergesIntoItself(1, named: 1)) {
      try moved([(2, 2), (1, 1)], into: (1, 1))
    }
    #expect(throws: ManageError.mergesIntoItself(1, named: 2)) { try moved([(1, 1)], into: (2, 1)) }
  }

  static func state(
    _ status: TicketStatus, since: Int64? = nil, answered: Int64? = nil
  ) -> TicketState {
    let waiting: Ticket.Turn? =
      switch status {
      case .open: .us
      case .answered: .them
      case .hold, .closed, .spam: nil
      }
    return TicketState(
      Lifecycle.Facts(status: status, answered: answered.map(Timestamp.init(seconds:))),
      waiting: waiting, waitingSince: since.map(Timestamp.init(seconds:)))
  }

  static let rows: [(TicketState, TicketState, TicketState)] = [
    (state(.open, since: 5), state(.open, since: 3), state(.open, since: 3)),
    (state(.open, since: 3), state(.open, since: 5), state(.open, since: 3)),
    (state(.open, since: 5), state(.closed), state(.open, since: 5)),
    (state(.open, since: 5), state(.hold), state(.open, since: 5)),
    (state(.closed), state(.open, since: 3), state(.open, since: 3)),
    (state(.hold), state(.open, since: 3), state(.open, since: 3)),
    (state(.spam), state(.open, since: 3), state(.open, since: 3)),
    (state(.closed), state(.answered, since: 3, answered: 3), state(.closed, answered: 3)),
    (
      state(.answered, since: 4, answered: 4), state(.answered, since: 9, answered: 9),
      state(.answered, since: 4, answered: 9)
    ),
    (
      state(.answered, since: 4, answered: 4), state(.open, since: 2, answered: 1),
      state(.open, since: 2, answered: 4)
    ),
  ]

  @Test("the target keeps its state, open if one is open", arguments: rows)
  func states(_ target: TicketState, _ other: TicketState, _ joined: TicketState) {
    #expect(target.joined(by: other) == joined)
  }
}
