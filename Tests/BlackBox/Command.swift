internal import Foundation

/// A program with its arguments, standard input and environment, run to its end.
package struct Command: Sendable {
  package var program: String
  package var arguments: [String]
  package var input: [UInt8] = []
  package var environment: [String: String] = [:]
  package var directory = "/"
  /// Kept while the program may need it.
  package var folder: TemporaryFolder?

  package init(_ program: String, _ arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// The same, `offset` later, such as `+40d` (faketime(1)).
  package func at(_ offset: String?) -> Command {
    offset.map { wrapped(by: "/usr/bin/faketime", ["-f", $0]) } ?? self
  }

  /// The same, started by another program that takes a command line.
  package func wrapped(by wrapper: String, _ options: [String]) -> Command {
    var command = self
    command.program = wrapper
    command.arguments = options + [program] + arguments
    return command
  }

  /// The same as `"$@"` of a shell's script.
  package func inShell(_ script: String) -> Command {
    wrapped(by: "/bin/sh", ["-c", script, "sh"])
  }

  package func run() throws -> Execution {
    try start().wait()
  }

  /// Files, not pipes: nothing has to be drained while the program runs.
  package func start() throws -> Running {
    let files = try StandardFiles(input: input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = Command.base.merging(environment) { _, own in own }
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.standardInput = files.input
    process.standardOutput = files.output
    process.standardError = files.errors
    try SignalMask.withNoneBlocked { try process.run() }
    return Running(process: process, files: files)
  }

  /// Nothing of who runs the tests, but where coverage is to be written.
  static let base: [String: String] = {
    var base = [
      "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/nonexistent", "TZ": "UTC",
      "LC_ALL": "C.UTF-8", "TICKETS_AGENT": "tester",
      "TICKETS_SENDING": "wait",
    ]
    base["LLVM_PROFILE_FILE"] = ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"]
    return base
  }()
}
