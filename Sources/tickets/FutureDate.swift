import Desk
import Mail

/// When a ticket on hold comes back: a span such as `3d`, `tomorrow`, or a date.
struct FutureDate {
  let moment: Timestamp

  init(_ text: String, from now: Timestamp) throws {
    guard let moment = FutureDate.span(text, from: now) ?? FutureDate.date(text, now),
      moment > now
    else {
      throw Failure.badData("'\(text)' is no time to come; write 3d, 2w, tomorrow or 2026-12-01")
    }
    self.moment = moment
  }

  private static func span(_ text: String, from now: Timestamp) -> Timestamp? {
    if text == "tomorrow" { return now + 86_400 }
    let units: [Character: Int64] = ["h": 3600, "d": 86_400, "w": 7 * 86_400]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      (1...10_000).contains(count)
    else { return nil }
    return now + count * unit
  }

  private static func date(_ text: String, _ now: Timestamp) -> Timestamp? {
    guard
      case .term(.arrived(let range))? =
        try? Query.parse("after:\(text)", now: now, zone: .system).condition
    else { return nil }
    return range.from
  }
}
