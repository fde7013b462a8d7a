import Glibc

/// This program once more, on its own: in a session of its own and with nothing of our standard
/// descriptors, whose end a mail server waits for.
package struct Background {
  private let process: pid_t

  /// Nil when no process could be started: what it was to do waits for the next run.
  package init?(_ arguments: [String]) {
    guard let program = OwnProgram.path,
      let process = try? ProcessStart(
        program: .path(program), arguments: arguments, descriptors: .none, leads: .session
      ).run()
    else { return nil }
    self.process = process
  }

  /// Gives it a moment: mostly that is all it needs, and then what it did can be told.
  ///
  /// - Parameter milliseconds: nil waits for its end.
  package func wait(milliseconds: Int?) {
    for _ in 0..<((milliseconds ?? .max) / Background.step) {
      if waitpid(process, nil, WNOHANG) != 0 { return }
      usleep(UInt32(Background.step) * 1000)
    }
  }

  private static let step = 5
}
