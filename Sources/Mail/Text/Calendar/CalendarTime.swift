import Glibc
internal import Text

/// A date, or a date and a time of day (RFC 5545 §3.3.4, §3.3.5), as it is written, in no other zone.
struct CalendarTime {
  /// `2026-12-01`; whatever was written when that is no date.
  private let date: String
  /// `09:00`; nil for a whole day.
  private let clock: String?
  /// `UTC`, or the name of the sender's; empty where none is given.
  private let zone: String

  init(_ line: CalendarLine) {
    let octets = Array(line.value.trimmedBlanks.utf8)
    let digits = octets.prefix(8)
    let time = octets.dropFirst(9).prefix(4)
    let isDate = digits.count == 8 && digits.allSatisfy(\.isASCIIDigit)
    let isTime = time.count == 4 && time.allSatisfy(\.isASCIIDigit)
    func text(_ range: Range<Int>) -> String { String(decoding: octets[range], as: UTF8.self) }
    date = isDate ? "\(text(0..<4))-\(text(4..<6))-\(text(6..<8))" : line.value
    clock = isDate && isTime ? "\(text(9..<11)):\(text(11..<13))" : nil
    zone =
      clock == nil ? "" : octets.last == UInt8(ascii: "Z") ? "UTC" : line.parameter("TZID") ?? ""
  }

  var text: String { [date, clock ?? "", zone].filter { !$0.isEmpty }.text(separatedBy: " ") }

  func text(until end: CalendarTime) -> String {
    guard let clock, let last = end.clock else {
      let day = end.clock == nil ? end.dayBefore : end.date
      return clock == nil && day > date ? "\(date) - \(day)" : text
    }
    if zone != end.zone { return "\(text) - \(end.text)" }
    let until = date == end.date ? last : "\(end.date) \(last)"
    return "\(date) \(clock) - \(until)" + (zone.isEmpty ? "" : " \(zone)")
  }

  /// A whole day as an end is the day after the last one (§3.6.1).
  private var dayBefore: String {
    let numbers = date.split(separator: "-").compactMap { Int32($0) }
    guard numbers.count == 3 else { return date }
    var day = tm()
    (day.tm_year, day.tm_mon, day.tm_mday) = (numbers[0] - 1900, numbers[1] - 1, numbers[2] - 1)
    guard timegm(&day) != -1 else { return date }
    return Timestamp(seconds: Int64(timegm(&day))).rfc3339.prefix(10).description
  }
}
