package import Mail

/// The mail that warns a customer before an answered ticket closes by itself.
package enum ClosingWarning {
  package struct Span: Hashable, Sendable {
    /// Seconds from our answer to the warning.
    package var untilWarning: Int64
    /// Seconds from our answer to the closing.
    package var untilClosing: Int64
  }

  /// Nil when nobody is warned: without the setting, where tickets never close or close at once, and
  /// where the warning would be due with the answer itself.
  package static func span(_ autoClose: AutoClose, daysBefore: Int?) -> Span? {
    guard case .days(let days) = autoClose, let daysBefore, daysBefore > 0, daysBefore < days
    else { return nil }
    return Span(
      untilWarning: Int64(days - daysBefore) * 86_400, untilClosing: Int64(days) * 86_400)
  }

  /// Begun days count.
  package static func daysLeft(until closing: Timestamp, at now: Timestamp) -> Int64 {
    (closing - now + 86_399) / 86_400
  }
}
