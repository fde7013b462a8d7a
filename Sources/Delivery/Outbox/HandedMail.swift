internal import Desk

/// A mail that sendmail(1) was given.
struct HandedMail {
  enum Course {
    case running(RunningChild)
    case notStarted(SystemError)
  }

  /// After that sendmail is given up, and the mail tried again later.
  static let mostSeconds = 30

  private let course: Course
  /// Of sendmail.
  private let path: String

  init(_ course: Course, by path: String) {
    self.course = course
    self.path = path
  }

  /// Nil where none was started.
  var child: RunningChild? {
    switch course {
    case .running(let child): child
    case .notStarted: nil
    }
  }

  /// Nil as long as there is none. Once there is one, it is not asked for again.
  func answer() -> SendResult? {
    switch course {
    case .notStarted(let error): .tryAgain(reason: "\(path): \(error)")
    case .running(let child): child.ending().map(answer)
    }
  }

  /// EX_USAGE, EX_DATAERR, EX_NOUSER, EX_NOPERM and EX_CONFIG of sysexits.h: no later try will be
  /// answered otherwise. What else there is, other programs say of troubles that pass.
  private static let finalStatuses: Set<Int32> = [64, 65, 67, 77, 78]

  private func answer(_ ending: Child.Ending) -> SendResult {
    let complaint = ending.errors.firstLine
    let said = complaint.isEmpty ? "" : ": \(complaint)"
    return switch ending.status {
    case nil: .tryAgain(reason: "\(path) took more than \(HandedMail.mostSeconds) s")
    case .exited(0): .taken
    case .exited(let code) where HandedMail.finalStatuses.contains(code):
      .refused(reason: "\(path) exited with \(code)\(said)")
    case .exited(let code): .tryAgain(reason: "\(path) exited with \(code)\(said)")
    case .signaled(let signal): .tryAgain(reason: "\(path) died of signal \(signal)\(said)")
    }
  }
}
