import Mail

/// What one date of a query names.
enum NamedTime: Hashable {
  /// A year, a month, a day, a minute or a second.
  case period(Range<Timestamp>)
  /// `7d`: so long ago.
  case ago(Timestamp)

  var start: Timestamp {
    switch self {
    case .period(let period): period.lowerBound
    case .ago(let moment): moment
    }
  }

  /// The first moment that is no longer meant, when a range ends here.
  var end: Timestamp {
    switch self {
    case .period(let period): period.upperBound
    case .ago(let moment): moment + 1
    }
  }
}

extension NamedTime {
  /// `today`, `yesterday`, `now`.
  init?(word: String, now: Timestamp, zone: Query.Zone) {
    let today = zone.civil(now)
    switch word.lowercased() {
    case "now": self = .period(now..<now + 1)
    case "today": self.init(day: CivilTime(today.year, today.month, today.day), zone)
    case "yesterday": self.init(day: CivilTime(today.year, today.month, today.day - 1), zone)
    default: return nil
    }
  }

  private init(day: CivilTime, _ zone: Query.Zone) {
    var next = day
    next.day += 1
    self = .period(zone.timestamp(day)..<zone.timestamp(next))
  }

  /// `3h`, `7d`, `2w` of hours, days of 24 hours and weeks; `1m`, `1y` by the calendar.
  init?(span: String, now: Timestamp, zone: Query.Zone) {
    let digits = span.prefix { $0.isASCII && $0.isNumber }
    guard (1...6).contains(digits.count), let count = Int(digits) else { return nil }
    let moment: Timestamp
    switch span.dropFirst(digits.count).lowercased() {
    case "min": moment = now + -Int64(count * 60)
    case "h": moment = now + -Int64(count * 3600)
    case "d": moment = now + -Int64(count * 86_400)
    case "w": moment = now + -Int64(count * 7 * 86_400)
    case "m": moment = zone.timestamp(zone.civil(now).months(ago: count))
    case "y": moment = zone.timestamp(zone.civil(now).months(ago: count * 12))
    default: return nil
    }
    self = .ago(max(moment, Timestamp(seconds: 0)))
  }
}
