import Mail

/// `2026`, `2026-11`, `2026-11-01`, `2026-11-01T10:00`, `2026-11-01T10:00:00Z` (RFC 3339 §5.6, its
/// seconds and its zone optional, without fractions).
struct CalendarDate {
  private let first: CivilTime
  /// The last field that was given, one further.
  private let next: CivilTime
  private let zone: Query.Zone?

  /// Nil when the text does not have the form of a date.
  init?(_ text: String) {
    let halves = text.split(omittingEmptySubsequences: false) { $0 == "T" || $0 == "t" }
    guard let date = numbers(in: halves[0], separator: "-", widths: [4, 2, 2]) else { return nil }
    if halves.count == 1 {
      self.init(date: date)
    } else if halves.count == 2, date.count == 3 {
      self.init(date: date, time: halves[1])
    } else {
      return nil
    }
  }

  private init(date: [Int]) {
    first = CivilTime(date[0], date.count > 1 ? date[1] : 1, date.count > 2 ? date[2] : 1)
    var next = first
    switch date.count {
    case 1: next.year += 1
    case 2: next.month += 1
    default: next.day += 1
    }
    self.next = next
    zone = nil
  }

  private init?(date: [Int], time: Substring) {
    let sign = time.firstIndex { "Zz+-".contains($0) } ?? time.endIndex
    guard let clock = numbers(in: time[..<sign], separator: ":", widths: [2, 2, 2]),
      clock.count >= 2
    else { return nil }
    first = CivilTime(
      date[0], date[1], date[2], clock[0], clock[1], clock.count > 2 ? clock[2] : 0)
    var next = first
    if clock.count > 2 { next.second += 1 } else { next.minute += 1 }
    self.next = next
    guard sign < time.endIndex else {
      zone = nil
      return
    }
    guard let zone = Query.Zone(rfc3339: time[sign...]) else { return nil }
    self.zone = zone
  }

  /// There is such a day and such a time. Without a zone a year is one that mail can be from.
  var isReal: Bool {
    first.isReal && (zone == nil ? 1970...2999 : 1...9999).contains(first.year)
  }

  func period(in local: Query.Zone) -> Range<Timestamp> {
    let zone = zone ?? local
    let start = zone.timestamp(first)
    return start..<max(start + 1, zone.timestamp(next))
  }
}

extension Query.Zone {
  /// `Z`, `+01:00`.
  fileprivate init?(rfc3339 text: Substring) {
    if text == "Z" || text == "z" {
      self = .utc
      return
    }
    guard let fields = numbers(in: text.dropFirst(), separator: ":", widths: [2, 2]),
      fields.count == 2, fields[0] < 24, fields[1] < 60
    else { return nil }
    let seconds = fields[0] * 3600 + fields[1] * 60
    self = .offset(text.first == "-" ? -seconds : seconds)
  }
}

/// One to all of the fields, each of just as many digits.
private func numbers(
  in text: Substring, separator: Character, widths: [Int]
) -> [Int]? {
  let fields = text.split(separator: separator, omittingEmptySubsequences: false)
  guard fields.count <= widths.count else { return nil }
  var numbers: [Int] = []
  for (field, width) in zip(fields, widths) {
    guard field.utf8.count == width, field.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(field)
    else { return nil }
    numbers.append(number)
  }
  return numbers
}
