/// How sendmail(1) answered when it was handed a mail.
package enum HandingOver: Hashable, Sendable {
  case taken
  /// Exit 75, a signal, no answer in time, no such program: worth another try.
  case tryAgain(reason: String)
  /// Any other status: it never will.
  case refused(reason: String)
}
