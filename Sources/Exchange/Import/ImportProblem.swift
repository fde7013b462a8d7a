import Glibc

/// A file that could not be imported; the others were.
package struct ImportProblem: Error, Hashable, Sendable {
  package enum Kind: Sendable {
    /// It cannot be read.
    case unreadable
    /// It holds no mail.
    case notMail
  }

  package var kind: Kind
  /// One line that names the file.
  package var text: String

  static func unreadable(_ path: String, _ code: Int32) -> ImportProblem {
    ImportProblem(kind: .unreadable, text: "\(path): \(String(cString: strerror(code)))")
  }
}
