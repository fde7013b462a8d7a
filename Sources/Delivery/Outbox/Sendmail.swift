package import Desk
internal import Glibc
package import Mail
internal import Subprocess

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// sendmail(1), the program every mail server brings: takes a mail on its standard input.
package struct Sendmail: Sendable {
  /// Absolute, without arguments.
  private let path: String

  /// After that it is given up, and the mail tried again later.
  private static let mostSeconds = 30

  package init(path: String) {
    self.path = path
  }

  /// Hands over one mail: complete, as a file, so that a death of ours never sends half of it.
  package func handOver(
    _ mail: [UInt8], from sender: Address?, to recipients: [Address]
  ) async -> HandingOver {
    let child = Child(
      program: .path(path), arguments: arguments(from: sender, to: recipients),
      seconds: Sendmail.mostSeconds)
    do {
      let ending = try await child.run(reading: mail)
      guard let status = ending.status else {
        return .tryAgain(reason: "\(path) took more than \(Sendmail.mostSeconds) s")
      }
      return Sendmail.outcome(status, saying: ending.errors.firstLine, path)
    } catch {
      return .tryAgain(reason: "\(path): \(reason(error))")
    }
  }

  /// No address is ever taken for an option; `<>` is the null sender.
  private func arguments(from sender: Address?, to recipients: [Address]) -> [String] {
    ["-i", "-f", sender?.transportText ?? "<>", "--"] + recipients.map(\.transportText)
  }

  /// EX_USAGE, EX_DATAERR, EX_NOUSER, EX_NOPERM and EX_CONFIG of sysexits.h: no later try will be
  /// answered otherwise. What else there is, other programs say of troubles that pass.
  private static let finalStatuses: Set<Int32> = [64, 65, 67, 77, 78]

  private static func outcome(
    _ status: TerminationStatus, saying complaint: String, _ path: String
  ) -> HandingOver {
    let said = complaint.isEmpty ? "" : ": \(complaint)"
    return switch status {
    case .exited(0): .taken
    case .exited(let code) where finalStatuses.contains(code):
      .refused(reason: "\(path) exited with \(code)\(said)")
    case .exited(let code): .tryAgain(reason: "\(path) exited with \(code)\(said)")
    case .signaled(let signal): .tryAgain(reason: "\(path) died of signal \(signal)\(said)")
    }
  }

  /// Of a program that may not be run, Subprocess says that there is none.
  private func reason(_ error: any Error) -> String {
    if let error = error as? Errno { return PrintableLine.text("\(error)") }
    if access(path, X_OK) != 0 { return String(cString: strerror(errno)) }
    guard let error = error as? SubprocessError, let cause = error.underlyingError else {
      return PrintableLine.text("\(error)")
    }
    return PrintableLine.text("\(cause)")
  }
}
