package import Mail

/// When a mail that sendmail would not take is tried again: later and later, for five days, as
/// Postfix does (maximal_queue_lifetime).
package enum RetrySchedule {
  /// Seconds.
  package static let lifetime: Int64 = 5 * 86_400
  private static let first: Int64 = 300
  private static let longest: Int64 = 4 * 3600
  /// What is due later than that was put off by a clock that was ahead, and is due now. Before the
  /// first try it is the most that `hold-seconds` takes.
  package static let farthest = lifetime
  package static let farthestHold: Int64 = 604_800

  /// - Parameters:
  ///   - tries: made so far, this one included.
  ///   - begun: see `begin`.
  /// - Returns: nil when it is time to give up.
  package static func next(after tries: Int, begun: Timestamp, now: Timestamp) -> Timestamp? {
    guard now - begun < lifetime else { return nil }
    return now + min(first << Int64(min(max(tries - 1, 0), 10)), longest)
  }

  /// When the five days began: with the mail. But a clock that was wrong then may say a time to come,
  /// or one so long ago that the first try would be the last, as a machine that was off does.
  package static func begin(created: Timestamp, tries: Int, now: Timestamp) -> Timestamp {
    let isFirstTooLate = tries <= 1 && now - created >= lifetime
    return created > now || isFirstTooLate ? now : created
  }
}
