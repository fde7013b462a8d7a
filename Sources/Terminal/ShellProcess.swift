import Glibc

/// A shell command that runs beside us.
package struct ShellProcess {
  package enum End: Hashable, Sendable {
    case exit(Int32)
    case signal(Int32)

    /// The shell found no such command, or could not execute it: POSIX sh exits with 127 or 126.
    package var isNotRun: Bool { self == .exit(126) || self == .exit(127) }
  }

  private let process: pid_t

  /// Nil when no process could be started.
  ///
  /// - Parameters:
  ///   - arguments: `"$@"` of the command.
  ///   - input: its standard input; nil for ours.
  package init?(
    _ command: String, _ arguments: [String] = [], environment: [String: String],
    input: Int32? = nil
  ) {
    let words = copies(of: ["sh", "-c", command, command] + arguments)
    let variables = copies(of: environment.map { $0.key + "=" + $0.value })
    defer { for pointer in words + variables { free(pointer) } }
    guard let process = spawn("/bin/sh", words, variables, input) else { return nil }
    self.process = process
  }

  /// Waits for the end. Meanwhile the keys that interrupt are the command's.
  package func wait() -> End {
    IgnoredSignals.during([SIGINT, SIGQUIT]) {
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0 {
        // Whoever started us may have SIGCHLD ignored: then nobody is told how it ended.
        guard errno == EINTR else { return .exit(0) }
      }
      let signal = status & 0x7F
      return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
    }
  }
}

private typealias CStrings = [UnsafeMutablePointer<CChar>?]

/// The signals we ignore for ourselves are not ignored by what we start.
private func spawn(
  _ program: String, _ words: CStrings, _ variables: CStrings, _ input: Int32?
) -> pid_t? {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }

  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigemptyset(&signals)
  for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ] { sigaddset(&signals, signal) }
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

  var process: pid_t = 0
  let failure = posix_spawn(&process, program, &actions, &attributes, words, variables)
  return failure == 0 ? process : nil
}

/// As exec wants them, NULL at the end; the caller frees them.
private func copies(of texts: [String]) -> CStrings {
  texts.map { strdup($0) } + [nil]
}
