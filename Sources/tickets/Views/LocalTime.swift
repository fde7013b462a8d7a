import Delivery
import Desk
import Mail

/// Times as people read them: their own clock, to the minute.
enum LocalTime {
  static func text(_ moment: Timestamp) -> String {
    let civil = Query.Zone.system.civil(moment)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(civil.year)-\(two(civil.month))-\(two(civil.day)) "
      + "\(two(civil.hour)):\(two(civil.minute))"
  }
}
