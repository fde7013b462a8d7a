internal import CLinux
import Glibc

/// This program once more, on its own: in a session of its own and with nothing of our standard
/// descriptors, whose end a mail server waits for.
package struct Background {
  private let process: pid_t

  /// Nil when no process could be started: what it was to do waits for the next run.
  package init?(_ arguments: [String]) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // Whoever started us may wait for the end of what it opened for us.
    linux_spawn_close_from(&actions, 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, linux_spawn_in_own_session)
    var words = (["tickets"] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard let program = OwnProgram.path,
      posix_spawn(&process, program, &actions, &attributes, &words, environ) == 0
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
