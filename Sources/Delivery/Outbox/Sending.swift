/// Who sends what lies in the outbox: `TICKETS_SENDING`.
package enum Sending {
  /// The program that put it there.
  case now
  /// `tickets flush`, for the others are locked up too tightly to start sendmail(1), which takes on
  /// a group of its own.
  case later

  package init(environment: (String) -> String?) {
    self = environment("TICKETS_SENDING") == "later" ? .later : .now
  }
}
