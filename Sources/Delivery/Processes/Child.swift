/// Another program, run to its end or given up. What it reads and says are files in memory: nothing
/// has to be drained while it runs, no death of ours cuts what it reads, and it may print without
/// end.
package struct Child {
  /// Bytes that are kept of what it says, standard output and standard error apart.
  package static let mostSaid = 1 << 20

  var program: ProcessStart.Program
  var arguments: [String]
  /// Variables that are changed; nil takes one away.
  var environment: [String: String?]
  /// After that it is told to end, with all it has started.
  var seconds: Int

  package init(
    program: ProcessStart.Program, arguments: [String], environment: [String: String?] = [:],
    seconds: Int
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.seconds = seconds
  }

  package struct Ending {
    /// Nil when it took too long.
    package let status: Status?
    package let output: MemoryFile
    package let errors: MemoryFile
  }

  package enum Status: Hashable, Sendable {
    case exited(Int32)
    case signaled(Int32)
  }

  /// - Throws: when it cannot be started.
  package func run(reading bytes: [UInt8] = []) throws(SystemError) -> Ending {
    let child = try start(reading: bytes)
    while true {
      if let ending = child.ending() { return ending }
      RunningChild.wait(for: [child])
    }
  }

  /// - Throws: when it cannot be started.
  func start(reading bytes: [UInt8] = []) throws(SystemError) -> RunningChild {
    let input = try MemoryFile("input", holding: bytes)
    let output = try MemoryFile("output", capacity: Child.mostSaid)
    let errors = try MemoryFile("errors", capacity: Child.mostSaid)
    let start = ProcessStart(
      program: program, arguments: arguments, environment: environment,
      descriptors: .files([input, output, errors].map(\.descriptor)), leads: .group)
    return RunningChild(
      try start.run(), output: output, errors: errors, upTo: .now + .seconds(seconds))
  }
}
