import BlackBox
import Testing

/// System calls that fail, at each of their places.
@Suite("Failing system calls")
struct FailingCallTests {
  struct Failure: CustomTestStringConvertible, Sendable {
    let calls: [String]
    let error: String
    /// Every later one fails, too.
    var lasts = false

    var testDescription: String { "\(calls[0]) \(error)\(lasts ? " from then on" : "")" }
  }

  private static let writing = ["pwrite64", "write"]
  private static let syncing = ["fdatasync", "fsync"]

  static let failures = [
    Failure(calls: ["openat"], error: "EMFILE"), Failure(calls: ["openat"], error: "EIO"),
    Failure(calls: ["openat"], error: "ENOSPC"), Failure(calls: ["openat"], error: "EACCES"),
    Failure(calls: writing, error: "EIO"), Failure(calls: writing, error: "ENOSPC"),
    Failure(calls: writing, error: "ENOSPC", lasts: true),
    Failure(calls: writing, error: "EDQUOT", lasts: true),
    Failure(calls: writing, error: "EFBIG", lasts: true),
    Failure(calls: syncing, error: "EIO"), Failure(calls: syncing, error: "EIO", lasts: true),
    Failure(calls: syncing, error: "ENOSPC"), Failure(calls: syncing, error: "EDQUOT"),
    Failure(calls: ["ftruncate"], error: "EIO"), Failure(calls: ["ftruncate"], error: "ENOSPC"),
    Failure(calls: ["rename", "renameat2"], error: "EIO"),
    Failure(calls: ["unlink"], error: "EIO"), Failure(calls: ["flock"], error: "ENOLCK"),
    Failure(calls: ["fcntl"], error: "ENOLCK"), Failure(calls: ["mmap"], error: "ENOMEM"),
    Failure(calls: ["pread64", "read"], error: "EIO"),
    Failure(calls: ["fchown", "fchmod"], error: "EPERM"),
    Failure(calls: ["newfstatat", "fstat"], error: "EIO"),
  ]

  /// How `tickets` may end: tickets(1), EXIT STATUS.
  static let documented: [Int32] = [0, 1, 64, 65, 66, 69, 73, 74, 75]

  @Test("end a command in a documented way, done or not done", arguments: CrashCommand.all)
  func failing(_ command: CrashCommand) throws {
    let trial = try CrashTrial(command)
    let all = try attempts(trial)
    #expect(Set(all.map(\.failure.testDescription)).count > 8)
    let attempts = Sampling.some(9, of: all, long: command.isLong)
    var failed = 0
    for (failure, place) in attempts {
      let desk = try trial.desk()
      let run = try command.command(desk, trial.scene)
        .failing(failure.error, at: place, lasting: failure.lasts).run()
      var faults = try trial.faults(of: desk, after: run)
      if !isProper(run, of: command) { faults.append("\(run)") }
      #expect(
        faults.isEmpty,
        "\(failure.testDescription) at \(place): \(run.end)\n\(faults.joined(separator: "\n"))")
      failed += faults.isEmpty ? 0 : 1
    }
    Sampling.report("faults", command.testDescription, tried: attempts.count, failed: failed)
  }

  /// What fails for good fails for sendmail, too, which is not what is to be proved.
  private func attempts(_ trial: CrashTrial) throws -> [(failure: Failure, place: Injection.Place)]
  {
    let names = Set(FailingCallTests.failures.flatMap(\.calls)).sorted()
    let places = try trial.places(names, alone: true)
    return FailingCallTests.failures.filter { !$0.lasts || !trial.command.sends }
      .flatMap { failure in
        places.filter { failure.calls.contains($0.call) }.map { (failure, $0) }
      }
  }

  private func isProper(_ run: Execution, of command: CrashCommand) -> Bool {
    if command.isDelivery { return run.isDeferral || run.end == .exit(0) && run.errors.isEmpty }
    guard case .exit(let status) = run.end else { return false }
    return FailingCallTests.documented.contains(status) && (status == 0) == run.errors.isEmpty
  }

  private let mail = Letter("new@x").text

  private func failing(
    _ error: String, _ call: String, lasting: Bool, on desk: TestDesk
  ) throws -> Execution {
    let place = Injection.Place(call: call, number: 1)
    return try desk.ingest(mail).failing(error, at: place, lasting: lasting).run()
  }

  @Test("what cannot be written is no delivery", arguments: ["ENOSPC", "EDQUOT", "EFBIG", "EIO"])
  func nothingWritten(_ error: String) throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    #expect(try failing(error, "pwrite64", lasting: true, on: desk).isDeferral)
    #expect(try desk.text("count", "mid:new@x") == "0\n")
  }

  @Test("what cannot be synced is no delivery")
  func nothingSynced() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    #expect(try failing("EIO", "fdatasync", lasting: true, on: desk).isDeferral)
  }

  @Test("a duplicate is answered only after a sync that covers the stored copy")
  func duplicate() throws {
    let desk = try TestDesk()
    try desk.deliver(mail)
    #expect(try failing("EIO", "fsync", lasting: true, on: desk).isDeferral)
    #expect(try desk.ingest(mail).run().end == .exit(0))
  }

  @Test(
    "the line tells what to do",
    arguments: [("ENOSPC", "space"), ("EDQUOT", "quota"), ("EFBIG", "mailbox_size_limit")])
  func remedy(_ error: String, _ word: String) throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    let run = try failing(error, "pwrite64", lasting: true, on: desk)
    #expect(run.errors.contains(word), "\(run.errors)")
  }
}
