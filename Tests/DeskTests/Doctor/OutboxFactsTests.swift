import Mail
import Testing

@testable import Desk

@Suite("Mail that does not leave")
struct OutboxFactsTests {
  private let now = Timestamp(seconds: 1_000_000)

  private func entry(age: Int64, due: Int64, tries: Int, said: String = "") -> OutboxEntry {
    let recipients = [Address("j@c.example")].compactMap { $0 }.map {
      OutboxEntry.Recipient(address: $0, state: .queued, detail: said)
    }
    return OutboxEntry(
      number: 1, kind: .answer, ticket: 1, message: 1, messageID: MessageID("a@b"), sender: nil,
      recipients: recipients, created: now + -age, tries: tries, nextTry: now + due)
  }

  @Test(
    "is a problem when nobody sends it, and a warning when it is not taken",
    arguments: [
      (10, -10, 0, []),
      (700, -599, 0, []),
      (700, -601, 0, [.problem]),
      (700, 300, 0, []),
      (3000, 300, 2, []),
      (3601, 300, 3, [.warning]),
      (9000, -700, 3, [.problem, .warning]),
    ] as [(Int64, Int64, Int, [Finding.Severity])])
  func rows(_ age: Int64, _ due: Int64, _ tries: Int, _ expected: [Finding.Severity]) {
    let facts = OutboxFacts(
      waiting: [entry(age: age, due: due, tries: tries)], failed: 0, now: now)
    #expect(facts.findings.map(\.severity).filter { $0 != .ok } == expected)
  }

  @Test("what sendmail said is told")
  func reason() {
    let waiting = [
      entry(age: 4000, due: 9, tries: 1), entry(age: 9000, due: 9, tries: 5, said: "no route"),
    ]
    let found = OutboxFacts(waiting: waiting, failed: 0, now: now).findings
    #expect(found.map(\.what) == ["2 messages not taken by sendmail, the oldest for 2h: no route"])
  }

  @Test("recipients that were refused are counted")
  func failed() {
    let found = OutboxFacts(waiting: [], failed: 3, now: now).findings
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.what.contains("3 recipients permanently refused") == true)
  }
}
