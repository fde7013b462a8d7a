import Mail
import Testing

@testable import Desk

/// A merge has opened a ticket, or made it wait since earlier, and is taken back later.
@Suite("The state that a merge leaves when it is taken back")
struct UnmergingTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let former: TicketState
    let steps: [(LoggedState.Step, Int64)]
    let result: TicketState

    init(
      _ name: String, _ former: TicketState, _ steps: [(LoggedState.Step, Int64)],
      _ result: TicketState
    ) {
      testDescription = name
      self.former = former
      self.steps = steps
      self.result = result
    }
  }

  private static func moment(_ seconds: Int64?) -> Timestamp? {
    seconds.map(Timestamp.init(seconds:))
  }

  private static func state(
    _ status: TicketStatus, _ waiting: Ticket.Turn? = nil, since: Int64? = nil,
    answered: Int64? = nil, closed: Int64? = nil
  ) -> TicketState {
    TicketState(
      Lifecycle.Facts(status: status, answered: moment(answered), closed: moment(closed)),
      waiting: waiting, waitingSince: moment(since))
  }

  private static let answered = state(.answered, .them, since: 5, answered: 5)
  private static let closed = state(.closed, closed: 5)
  private static let open = state(.open, .us, since: 5)

  static let rows = [
    Row("nothing came: answered as before", answered, [], answered),
    Row("nothing came: closed as before", closed, [], closed),
    Row("nothing came: waiting as before", open, [], open),
    Row(
      "a customer wrote on what was answered", answered, [(.mail, 9)],
      state(.open, .us, since: 9, answered: 5)),
    Row(
      "two mails: the first waits", answered, [(.mail, 9), (.mail, 11)],
      state(.open, .us, since: 9, answered: 5)),
    Row("a customer wrote on what was closed", closed, [(.mail, 9)], state(.open, .us, since: 9)),
    Row(
      "a customer wrote on what was spam, and open meanwhile", state(.spam), [(.mail, 9)],
      state(.open, .us, since: 9)),
    Row("a customer who waited goes on waiting", open, [(.mail, 9)], open),
    Row(
      "we answered: that stays", open, [(.answer, 9), (.status(.answered), 9)],
      state(.answered, .them, since: 9, answered: 9)),
    Row(
      "answered, and he wrote again", closed,
      [(.answer, 9), (.status(.answered), 9), (.mail, 12), (.status(.open), 12)],
      state(.open, .us, since: 12, answered: 9)),
    Row("somebody closed it: that stays", open, [(.status(.closed), 9)], state(.closed, closed: 9)),
    Row(
      "somebody opened it: that stays", closed, [(.status(.open), 9)], state(.open, .us, since: 9)),
    Row(
      "another that is open was merged, too", answered, [(.joined(state(.open, .us, since: 3)), 9)],
      state(.open, .us, since: 3, answered: 5)),
    Row("another that is closed was merged, too", answered, [(.joined(closed), 9)], answered),
  ]

  @Test("is as if it had not been, with what has come since", arguments: rows)
  func states(_ row: Row) {
    var unmerging = Unmerging(row.former)
    for (step, seconds) in row.steps {
      unmerging.take(step, at: Timestamp(seconds: seconds))
    }
    #expect(unmerging.state == row.result)
  }
}
