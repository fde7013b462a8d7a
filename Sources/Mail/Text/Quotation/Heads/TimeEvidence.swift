/// What in a line tells a time: a year, a clock time, a date in digits.
struct TimeEvidence {
  private(set) var hasYear = false
  private(set) var hasClock = false
  /// Three groups of digits with `.`, `/` or `-` between them.
  private(set) var hasDate = false

  var isTime: Bool { hasYear || hasClock || hasDate }
  /// As programs write when a mail was sent.
  var isDateAndClock: Bool { hasClock && (hasDate || hasYear) }

  init(_ bytes: some Sequence<UInt8>) {
    var groups = 0
    var length = 0
    var value = 0
    var isAfterColon = false
    for byte in bytes {
      if byte.isASCIIDigit {
        if length == 0, isAfterColon { hasClock = true }
        length += 1
        value = length > 4 ? 0 : value * 10 + Int(byte - UInt8(ascii: "0"))
        continue
      }
      if length > 0 { groups = end(group: length, value, after: groups) }
      isAfterColon = length > 0 && byte == UInt8(ascii: ":")
      let joins = length > 0 && "./-".utf8.contains(byte)
      if !joins { groups = 0 }
      (length, value) = (0, 0)
    }
    if length > 0 { _ = end(group: length, value, after: groups) }
  }

  private mutating func end(group length: Int, _ value: Int, after groups: Int) -> Int {
    if length == 4, (1900..<2100).contains(value) { hasYear = true }
    if groups + 1 == 3 { hasDate = true }
    return groups + 1
  }
}
