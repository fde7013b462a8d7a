import Mail
import Testing

@testable import Desk

@Suite("Failed answers")
struct FailedAnswerTests {
  @Test("open a ticket again, but not spam")
  func states() {
    for status in TicketStatus.allCases {
      #expect(Lifecycle.failing(on: status) == (status == .spam ? .spam : .open))
    }
  }

  @Test("tell in one line whom they did not reach, and why")
  func text() throws {
    let recipients = try [("jane@x.example", "550 no\u{1B}[31m such user"), ("carl@x.example", "")]
      .map { address, detail in
        OutboxEntry.Recipient(
          address: try #require(Address(address)), state: .failed, detail: detail)
      }
    let one = FailedAnswer(message: 7, recipients: [recipients[1]])
    #expect(one.text == "m7 did not reach carl@x.example")
    let two = FailedAnswer(message: 7, recipients: recipients)
    #expect(two.text.hasPrefix("m7 did not reach jane@x.example: 550 no"))
    #expect(two.text.hasSuffix(" such user, and 1 more") && !two.text.contains("\u{1B}"))
  }

  @Test("doctor names the tickets")
  func doctor() {
    let facts = OutboxFacts(
      waiting: [], failed: 0, unanswered: [3, 4], now: Timestamp(seconds: 0))
    #expect(
      facts.findings.map(\.what) == [
        "the answer on #3 and 1 more did not reach everybody: open again"
      ])
    #expect(facts.findings[0].severity == .warning)
  }
}
