import BlackBox
import Testing

/// Its raw bytes are written in pieces of 8 MB, and the lock let go of after each: after the table's row
/// (1), the pieces (2 and 3), and the message (4).
@Suite("A large mail is written in pieces")
struct LargeMailTests {
  let desk: TestDesk
  let meter: LockMeter
  let other = Letter("other@x", subject: "Meanwhile").text

  static let mail = Letter(
    "large@x", subject: "Large",
    [
      "MIME-Version: 1.0", "Content-Type: application/octet-stream",
      "Content-Transfer-Encoding: base64",
    ], body: String(repeating: String(repeating: "AB+/", count: 18) + "\n", count: 130_000)
  ).text

  init() throws {
    desk = try TestDesk()
    meter = try LockMeter()
    try desk.text("init")
  }

  private func ask(_ query: String) throws -> String {
    try Command("/usr/bin/sqlite3", [desk.store, query]).run().succeeded().text
  }

  private func expectWhole(messages: Int) throws {
    let number = try ask("SELECT id FROM message WHERE subject = 'Large'").dropLast()
    #expect(try desk.text("show", "m\(number)", "--raw") == Self.mail)
    #expect(try desk.text("verify") == "\(messages) messages, no faults\n")
    #expect(try ask("SELECT count(*) FROM large_raw") == "1\n")
  }

  /// Each byte goes into the log and from there into the file. SPEC: a lock is held for at most 2 s.
  @Test("and the lock held for one at a time")
  func holds() throws {
    let holds = try meter.holds(desk.ingest(Self.mail))
    #expect(holds.count >= 4)
    for hold in holds {
      #expect(hold.written < 3 * 8_388_608 && hold.microseconds < 2_000_000, "\(holds)")
    }
    try expectWhole(messages: 1)
  }

  /// Which waits for nobody.
  @Test("and other mail is stored in between", arguments: 1...3)
  func others(release: Int) throws {
    try paused(at: release) { try desk.deliver(other, ["--lock-timeout", "0"]) }
    try expectWhole(messages: 2)
  }

  @Test("and maintain leaves them alone as long as they may get their message")
  func living() throws {
    try paused(at: 2) { try desk.text("maintain") }
    try expectWhole(messages: 1)
  }

  @Test("and is a duplicate when its like was stored in between")
  func duplicate() throws {
    try paused(at: 2) { try desk.deliver(Self.mail) }
    try expectWhole(messages: 1)
    #expect(try desk.deliver(Self.mail)["action"] == "duplicate")
    try expectWhole(messages: 1)
  }

  @Test("and stored once by the retry of a delivery that was killed", arguments: [1, 2, 4])
  func killed(release: Int) throws {
    let run = try meter.kills(desk.ingest(Self.mail), at: release).run()
    #expect(run.end != .exit(0), "\(run)")
    try desk.deliver(other)
    try desk.deliver(Self.mail)
    try desk.text("maintain")
    try expectWhole(messages: 2)
  }

  @Test("and its words can be removed")
  func redaction() throws {
    try desk.deliver(Self.mail)
    let holds = try meter.holds(desk.command(["redact", "m1", "--text", "Large", "--yes"]))
    #expect(holds.count > 6 && holds.allSatisfy { $0.written < 3 * 8_388_608 }, "\(holds)")
    #expect(try ask("SELECT count(*), count(message) FROM large_raw") == "1|1\n")
    #expect(try desk.text("verify") == "1 messages, no faults\n")
    let raw = try desk.text("show", "m1", "--raw")
    #expect(!raw.contains("Large") && raw.hasSuffix(String(Self.mail.suffix(1000))))
    try desk.text("redact", "m1", "--yes")
    #expect(try ask("SELECT count(*) FROM large_raw") == "0\n")
    #expect(try desk.text("verify") == "1 messages, no faults\n")
  }

  /// What it leaves then is removed by the same command again, or by maintain.
  @Test("and its words are removed or not when the redaction is killed", arguments: [1, 4])
  func killedRedaction(release: Int) throws {
    try desk.deliver(Self.mail)
    let redact = desk.command(["redact", "m1", "--text", "Large", "--yes"])
    #expect(try meter.kills(redact, at: release).run().end != .exit(0))
    #expect(try desk.text("verify") == "1 messages, no faults\n")
    let isDone = try !desk.text("show", "m1", "--raw").contains("Large")
    if isDone {
      try desk.text("maintain")
    } else {
      try desk.text("redact", "m1", "--text", "Large", "--yes")
    }
    #expect(try !desk.text("show", "m1", "--raw").contains("Large"))
    #expect(try ask("SELECT count(*), count(message) FROM large_raw") == "1|1\n")
    #expect(try ask("SELECT count(*) FROM raw WHERE chunk >> 16 = 1") == "0\n")
  }

  @Test("and so is an answer, a forward and a note with a large attachment")
  func answers() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.deliver(other)
    let file = desk.folder.file("large.bin")
    try FileContent.write(Array(repeating: 65, count: 9_000_000), to: file)
    for command in [
      ["reply", "1", "-m", "See there."], ["note", "1", "-m", "See there."],
      ["forward", "1", "--to", "boss@else.example", "-m", "See there."],
    ] {
      let holds = try meter.holds(desk.command(command + ["--attach", file]))
      #expect(holds.count >= 4 && holds.allSatisfy { $0.written < 3 * 8_388_608 }, "\(holds)")
    }
    #expect(try ask("SELECT count(*), count(message) FROM large_raw") == "3|3\n")
    #expect(try desk.text("verify") == "4 messages, no faults\n")
    #expect(try desk.text("show", "m2", "--raw").utf8.count > 12_000_000)
  }

  @Test("and imported as it is delivered")
  func imported() throws {
    let file = desk.folder.file("large.eml")
    try FileContent.write(Self.mail.utf8, to: file)
    let holds = try meter.holds(desk.command(["import", file]))
    #expect(holds.allSatisfy { $0.written < 3 * 8_388_608 }, "\(holds)")
    try expectWhole(messages: 1)
  }

  private func paused(at release: Int, _ meanwhile: () throws -> Void) throws {
    let (paused, go) = (desk.folder.file("paused"), desk.folder.file("go"))
    let large = try meter.stops(desk.ingest(Self.mail), at: release, paused: paused, go: go).start()
    defer { try? FileContent.write([], to: go) }
    try Waiting.until("it lets go") { desk.folder.names.contains("paused") }
    try meanwhile()
    try FileContent.write([], to: go)
    #expect(large.wait().end == .exit(0))
  }
}
