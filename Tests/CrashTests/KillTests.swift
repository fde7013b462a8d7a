import BlackBox
import Testing

/// kill -9 at the calls by which a delivery changes files.
@Suite("Killed deliveries")
struct KillTests {
  static let calls = [
    "pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "renameat2", "flock", "fchown",
    "openat",
  ]
  let mail = Letter("new@x", body: String(repeating: "Something is wrong.\n", count: 500)).text

  @Test("the first one, which makes the store", arguments: calls)
  func first(_ call: String) throws {
    let total = try Injection.counts(of: [call], in: TestDesk().ingest(mail))[call] ?? 0
    for place in Injection.places(of: total, most: 12) {
      let desk = try TestDesk()
      let run = try desk.ingest(mail).killed(at: place, of: call).run()
      #expect(run.end == .signal(9), "\(call) \(place) of \(total)")
      try Aftermath(desk: desk, earlier: 0).check(mail, "\(call) \(place) of \(total)")
    }
  }

  @Test("a later one", arguments: calls)
  func later(_ call: String) throws {
    func prepared() throws -> TestDesk {
      let desk = try TestDesk()
      try desk.deliver(Letter("a@x").text)
      return desk
    }
    let total = try Injection.counts(of: [call], in: prepared().ingest(mail))[call] ?? 0
    for place in Injection.places(of: total, most: 10) {
      let desk = try prepared()
      let run = try desk.ingest(mail).killed(at: place, of: call).run()
      #expect(run.end == .signal(9), "\(call) \(place) of \(total)")
      try Aftermath(desk: desk, earlier: 1).check(mail, "\(call) \(place) of \(total)")
    }
  }

  @Test("the calls that this test is about are made")
  func callsAreMade() throws {
    let desk = try TestDesk()
    let counts = try Injection.counts(of: KillTests.calls, in: desk.ingest(mail))
    for call in ["pwrite64", "fdatasync", "fsync", "renameat2", "flock", "openat"] {
      #expect(counts[call, default: 0] > 0, "\(call)")
    }
  }

  @Test("a killed delivery lets the next one in at once")
  func lockIsFreed() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    _ = try desk.ingest(mail).killed(at: 3, of: "pwrite64").run()
    #expect(try desk.ingest(mail, ["--lock-timeout", "0"]).run().end == .exit(0))
  }
}
