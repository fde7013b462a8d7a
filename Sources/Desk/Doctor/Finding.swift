/// One thing that was looked at, and what came of it.
package struct Finding: Hashable, Sendable {
  package enum Severity: String, CaseIterable, Sendable {
    case ok
    /// Works, but perhaps not as meant, or not for long.
    case warning
    /// Mail is put off, is not sent, or may be read by others.
    case problem
  }

  package var severity: Severity
  /// What was looked at, such as `lock` or `queue support`.
  package var subject: String
  /// One line.
  package var what: String
  /// What to do, one step a line; nil where nothing is wrong.
  package var remedy: String?

  static func ok(_ subject: String, _ what: String) -> Finding {
    Finding(severity: .ok, subject: subject, what: what)
  }

  static func warning(_ subject: String, _ what: String, _ remedy: String) -> Finding {
    Finding(severity: .warning, subject: subject, what: what, remedy: remedy)
  }

  package static func problem(_ subject: String, _ what: String, _ remedy: String) -> Finding {
    Finding(severity: .problem, subject: subject, what: what, remedy: remedy)
  }
}

extension [Finding] {
  package func count(_ severity: Finding.Severity) -> Int {
    count { $0.severity == severity }
  }
}
