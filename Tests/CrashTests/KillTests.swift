import BlackBox
import Testing

/// kill -9 at the calls by which a command changes files, takes locks, and ends.
@Suite("Killed commands")
struct KillTests {
  @Test("are done or not done, and can be repeated", arguments: CrashCommand.all)
  func killed(_ command: CrashCommand) throws {
    let trial = try CrashTrial(command)
    let places = Sampling.some(
      5, of: try trial.places(Injection.changing), long: command.isLong)
    #expect(places.count > 3, "\(places)")
    var deaths = 0
    var failed = 0
    for place in places {
      let desk = try trial.desk()
      let run = try command.command(desk, trial.scene).killed(at: place).run()
      let faults = try trial.faults(of: desk, after: run)
      #expect(faults.isEmpty, "\(place): \(faults.joined(separator: "\n"))")
      deaths += run.end == .signal(9) ? 1 : 0
      failed += faults.isEmpty ? 0 : 1
    }
    #expect(deaths > places.count / 2, "of \(places.count)")
    Sampling.report("kills", command.testDescription, tried: places.count, failed: failed)
  }

  @Test("let the next one in at once")
  func lockIsFreed() throws {
    let desk = try TestDesk()
    let mail = Letter("new@x").text
    try desk.deliver(Letter("a@x").text)
    _ = try desk.ingest(mail).killed(at: Injection.Place(call: "pwrite64", number: 12)).run()
    #expect(try desk.ingest(mail, ["--lock-timeout", "0"]).run().end == .exit(0))
  }
}
