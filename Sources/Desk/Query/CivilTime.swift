/// What calendar and wall clock show. A field past its end carries over into the next one, so day
/// 0 is the last day of the month before, as for mktime(3).
package struct CivilTime: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int

  package init(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// No field is past its end.
  var isReal: Bool { Query.Zone.utc.civil(Query.Zone.utc.timestamp(self)) == self }

  /// The same day and time that many months ago, or the last day of a shorter month.
  func months(ago months: Int) -> CivilTime {
    let count = year * 12 + month - 1 - months
    var result = self
    result.month = (count % 12 + 12) % 12 + 1
    result.year = (count - result.month + 1) / 12
    let last = CivilTime(result.year, result.month + 1, 0)
    result.day = min(day, Query.Zone.utc.civil(Query.Zone.utc.timestamp(last)).day)
    return result
  }
}
