import Glibc
internal import Subprocess

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// Another program, run to its end or given up. What it reads and says are files in memory: nothing
/// has to be drained while it runs, no death of ours cuts what it reads, and it may print without
/// end.
struct Child {
  /// Bytes that are kept of what it says, standard output and standard error apart.
  static let mostSaid = 1 << 20

  enum Program {
    case named(String)
    case path(String)
  }

  var program: Program
  var arguments: [String]
  /// Variables that are changed; nil takes one away.
  var environment: [String: String?] = [:]
  /// After that it is told to end, with all it has started.
  var seconds: Int

  struct Ending {
    /// Nil when it took too long.
    let status: TerminationStatus?
    let output: MemoryFile
    let errors: MemoryFile
  }

  /// - Throws: `SubprocessError` when it cannot be started, `Errno` without memory.
  func run(reading bytes: [UInt8] = []) async throws -> Ending {
    let input = try MemoryFile("input", holding: bytes)
    let output = try MemoryFile("output", capacity: Child.mostSaid)
    let errors = try MemoryFile("errors", capacity: Child.mostSaid)
    try Child.requireDescriptors(of: input)
    return Ending(
      status: try await status(input, output, errors), output: output, errors: errors)
  }

  /// Descriptors that starting and watching a child takes at most.
  private static let descriptors = 16

  /// Subprocess waits for ever for the end of a child whose pidfd it could not open.
  private static func requireDescriptors(of file: MemoryFile) throws {
    var reserve: [Int32] = []
    defer { for descriptor in reserve { close(descriptor) } }
    for _ in 0..<descriptors {
      let descriptor = fcntl(file.descriptor.rawValue, F_DUPFD_CLOEXEC, 0)
      guard descriptor >= 0 else { throw Errno(rawValue: errno) }
      reserve.append(descriptor)
    }
  }

  private func status(
    _ input: MemoryFile, _ output: MemoryFile, _ errors: MemoryFile
  ) async throws -> TerminationStatus? {
    let (executable, arguments, environment) = (executable, arguments, environment)
    let seconds = seconds
    return try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
      group.addTask {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
          .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
        ]
        return try await Subprocess.run(
          executable, arguments: Arguments(arguments),
          environment: .inherit.updating(
            Dictionary(uniqueKeysWithValues: environment.map { (.init(stringLiteral: $0), $1) })),
          platformOptions: options,
          input: .fileDescriptor(input.descriptor, closeAfterSpawningProcess: false),
          output: .fileDescriptor(output.descriptor, closeAfterSpawningProcess: false),
          error: .fileDescriptor(errors.descriptor, closeAfterSpawningProcess: false)
        ).terminationStatus
      }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }

  private var executable: Executable {
    switch program {
    case .named(let name): .name(name)
    case .path(let path): .path(FilePath(path))
    }
  }
}
