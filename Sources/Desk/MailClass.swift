/// What kind of mail this is: decides what it may do to a ticket (tickets(1), CLASSES).
package enum MailClass: String, CaseIterable, Sendable {
  case human
  /// Vacation replies and notifications.
  case auto
  /// Delivery status notifications.
  case bounce
  /// Read receipts (MDN) and complaints (ARF).
  case receipt
  /// Bulk and list mail.
  case list
  /// Our own mail come back.
  case own
  /// An emoji in answer to a mail (RFC 9078).
  case reaction

  /// Only these reopen a ticket or move a clock.
  package var movesTicket: Bool { self == .human || self == .list }
}
