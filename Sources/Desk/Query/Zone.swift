package import Glibc
package import Mail

extension Query {
  /// Whose wall clock a date without a zone means: the programs say.
  package struct Zone: Sendable {
    private let shown: @Sendable (Timestamp) -> CivilTime
    private let meant: @Sendable (CivilTime) -> Timestamp

    /// - Parameters:
    ///   - shown: what the clock shows at a moment.
    ///   - meant: the moment at which it shows that.
    package init(
      shown: @escaping @Sendable (Timestamp) -> CivilTime,
      meant: @escaping @Sendable (CivilTime) -> Timestamp
    ) {
      self.shown = shown
      self.meant = meant
    }

    package static let utc = Zone.offset(0)

    /// - Parameter seconds: east of Greenwich, all year.
    package static func offset(_ seconds: Int) -> Zone {
      Zone(
        shown: { moment in
          var clock = time_t(moment.seconds) + seconds
          var fields = tm()
          gmtime_r(&clock, &fields)
          return CivilTime(fields)
        },
        meant: { civil in
          var fields = tm(civil)
          return Timestamp(seconds: Int64(timegm(&fields) - seconds))
        })
    }

    package func civil(_ moment: Timestamp) -> CivilTime { shown(moment) }

    package func timestamp(_ civil: CivilTime) -> Timestamp { meant(civil) }
  }
}

extension CivilTime {
  package init(_ fields: tm) {
    self.init(
      Int(fields.tm_year) + 1900, Int(fields.tm_mon) + 1, Int(fields.tm_mday),
      Int(fields.tm_hour), Int(fields.tm_min), Int(fields.tm_sec))
  }
}

extension tm {
  package init(_ civil: CivilTime) {
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
