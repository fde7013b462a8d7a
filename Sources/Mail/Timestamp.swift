import Glibc

/// A moment in UTC with the resolution of mail: whole seconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Hashable, Comparable, Sendable {
  package var seconds: Int64

  package init(seconds: Int64) {
    self.seconds = seconds
  }

  /// The wall clock. Only the two programs ask for it; everything else takes a `Timestamp`.
  package static func now() -> Timestamp {
    Timestamp(seconds: Int64(time(nil)))
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }

  package static func + (a: Timestamp, seconds: Int64) -> Timestamp {
    Timestamp(seconds: a.seconds + seconds)
  }

  package static func - (a: Timestamp, b: Timestamp) -> Int64 { a.seconds - b.seconds }

  /// RFC 3339 in UTC, such as `2026-11-23T08:15:00Z`.
  package var rfc3339: String {
    var broken = tm()
    var clock = time_t(seconds)
    guard gmtime_r(&clock, &broken) != nil else { return "1970-01-01T00:00:00Z" }
    func padded(_ value: Int32, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return padded(broken.tm_year + 1900, 4) + "-" + padded(broken.tm_mon + 1, 2) + "-"
      + padded(broken.tm_mday, 2) + "T" + padded(broken.tm_hour, 2) + ":"
      + padded(broken.tm_min, 2) + ":" + padded(broken.tm_sec, 2) + "Z"
  }
}
