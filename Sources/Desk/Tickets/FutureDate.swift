package import Mail

/// When a ticket on hold comes back: a span such as `3d`, `tomorrow`, or a date.
package enum FutureDate {
  package static func read(
    _ text: String, from now: Timestamp, zone: Query.Zone
  ) throws(ManageError) -> Timestamp {
    guard let moment = span(text, from: now) ?? date(text, now, zone), moment > now else {
      throw .noFutureDate(text)
    }
    return moment
  }

  private static func span(_ text: String, from now: Timestamp) -> Timestamp? {
    if text == "tomorrow" { return now + 86_400 }
    let units: [Character: Int64] = ["h": 3600, "d": 86_400, "w": 7 * 86_400]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      (1...10_000).contains(count)
    else { return nil }
    return now + count * unit
  }

  private static func date(_ text: String, _ now: Timestamp, _ zone: Query.Zone) -> Timestamp? {
    guard
      case .term(.arrived(let range))? =
        try? Query.parse("after:\(text)", now: now, zone: zone).condition
    else { return nil }
    return range.from
  }
}
