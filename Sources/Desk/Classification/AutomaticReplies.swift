/// Whether the author of a mail may get an answer from a program.
package enum AutomaticReplies: String, Sendable {
  case allowed
  /// Another help desk wrote it: one confirmation to that address in 24 hours at most.
  case once
  /// `X-Auto-Response-Suppress` asks for none (MS-OXCMAIL §2.2.3.2.14).
  case suppressed
  /// A program had a hand in it, though a person wrote it.
  case handled

  /// The words of `X-Auto-Response-Suppress` that speak of replies; `DR`, `RN` and `NRN` speak of
  /// receipts.
  static let suppressing = ["all", "oof", "autoreply"]
}
