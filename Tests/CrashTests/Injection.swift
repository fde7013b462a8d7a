import BlackBox

/// strace(1) as a saboteur: it kills the program at a system call, or makes the call fail.
enum Injection {
  /// A call of a program: the `number`th of its name that its process makes.
  struct Place: Hashable, CustomStringConvertible {
    let call: String
    let number: Int

    var description: String { "\(call) \(number)" }
  }

  /// By which files are changed, locks are taken, and a process ends.
  static let changing = [
    "openat", "write", "writev", "pwrite64", "pwritev", "ftruncate", "fallocate", "sendfile",
    "copy_file_range", "fsync", "fdatasync", "rename", "renameat", "renameat2", "link", "linkat",
    "unlink", "unlinkat", "mkdir", "rmdir", "fchown", "fchmod", "chown", "chmod", "flock",
    "exit_group",
  ]

  /// The calls of a good run that have to do with `folder`, and its ends. strace(1) counts in each
  /// process and thread, and strikes in all that come so far.
  ///
  /// - Parameter alone: not those at which something else would be struck, too.
  static func places(
    of names: [String], in command: Command, concerning folder: String, alone: Bool = false
  ) throws -> [Place] {
    var counts: [Int: [String: Int]] = [:]
    var places: [Place] = []
    var others: Set<Place> = []
    for call in try log(of: names, in: command).calls {
      let number = counts[call.process]?[call.name, default: 0] ?? 0
      counts[call.process, default: [:]][call.name] = number + 1
      let place = Place(call: call.name, number: number + 1)
      if !call.concerns(folder), call.name != "exit_group" {
        others.insert(place)
      } else if !places.contains(place) {
        places.append(place)
      }
    }
    return alone ? places.filter { !others.contains($0) } : places
  }

  /// Everything that a command which must end well, and what it starts, asks of the kernel.
  static func log(
    of names: [String], in command: Command, _ options: [String] = []
  ) throws -> SystemCallLog {
    let folder = try TemporaryFolder()
    let file = folder.file("log")
    let format = ["-f", "-y", "-xx", "-s", "100000000", "-o", file]
    _ = try command.wrapped(
      by: "/usr/bin/strace", format + ["-e", "trace=" + names.joined(separator: ",")] + options
    ).run().succeeded()
    return try SystemCallLog(path: file)
  }
}

extension Command {
  func killed(at place: Injection.Place) -> Command {
    injecting("signal=KILL", at: place)
  }

  /// - Parameter lasting: every such call from there on fails.
  func failing(_ error: String, at place: Injection.Place, lasting: Bool = false) -> Command {
    injecting("error=\(error)", at: place, lasting)
  }

  private func injecting(_ what: String, at place: Injection.Place, _ lasting: Bool = false)
    -> Command
  {
    let call = place.call
    let injection = "inject=\(call):\(what):when=\(place.number)\(lasting ? "+" : "")"
    return wrapped(
      by: "/usr/bin/strace",
      ["-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e", injection])
  }
}
