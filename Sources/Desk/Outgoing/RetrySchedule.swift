package import Mail

/// When a mail that sendmail would not take is tried again: later and later, for five days, as
/// Postfix does (maximal_queue_lifetime).
package enum RetrySchedule {
  /// Seconds.
  package static let lifetime: Int64 = 5 * 86_400
  private static let first: Int64 = 300
  private static let longest: Int64 = 4 * 3600

  /// - Parameter tries: made so far, this one included.
  /// - Returns: nil when it is time to give up.
  package static func next(after tries: Int, created: Timestamp, now: Timestamp) -> Timestamp? {
    guard now - created < lifetime else { return nil }
    return now + min(first << Int64(min(max(tries - 1, 0), 10)), longest)
  }
}
