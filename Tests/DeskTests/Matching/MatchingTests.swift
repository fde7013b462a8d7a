import Testing

@testable import Desk
@testable import Mail

@Suite("Matching")
struct MatchingTests {
  @Test("the rules are tried in order until one hits", arguments: MatchingRow.search)
  func search(_ row: MatchingRow) { check(row) }

  @Test("who may be let in", arguments: MatchingRow.senders)
  func senders(_ row: MatchingRow) { check(row) }

  @Test("windows of time", arguments: MatchingRow.windows)
  func windows(_ row: MatchingRow) { check(row) }

  @Test("states of the ticket", arguments: MatchingRow.states)
  func states(_ row: MatchingRow) { check(row) }

  @Test(
    "mail that moves no ticket",
    arguments: [MailClass.auto, .bounce, .receipt, .own].flatMap(MatchingRow.unmoving))
  func unmoving(_ row: MatchingRow) { check(row) }

  private func check(_ row: MatchingRow) {
    let tried = row.mail.attempts { row.found[$0] ?? [] }
    let shown = tried.filter { $0.result != .miss }.map { attempt in
      "\(attempt.rule.rawValue) \(attempt.result.rawValue)"
        + (attempt.ticket.map { " #\($0)" } ?? "")
    }
    #expect(shown == row.tried)
  }

  @Test("the store is not asked any more after a hit")
  func laziness() {
    var asked: [Rule] = []
    _ = Matching.standard.attempts { rule in
      asked.append(rule)
      return rule == .messageID ? [.own(1)] : []
    }
    #expect(asked == [.token, .bounce, .messageID])
  }

  @Test("every rule that found nothing says so")
  func misses() {
    let attempts = Matching.standard.attempts { _ in [] }
    #expect(attempts.map(\.rule) == Rule.searching + [.new])
    #expect(attempts.dropLast().allSatisfy { $0.result == .miss && !$0.evidence.text.isEmpty })
  }

  @Test("a refusal tells the evidence and the reason")
  func reasons() {
    let attempts = Matching.standard.attempts { $0 == .subject ? [.strange(4)] : [] }
    let refused = attempts.first { $0.result == .refused }
    #expect(refused?.evidence.text == "e4: the sender is not a participant of #4")
  }

  @Test("a new ticket is linked to the first that was refused")
  func linking() {
    let attempts = Matching.standard.attempts { rule in
      switch rule {
      case .messageID: [.closed(5, daysAgo: 99)]
      case .subject: [.strange(6)]
      default: []
      }
    }
    #expect(attempts.hit == nil)
    #expect(attempts.firstRefused == 5)
  }

  @Test("a hit is told apart from a new ticket")
  func hits() {
    let hit = Matching.standard.attempts { $0 == .bounce ? [.own(9)] : [] }
    #expect(hit.hit?.ticket == 9)
    #expect(Matching.standard.attempts { _ in [] }.hit == nil)
    #expect([RuleAttempt]().hit == nil)
  }
}
