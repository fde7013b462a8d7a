/// Who sends what lies in the outbox, and who waits for it: `TICKETS_SENDING`.
package enum Sending {
  /// The program that put it there, which waits a moment for sendmail(1) and then leaves it to the
  /// background.
  case now
  /// The same, but it waits until sendmail(1) has answered (`wait`): for tests and scripts, which
  /// may not depend on how fast the machine is.
  case waiting
  /// `tickets flush`, for the others are locked up too tightly to start sendmail(1), which takes on
  /// a group of its own.
  case later

  package init(environment: (String) -> String?) {
    self =
      switch environment("TICKETS_SENDING") {
      case "later": .later
      case "wait": .waiting
      default: .now
      }
  }

  /// Milliseconds that a hanging sendmail may keep the program; nil: as long as it takes.
  package var mostDelay: Int? { self == .waiting ? nil : 2000 }
}
