import BlackBox
import Testing

/// System calls that fail from the first one on, before the programs' own first line: in the
/// launcher, in the dynamic loader, in the start of the libraries.
@Suite("Failing calls of the start")
struct LoadingTests {
  static let calls = [
    "execve", "openat", "mmap", "read", "newfstatat", "pread64", "mprotect", "brk", "close",
    "readlinkat", "clone", "prctl", "rt_sigprocmask", "rt_sigaction", "rt_sigtimedwait", "wait4",
    "getpid", "getppid", "prlimit64", "access", "munmap", "arch_prctl", "set_tid_address",
    "getrandom", "futex", "landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self",
  ]
  let mail = Letter("new@x").text

  @Test("end with 0 and the mail stored, with 75, or with a signal", arguments: calls)
  func failure(_ call: String) throws {
    let desk = try TestDesk()
    try desk.text("init")
    let places = try LoadingTests.places(of: call, in: desk.ingest(mail, ["--explain"]))
    for (number, place) in places.enumerated() {
      let error = ["EMFILE", "ENOMEM", "EIO"][number % 3]
      let desk = try TestDesk()
      try desk.text("init")
      let run = try desk.ingest(mail).failing(error, at: place).run()
      let comment: Comment = "\(error) \(place): \(run)"
      switch run.end {
      case .exit(0): #expect(try desk.text("count", "mid:new@x") == "1\n", comment)
      case .exit(75):
        #expect(run.output.isEmpty && !run.errors.isEmpty, comment)
        #expect(call != "openat" || !run.errors.contains("permission denied"), comment)
      case .exit: Issue.record(comment)
      case .signal: break
      }
      #expect(desk.folder.names.allSatisfy { $0.hasPrefix("tickets.db") }, comment)
      #expect(try desk.ingest(mail).run().end == .exit(0), comment)
      // After a death while it was read it is filed unread, without its Message-ID.
      #expect(try desk.text("count") == "1\n", comment)
    }
  }

  private static let most = 5

  /// The last ones among them: a program's own work is at its end, after the loader's.
  private static func places(
    of call: String, in command: Command
  ) throws -> [Injection.Place] {
    let calls = try Injection.log(of: [call], in: command).calls
    let total = Dictionary(grouping: calls, by: \.process).values.map(\.count).max() ?? 0
    let step = max(1, (total + most - 1) / most)
    return stride(from: total, to: 0, by: -step).map { Injection.Place(call: call, number: $0) }
  }
}
