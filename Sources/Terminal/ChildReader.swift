import Glibc

/// A shell command that reads a text from its standard input.
struct ChildReader {
  private let process: ShellProcess
  private let input: Int32

  /// Nil when no process could be started.
  init?(_ command: String, _ environment: [String: String]) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    guard let process = ShellProcess(command, environment: environment, input: ends[0]) else {
      close(ends[1])
      return nil
    }
    self.process = process
    input = ends[1]
  }

  /// Hands over the text and waits for the end. Meanwhile the keys that interrupt are the
  /// child's, and that it stops reading is its right.
  func read(_ text: String) -> ShellProcess.End {
    IgnoredSignals.during([SIGINT, SIGQUIT]) {
      try? Output.write(text, to: input)
      close(input)
      return process.wait()
    }
  }
}
