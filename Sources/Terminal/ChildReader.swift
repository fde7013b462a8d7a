import Glibc

/// A shell command that reads a text from its standard input.
struct ChildReader {
  enum Outcome {
    case done
    /// The shell found no such command, or could not execute it.
    case notRun
  }

  private let process: pid_t
  private let input: Int32

  /// Nil when no process could be started.
  init?(_ command: String, _ environment: [String: String]) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    guard let process = spawnShell(command, environment, input: ends[0]) else {
      close(ends[1])
      return nil
    }
    self.process = process
    input = ends[1]
  }

  /// Hands over the text and waits for the end. Meanwhile the keys that interrupt are the
  /// child's, and that it stops reading is its right.
  func read(_ text: String) -> Outcome {
    IgnoredSignals.during([SIGINT, SIGQUIT]) {
      try? Output.write(text, to: input)
      close(input)
      return outcome()
    }
  }

  /// POSIX sh: 126 is not executable, 127 not found.
  private func outcome() -> Outcome {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return .done }
    }
    let hasExited = status & 0x7F == 0
    let code = (status >> 8) & 0xFF
    return hasExited && (code == 126 || code == 127) ? .notRun : .done
  }
}

private func spawnShell(
  _ command: String, _ environment: [String: String], input: Int32
) -> pid_t? {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)

  let arguments = copies(of: ["sh", "-c", command])
  let variables = copies(of: environment.map { $0.key + "=" + $0.value })
  defer { for pointer in arguments + variables { free(pointer) } }
  var process: pid_t = 0
  let failure = posix_spawn(&process, "/bin/sh", &actions, nil, arguments, variables)
  return failure == 0 ? process : nil
}

/// As exec wants them, NULL at the end; the caller frees them.
private func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
  texts.map { strdup($0) } + [nil]
}
