import BlackBox
import Foundation

/// What steps of `PowerScenario` asked of the disk, and when each of them was answered with success.
struct PowerRecording {
  enum Entry {
    case change(DiskChange)
    case answered(PowerScenario.Step)
  }

  let entries: [Entry]
  let folder: String

  /// - Parameter syncing: false makes fsync(2) and fdatasync(2) do nothing and succeed.
  init(of steps: [PowerScenario.Step], syncing: Bool = true) throws {
    let desk = try TestDesk()
    let scratch = try TemporaryFolder()
    folder = desk.folder.path
    for (id, letter) in PowerScenario.letters {
      try FileContent.write(letter.utf8, to: scratch.file(id))
    }
    let mails = (1...2).map { "From x@y Fri Mar  1 08:00:00 2024\n\(Letter("\($0)@mbox").text)\n" }
    try FileContent.write(mails.joined().utf8, to: scratch.file("mbox"))
    let answers = scratch.file("answers")
    let log = try Injection.log(
      of: PowerRecording.calls, in: PowerRecording.script(steps, desk, scratch, answers),
      ["--seccomp-bpf"]
        + (syncing ? [] : ["-e", "inject=fsync,fdatasync:retval=0"]))
    entries = try log.calls.compactMap {
      try PowerRecording.entry($0, steps, desk.folder.path, answers)
    }
  }

  /// All by which files can be changed; those that are not modelled are errors.
  private static let calls =
    Injection.changing.filter { $0 != "flock" } + [
      "truncate", "symlink", "pwritev2", "sync_file_range", "open", "creat",
    ]

  private static func script(
    _ steps: [PowerScenario.Step], _ desk: TestDesk, _ scratch: TemporaryFolder, _ answers: String
  ) -> Command {
    let lines = steps.enumerated().map { number, step in
      "\(step.script)\necho \(number) >>\(answers)\n"
    }
    let aliases = """
      ingest() { \(Binaries.ingest) "$@"; }
      tickets() { \(Binaries.tickets) "$@" >/dev/null; }
      """
    var command = desk.command([])
    command.program = "/bin/sh"
    command.arguments = ["-euc", aliases + "\n" + lines.joined()]
    command.environment["S"] = desk.store
    command.environment["W"] = scratch.path
    return command
  }

  private static func entry(
    _ call: SystemCall, _ steps: [PowerScenario.Step], _ folder: String, _ answers: String
  ) throws -> Entry? {
    if call.name == "write", call.path(0) == answers {
      let number = Int(String(decoding: call.text(1), as: UTF8.self).dropLast()) ?? 0
      return .answered(steps[number])
    }
    guard call.concerns(folder) else { return nil }
    return try DiskChange(call).map(Entry.change)
  }
}
