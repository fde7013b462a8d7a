import BlackBox
import Testing

/// The programs are built without optimisation, so that work on a text under the lock shows: reading
/// and comparing these takes several times what is allowed.
@Suite("What the write lock is held for")
struct LockCostTests {
  let desk: TestDesk
  let meter: LockMeter

  init() throws {
    desk = try TestDesk()
    meter = try LockMeter()
    try desk.deliver(Letter("a@x", subject: "Printer").text)
  }

  /// SPEC: a lock is held for at most 2 s, waiting for the disk included.
  private static let mostMicroseconds = 1_000_000

  private static func lines(_ words: [String]) -> String {
    stride(from: 0, to: words.count, by: 12)
      .map { words[$0..<min($0 + 12, words.count)].joined(separator: " ") }
      .joined(separator: "\n")
  }

  private static let bodies: [String: String] = [
    "words that are all different": lines((0..<50_000).map { String($0 * 7919, radix: 36) }),
    "words with letters beyond ASCII": lines((0..<50_000).map { ["på", "også", "når"][$0 % 3] }),
    "one word": String(repeating: "a", count: 300_000),
    "characters without spaces": String(repeating: "漢字仮名", count: 25_000),
    "combining marks": "a" + String(repeating: "\u{301}\u{323}", count: 50_000),
    "quotes and answers": String(
      repeating: "> quoted text of before\nanswer to it\n", count: 8_000),
  ]

  @Test("is no mail's text", arguments: bodies.keys.sorted())
  func text(kind: String) throws {
    let body = try #require(Self.bodies[kind])
    let mail = Letter.reply("b@x", to: "a@x", subject: "Re: Printer", body: body)
    for costs in try [
      meter.measure(desk.ingest(mail.text)),
      meter.measure(desk.ingest(Letter.reply("c@x", to: "b@x", body: "> " + body).text)),
    ] {
      #expect(!costs.isEmpty)
      #expect(costs.allSatisfy { $0 < Self.mostMicroseconds }, "\(costs)")
    }
  }

  @Test("is no mail's names and subject")
  func names() throws {
    let name = String(repeating: "Ø", count: 2_000)
    let parts = (0..<100).map { number in
      "--b\nContent-Disposition: attachment; filename=\"\(name)\(number).txt\"\n\nx\n"
    }
    let addresses = (0..<1_000).map { "\(name.prefix(50)) <a\($0)@b\($0).example>" }
    let mail = Letter(
      "n@x", subject: String(repeating: "[Ticket #1] Ø ", count: 3_000),
      ["Cc: " + addresses.joined(separator: ",\n "), "Content-Type: multipart/mixed; boundary=b"],
      body: parts.joined() + "--b--\n")
    let costs = try meter.measure(desk.ingest(mail.text))
    #expect(!costs.isEmpty)
    #expect(costs.allSatisfy { $0 < Self.mostMicroseconds }, "\(costs)")
  }

  @Test("is no answer's text and attachments")
  func answers() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    let body = try #require(Self.bodies["words that are all different"])
    let file = desk.folder.file("long.txt")
    try FileContent.write(Array(body.utf8), to: file)
    for command in [
      ["reply", "1", "--file", file, "--attach", file], ["note", "1", "--file", file],
    ] {
      let costs = try meter.measure(desk.command(command))
      #expect(!costs.isEmpty)
      #expect(costs.allSatisfy { $0 < Self.mostMicroseconds }, "\(costs)")
    }
  }

  @Test(
    "other mail is stored while one is read, and compared with what came before",
    arguments: [DeadlyParser.Place.reading, .comparing])
  func others(place: DeadlyParser.Place) throws {
    let (paused, go) = (desk.folder.file("paused"), desk.folder.file("go"))
    let mail = Letter.reply("b@x", to: "a@x", body: "Still.\n> Something is wrong.\n").text
    let parser = try DeadlyParser()
    defer { withExtendedLifetime(parser) {} }
    let slow = try parser.stops(desk.ingest(mail), place, paused: paused, go: go).start()
    defer { try? FileContent.write([], to: go) }
    try Waiting.until("it pauses") { desk.folder.names.contains("paused") }
    let other = Letter.reply("c@x", to: "a@x", body: "Meanwhile.\n").text
    try desk.deliver(other, ["--lock-timeout", "0"])
    try desk.text("note", "1", "-m", "Meanwhile, too")
    try FileContent.write([], to: go)
    #expect(slow.wait().end == .exit(0))
    #expect(try desk.ticket(1)["message_count"] == 4)
    let message = try desk.json("show", "m4")
    #expect(message["visible_text"] == "Still.")
    #expect(try desk.text("verify") == "4 messages, no faults\n")
  }

  @Test("a mail that says more than the index takes is found by its beginning, and the log says so")
  func cut() throws {
    let body = "zebrafish\n" + String(repeating: "some words \n", count: 90_000) + "xylophone\n"
    try desk.deliver(Letter("l@x", subject: "Long", body: body).text)
    #expect(try desk.text("count", "zebrafish") == "1\n")
    #expect(try desk.text("count", "xylophone") == "0\n")
    #expect(try desk.text("log", "2").contains("only the beginning can be searched"))
  }
}
