package import Desk
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
    do {
      let input = try MemoryFile("mail", holding: mail)
      let complaints = try MemoryFile("complaints")
      guard
        let status = try await status(
          input, complaints, arguments(from: sender, to: recipients))
      else { return .tryAgain(reason: "\(path) took more than \(Sendmail.mostSeconds) s") }
      return Sendmail.outcome(status, saying: complaints.firstLine, path)
    } catch {
      return .tryAgain(reason: "\(path): \(Sendmail.reason(error))")
    }
  }

  /// No address is ever taken for an option; `<>` is the null sender.
  private func arguments(from sender: Address?, to recipients: [Address]) -> [String] {
    ["-i", "-f", sender?.transportText ?? "<>", "--"] + recipients.map(\.transportText)
  }

  /// Nil when it took too long.
  private func status(
    _ input: MemoryFile, _ complaints: MemoryFile, _ arguments: [String]
  ) async throws -> TerminationStatus? {
    try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
      group.addTask {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        return try await run(
          .path(FilePath(path)), arguments: Arguments(arguments), platformOptions: options,
          input: .fileDescriptor(input.descriptor, closeAfterSpawningProcess: false),
          output: .discarded,
          error: .fileDescriptor(complaints.descriptor, closeAfterSpawningProcess: false)
        ).terminationStatus
      }
      group.addTask {
        try await Task.sleep(for: .seconds(Sendmail.mostSeconds))
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }

  private static func outcome(
    _ status: TerminationStatus, saying complaint: String, _ path: String
  ) -> HandingOver {
    let said = complaint.isEmpty ? "" : ": \(complaint)"
    return switch status {
    case .exited(0): .taken
    case .exited(75): .tryAgain(reason: "\(path) exited with 75\(said)")
    case .exited(let code): .refused(reason: "\(path) exited with \(code)\(said)")
    case .signaled(let signal): .tryAgain(reason: "\(path) died of signal \(signal)\(said)")
    }
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? SubprocessError, let cause = error.underlyingError else {
      return PrintableLine.text("\(error)")
    }
    return PrintableLine.text("\(cause)")
  }
}
