/// How sendmail(1) answered when it was handed a mail.
package enum HandingOver: Hashable, Sendable {
  case taken
  /// Most statuses, a signal, no answer in time, a program that cannot be started: worth another try.
  case tryAgain(reason: String)
  /// A status that says that it never will.
  case refused(reason: String)
}
