import BlackBox
import Testing

/// kill -9 at the calls by which a restoration changes files.
@Suite("Killed restorations")
struct RestoreKillTests {
  private func prepared() throws -> (desk: TestDesk, backup: String) {
    let desk = try TestDesk()
    let backup = desk.folder.file("backup.db")
    try desk.deliver(Letter("a@x").text)
    try desk.text("backup", backup)
    try desk.deliver(Letter("b@x", subject: "Later").text)
    return (desk, backup)
  }

  @Test(
    "leave the store as it was, the one restored, or none: then mail is put off, and once more ends it",
    arguments: ["renameat2", "unlink", "fsync", "flock", "pwrite64"])
  func killed(_ call: String) throws {
    let first = try prepared()
    let restoring = first.desk.command(["restore", first.backup])
    let places = try Injection.places(of: [call], in: restoring, concerning: first.desk.folder.path)
    #expect(!places.isEmpty)
    let tried = Sampling.some(6, of: places)
    var failed = 0
    for place in tried {
      let (desk, backup) = try prepared()
      let run = try desk.command(["restore", backup]).killed(at: place).run()
      let faults = try (run.end == .signal(9) ? [] : ["not killed"]) + faults(of: desk, backup)
      #expect(faults.isEmpty, "\(place): \(run)\n\(faults.joined(separator: "\n"))")
      failed += faults.isEmpty ? 0 : 1
    }
    Sampling.report("kills", "restore, \(call)", tried: tried.count, failed: failed)
  }

  @Test("whose system calls fail end in a documented way, and once more ends them")
  func failing() throws {
    let first = try prepared()
    let places = try Injection.places(
      of: Set(FailingCallTests.failures.flatMap(\.calls)).sorted(),
      in: first.desk.command(["restore", first.backup]), concerning: first.desk.folder.path,
      alone: true)
    let all = FailingCallTests.failures.flatMap { failure in
      places.filter { failure.calls.contains($0.call) }.map { (failure, $0) }
    }
    let tried = Sampling.some(12, of: all)
    var failed = 0
    for (failure, place) in tried {
      let (desk, backup) = try prepared()
      let run = try desk.command(["restore", backup])
        .failing(failure.error, at: place, lasting: failure.lasts).run()
      let isProper =
        FailingCallTests.documented.contains { run.end == .exit($0) }
        && (run.end == .exit(0)) == run.errors.isEmpty
      let faults = try (isProper ? [] : ["its end"]) + faults(of: desk, backup)
      #expect(
        faults.isEmpty,
        "\(failure.testDescription) at \(place): \(run)\n\(faults.joined(separator: "\n"))")
      failed += faults.isEmpty ? 0 : 1
    }
    Sampling.report("faults", "restore", tried: tried.count, failed: failed)
  }

  /// A delivery in between is taken or put off, and the same command once more ends it.
  private func faults(of desk: TestDesk, _ backup: String) throws -> [String] {
    let hasStore = desk.folder.names.contains("tickets.db")
    let delivery = try desk.ingest(Letter("c@x", subject: "Meanwhile").text).run()
    var faults: [String] = []
    if hasStore, delivery.end != .exit(0) { faults.append("no delivery: \(delivery)") }
    if !hasStore, !delivery.isDeferral { faults.append("a delivery without a store: \(delivery)") }
    if hasStore, try !desk.text("verify").hasSuffix("no faults\n") { faults.append("verify") }
    if try !desk.text("restore", backup).contains(": restored, 1 message\n") {
      faults.append("the second restoration")
    }
    if try desk.text("count") != "1\n" { faults.append("the number of tickets") }
    if desk.folder.names.contains(where: { $0.contains(".restoring") }) {
      faults.append("a file left: \(desk.folder.names)")
    }
    if try desk.deliver(Letter("d@x", subject: "After").text)["message"] != 2 {
      faults.append("the next delivery")
    }
    return faults
  }
}
