import Testing

@testable import Desk
@testable import Mail

@Suite("Lifecycle")
struct LifecycleTests {
  @Test("what is due has happened, at the time it was due", arguments: DueRow.all)
  func due(_ row: DueRow) {
    let due = row.facts.due(by: DueRow.hours(row.hour), row.autoClose)
    #expect(due.status == row.status)
    #expect(due.closed == row.closed.map(DueRow.hours))
    #expect(due.due(by: DueRow.hours(row.hour), row.autoClose) == due)
  }

  @Test("a ticket that came back from hold has no date any more")
  func heldNoMore() {
    let facts = Lifecycle.Facts(status: .hold, holdUntil: DueRow.hours(5))
    #expect(facts.due(by: DueRow.hours(5), .never).holdUntil == nil)
    #expect(facts.due(by: DueRow.hours(4), .never).holdUntil == DueRow.hours(5))
  }

  @Test("only an answered ticket has a time of closing")
  func closesAt() {
    for status in TicketStatus.allCases {
      let facts = Lifecycle.Facts(status: status, answered: DueRow.hours(1))
      let expected = status == .answered ? DueRow.hours(1 + 24) : nil
      #expect(facts.closesAt(.days(1)) == expected)
      #expect(facts.closesAt(.never) == nil)
    }
  }

  @Test(
    "the state in which a mail opens its ticket",
    arguments: [
      (MailClass.human, TicketStatus.open, TicketStatus.open),
      (.list, .open, .closed), (.auto, .open, .closed),
      (.bounce, .closed, .closed), (.receipt, .closed, .closed), (.own, .closed, .closed),
    ])
  func opening(_ mailClass: MailClass, with: TicketStatus, without: TicketStatus) {
    #expect(Lifecycle.opening(mailClass, isSpam: false, autoTickets: true) == with)
    #expect(Lifecycle.opening(mailClass, isSpam: false, autoTickets: false) == without)
    #expect(Lifecycle.opening(mailClass, isSpam: true, autoTickets: true) == .spam)
  }

  @Test("human and list mail opens every ticket but spam", arguments: [MailClass.human, .list])
  func moving(_ mailClass: MailClass) {
    for status in TicketStatus.allCases {
      let after = Lifecycle.following(mailClass, on: status)
      #expect(after == (status == .spam ? .spam : .open))
    }
  }

  @Test(
    "other mail changes no state", arguments: [MailClass.auto, .bounce, .receipt, .own],
    TicketStatus.allCases)
  func unmoving(_ mailClass: MailClass, _ status: TicketStatus) {
    #expect(Lifecycle.following(mailClass, on: status) == status)
  }
}
