internal import CLinux
import Glibc

/// Another program, started by posix_spawn(3). Of what is ours it gets no descriptor but those it is
/// given, and no signal as we have set it.
package struct ProcessStart {
  package enum Program: Sendable {
    /// Looked for in PATH.
    case named(String)
    case path(String)
  }

  /// Its standard input, output and error.
  enum Descriptors {
    case none
    case files([Int32])
  }

  enum Leading {
    case group
    case session
  }

  var program: Program
  var arguments: [String]
  /// Variables that are changed; nil takes one away.
  var environment: [String: String?] = [:]
  var descriptors: Descriptors
  var leads: Leading

  func run() throws(SystemError) -> pid_t {
    // Who ignores it is not told how a child has ended.
    signal(SIGCHLD, SIG_DFL)
    var actions = actions()
    defer { posix_spawn_file_actions_destroy(&actions) }
    var attributes = attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    var words = copies(of: [name] + arguments)
    var variables = copies(of: variables())
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let failure =
      switch program {
      case .named(let name):
        posix_spawnp(&process, name, &actions, &attributes, &words, &variables)
      case .path(let path): posix_spawn(&process, path, &actions, &attributes, &words, &variables)
      }
    guard failure == 0 else { throw SystemError(code: failure) }
    return process
  }

  private var name: String {
    switch program {
    case .named(let name), .path(let name): name
    }
  }

  private func actions() -> posix_spawn_file_actions_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    for descriptor: Int32 in 0...2 {
      switch descriptors {
      case .none: posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      case .files(let files):
        posix_spawn_file_actions_adddup2(&actions, files[Int(descriptor)], descriptor)
      }
    }
    // Whoever started us may wait for the end of what it opened for us.
    linux_spawn_close_from(&actions, 3)
    return actions
  }

  private func attributes() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let leading =
      switch leads {
      case .group: Int16(POSIX_SPAWN_SETPGROUP)
      case .session: linux_spawn_in_own_session
      }
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | leading)
    return attributes
  }

  private func variables() -> [String] {
    var variables: [String] = []
    var ours = environ
    while let variable = ours.pointee.map({ String(cString: $0) }) {
      let name = variable.prefix { $0 != "=" }
      if environment[String(name)] == nil { variables.append(variable) }
      ours += 1
    }
    return variables + environment.compactMap { name, value in value.map { "\(name)=\($0)" } }
  }
}

/// As exec wants them, NULL at the end; the caller frees them.
private func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
  texts.map { strdup($0) } + [nil]
}

/// A system call that failed: errno(3).
package struct SystemError: Error, Hashable, CustomStringConvertible {
  package let code: Int32

  /// Of the call before.
  static var last: SystemError { SystemError(code: errno) }

  package var description: String { String(cString: strerror(code)) }
}
