import BlackBox

/// strace(1) as a saboteur: it kills the program at a system call, or makes the call fail.
enum Injection {
  /// How often one of its processes makes each of these calls in a good run: strace counts by
  /// process, too.
  static func counts(of calls: [String], in command: Command) throws -> [String: Int] {
    let log = try TemporaryFolder()
    let options = ["-f", "-o", log.file("log"), "-e", "trace=" + calls.joined(separator: ",")]
    _ = try command.wrapped(by: "/usr/bin/strace", options).run().succeeded()
    let lines = String(decoding: try FileContent.read(log.file("log")), as: UTF8.self)
    let processes = Dictionary(grouping: lines.split(separator: "\n")) { $0.prefix { $0.isNumber } }
    return processes.values.map(callCounts).reduce(into: [:]) { counts, process in
      counts.merge(process) { max($0, $1) }
    }
  }

  private static func callCounts(in lines: [Substring]) -> [String: Int] {
    lines.reduce(into: [:]) { counts, line in
      let call = line.drop { $0.isNumber }.drop { $0 == " " }
      if !call.hasPrefix("<...") { counts[String(call.prefix { $0 != "(" }), default: 0] += 1 }
    }
  }

  /// At most so many of the `total` calls, the last ones among them: a program's own work is at
  /// its end, after the loader's.
  static func places(of total: Int, most: Int) -> [Int] {
    guard total > 0 else { return [] }
    let step = max(1, (total + most - 1) / most)
    return stride(from: total, to: 0, by: -step).reversed()
  }
}

extension Command {
  func killed(at place: Int, of call: String) -> Command {
    injecting("\(call):signal=KILL:when=\(place)")
  }

  /// - Parameter lasting: every call from that place on fails.
  func failing(_ error: String, at place: Int, of call: String, lasting: Bool = false) -> Command {
    injecting("\(call):error=\(error):when=\(place)\(lasting ? "+" : "")")
  }

  private func injecting(_ what: String) -> Command {
    let call = what.prefix { $0 != ":" }
    return wrapped(
      by: "/usr/bin/strace",
      ["-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=" + what])
  }
}
