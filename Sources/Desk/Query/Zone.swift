import Glibc
package import Mail

extension Query {
  /// Whose wall clock a date without a zone means.
  package enum Zone: Hashable, Sendable {
    /// Seconds east of Greenwich, all year.
    case offset(Int)
    /// The system's, with its summer times: `$TZ`, else /etc/localtime (tzset(3)).
    case system

    package static let utc = Zone.offset(0)

    package func civil(_ moment: Timestamp) -> CivilTime {
      var fields = tm()
      switch self {
      case .offset(let seconds):
        var clock = time_t(moment.seconds) + seconds
        gmtime_r(&clock, &fields)
      case .system:
        var clock = time_t(moment.seconds)
        localtime_r(&clock, &fields)
      }
      return CivilTime(fields)
    }

    /// A time that summer time skips or repeats is one of its neighbours, as mktime(3) chooses.
    package func timestamp(_ civil: CivilTime) -> Timestamp {
      var fields = tm(civil)
      switch self {
      case .offset(let seconds): return Timestamp(seconds: Int64(timegm(&fields) - seconds))
      case .system: return Timestamp(seconds: Int64(mktime(&fields)))
      }
    }
  }
}

extension CivilTime {
  fileprivate init(_ fields: tm) {
    self.init(
      Int(fields.tm_year) + 1900, Int(fields.tm_mon) + 1, Int(fields.tm_mday),
      Int(fields.tm_hour), Int(fields.tm_min), Int(fields.tm_sec))
  }
}

extension tm {
  fileprivate init(_ civil: CivilTime) {
    self.init()
    tm_year = Int32(civil.year - 1900)
    tm_mon = Int32(civil.month - 1)
    tm_mday = Int32(civil.day)
    tm_hour = Int32(civil.hour)
    tm_min = Int32(civil.minute)
    tm_sec = Int32(civil.second)
    tm_isdst = -1
  }
}
