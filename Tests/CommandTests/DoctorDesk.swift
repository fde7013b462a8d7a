import BlackBox
import Testing

/// A desk with which nothing is wrong, to be made sick.
struct DoctorDesk {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try FileContent.setMode(0o700, of: desk.folder.path)
    try desk.text("init")
    try desk.text("config", "set", "sendmail", "/bin/true")
    try desk.text("config", "--queue", "default", "set", "address", "help@desk.example")
    try desk.text("config", "set", "tag", "Desk")
  }

  var store: String { desk.store }

  struct Finding: Hashable, CustomStringConvertible {
    var severity: String
    var what: String
    var remedy: String

    var description: String { "\(severity): \(what) -> \(remedy)" }
  }

  /// What is wrong, and whether the exit status says so.
  func wrong(_ command: Command? = nil) throws -> [Finding] {
    let command = command ?? desk.command(["doctor", "--json"])
    let run = try command.run()
    let findings = try Value(run.output).array.map { finding in
      Finding(
        severity: finding["severity"].text ?? "",
        what: "\(finding["subject"].text ?? ""): \(finding["what"].text ?? "")",
        remedy: finding["remedy"].text ?? "")
    }
    let hasProblem = findings.contains { $0.severity == "problem" }
    #expect(run.end == .exit(hasProblem ? 1 : 0), "\(run)")
    return findings.filter { $0.severity != "ok" }
  }

  /// Runs a remedy, or something else, in the shell.
  func shell(_ script: String) throws {
    var command = Command("/bin/sh", ["-c", script, "sh", store]).inFolder(desk.folder)
    command.environment["TICKETS_STORE"] = store
    _ = try command.run().succeeded()
  }

  /// Writes what our own programs never would.
  func sql(_ statements: String) throws {
    _ = try Command("/usr/bin/sqlite3", [store, statements]).run().succeeded()
  }
}

extension Command {
  fileprivate func inFolder(_ folder: TemporaryFolder) -> Command {
    var command = self
    command.directory = folder.path
    command.folder = folder
    return command
  }
}
