package import Desk
import Glibc
internal import Mail

extension Query.Zone {
  /// The system's, with its summer times: `$TZ`, else /etc/localtime (tzset(3)). A time that summer time
  /// skips or repeats is one of its neighbours, as mktime(3) chooses.
  package static let system = Query.Zone(
    shown: { moment in
      var clock = time_t(moment.seconds)
      var fields = tm()
      localtime_r(&clock, &fields)
      return CivilTime(fields)
    },
    meant: { civil in
      var fields = tm(civil)
      return Timestamp(seconds: Int64(mktime(&fields)))
    })
}
