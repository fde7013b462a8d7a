/// The numbers that tickets and messages can have: more than a desk will ever count to.
package enum NumberRange {
  /// A tag in a subject has at most nine digits.
  package static let tickets = 1...999_999_999
  /// Times 65,536 they are the keys of raw mail (tickets-store(5)), which have 63 bits.
  package static let messages = 1...99_999_999_999
}
