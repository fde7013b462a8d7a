/// The program that mail is handed to.
package struct SendmailFacts: Sendable {
  package enum File: Sendable {
    case missing
    /// A folder, a socket, a device.
    case noFile
    case notExecutable
    /// - Parameter isOpen: anybody may write it.
    case program(isOpen: Bool)
  }

  package var path: String
  package var file: File
  /// Some queue has an address to send from.
  package var isNeeded: Bool

  package init(path: String, file: File, isNeeded: Bool) {
    self.path = path
    self.file = file
    self.isNeeded = isNeeded
  }

  var findings: [Finding] {
    switch file {
    case _ where !path.hasPrefix("/"):
      [unusable("\"\(path)\" is not an absolute path", SendmailFacts.elsewhere)]
    case .missing: [unusable("\(path) does not exist", SendmailFacts.elsewhere)]
    case .noFile: [unusable("\(path) is not a regular file", SendmailFacts.elsewhere)]
    case .notExecutable:
      [unusable("\(path) cannot be executed", "chmod +x \(ShellWord.typed(path))")]
    case .program(isOpen: true):
      [
        .problem(
          "sendmail", "\(path) can be written by anybody, and all mail is passed to it",
          "chmod o-w \(ShellWord.typed(path))")
      ]
    case .program(isOpen: false): [.ok("sendmail", path)]
    }
  }

  private static let elsewhere =
    "install a mail server, or name its program: tickets config set sendmail /usr/sbin/sendmail"

  private func unusable(_ what: String, _ remedy: String) -> Finding {
    isNeeded
      ? .problem("sendmail", "\(what): no mail can be sent", remedy)
      : .warning("sendmail", "\(what); no queue has an address to send from yet", remedy)
  }
}
