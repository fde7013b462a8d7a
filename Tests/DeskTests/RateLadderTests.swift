import Mail
import Testing

@testable import Desk

@Suite("Bounds of what is sent by itself")
struct RateLadderTests {
  @Test(
    "the ladder",
    arguments: [
      ([:], [:], nil), ([600: 2], [600: 99], nil),
      ([600: 3], [:], "the limit is 3 messages to the address in 10 minutes"),
      ([10_800: 10], [:], "the limit is 10 messages to the address in 3 hours"),
      ([86_400: 7], [:], "the limit is 7 messages to the address in 24 hours"),
      ([:], [600: 100], "the limit is 100 automatic messages in 10 minutes"),
      ([:], [3600: 300], "the limit is 300 automatic messages in an hour"),
    ] as [([Int64: Int], [Int64: Int], String?)])
  func ladder(_ toOne: [Int64: Int], _ toAll: [Int64: Int], _ refusal: String?) {
    let found = RateLadder.refusal(
      toOne: RateLadder.toAnybody(daily: 7), sentToOne: { toOne[$0] ?? 0 },
      sentToAll: { toAll[$0] ?? 0 })
    #expect(found == refusal)
  }

  @Test(
    "when a customer is warned of a closing, in days after our answer",
    arguments: [
      ("5", 2, 3, 5), ("5", 4, 1, 5), ("5", 5, nil, nil), ("5", 9, nil, nil), ("5", 0, nil, nil),
      ("5", nil, nil, nil), ("-1", 2, nil, nil), ("", 2, nil, nil), ("0", 2, nil, nil),
    ] as [(String, Int?, Int64?, Int64?)])
  func warning(_ days: String, _ before: Int?, _ warning: Int64?, _ closing: Int64?) throws {
    let span = ClosingWarning.span(try #require(AutoClose(days)), daysBefore: before)
    #expect(span?.untilWarning == warning.map { $0 * 86_400 })
    #expect(span?.untilClosing == closing.map { $0 * 86_400 })
  }

  @Test("begun days count", arguments: [(1, 1), (86_400, 1), (86_401, 2), (172_800, 2)])
  func days(_ seconds: Int64, _ days: Int64) {
    let now = Timestamp(seconds: 1_800_000_000)
    #expect(ClosingWarning.daysLeft(until: now + seconds, at: now) == days)
  }
}
