import BlackBox
import Testing

@Suite("ingest --explain and --json")
struct ExplainTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
  }

  @Test("a store that is not there is not made")
  func noStore() throws {
    let run = try desk.ingest(Letter("a@x").text, ["--explain"]).run()
    #expect(run.end == .exit(0))
    #expect(run.text.contains("opens a new ticket, open"))
    #expect(desk.folder.names.isEmpty)
  }

  @Test("nothing is written", arguments: [["--explain"], ["--explain", "--json"]])
  func nothingWritten(_ options: [String]) throws {
    try desk.deliver(Letter("a@x").text)
    try desk.text("close", "1")
    let before = try FileContent.read(desk.store)
    let run = try desk.ingest(Letter.reply("b@x", to: "a@x").text, options).run()
    #expect(run.end == .exit(0) && run.errors.isEmpty)
    #expect(try FileContent.read(desk.store) == before)
    // SQLite's own two files stay when the last to close may only read.
    let others = Set(desk.folder.names).subtracting(["tickets.db-wal", "tickets.db-shm"])
    #expect(others == ["tickets.db", "tickets.db.lock"])
  }

  @Test("decides as the delivery does")
  func sameDecision() throws {
    try desk.deliver(Letter("a@x").text)
    let mail = Letter.reply("b@x", to: "a@x", from: "sam@stranger.example").text
    let explained = try Value(
      desk.ingest(mail, ["--explain", "--json"]).run().succeeded().output)
    let done = try desk.deliver(mail)
    for name in [
      "action", "rule", "class", "class_reason", "queue", "message_id", "linked", "tried",
      "notices",
    ] {
      #expect(explained[name] == done[name], "\(name)")
    }
    #expect(explained["message"] == .null)
  }

  @Test("tells class, queue, every rule with its evidence, and the result")
  func text() throws {
    try desk.deliver(Letter("a@x").text)
    let mail = Letter.reply("b@x", to: "a@x", from: "sam@stranger.example").text
    let text = try desk.ingest(mail, ["--explain"]).run().succeeded().text
    for line in [
      "class    human", "queue    default", "from     sam@stranger.example", "token: miss",
      "bounce: miss", "message-id: refused: In-Reply-To <a@x> is m1",
      "subject: refused", "opens a new ticket, open, linked to #1",
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test("reads a store that it may not write")
  func lockedStore() throws {
    try desk.deliver(Letter("a@x").text)
    let run = try desk.ingest(Letter("b@x").text, ["--explain", "--lock-timeout", "0"])
      .wrapped(by: "/usr/bin/flock", [desk.store + ".lock"]).run()
    #expect(run.end == .exit(0))
  }

  @Test("--json is one line with the documented members")
  func json() throws {
    let run = try desk.ingest(Letter("a@x").text, ["--json"]).run()
    #expect(run.lines.count == 1)
    let receipt = try Value(run.output)
    #expect(
      receipt.names == [
        "format", "ticket", "message", "action", "rule", "class", "class_reason", "queue",
        "message_id", "linked", "tried", "notices",
      ])
    #expect(receipt["format"] == 1 && receipt["action"] == "created")
    #expect(receipt["tried"][0].names == ["rule", "result", "evidence"])
  }

  @Test("--print is the ticket's number, --json wins over it")
  func print() throws {
    #expect(try desk.ingest(Letter("a@x").text, ["--print"]).run().text == "1\n")
    #expect(try desk.ingest(Letter("a@x").text, ["--print", "--no-notify"]).run().text == "1\n")
  }

  @Test("max-message-size: above it the mail is kept and filed, but not indexed")
  func maxMessageSize() throws {
    try desk.deliver(Letter("a@x").text)
    try desk.text("config", "set", "max-message-size", "1000")
    let big = Letter.reply(
      "b@x", to: "a@x", body: "zebra\n" + String(repeating: "filler ", count: 300))
    #expect(try desk.deliver(big.text)["ticket"] == 1)
    #expect(try desk.text("show", "m2", "--raw") == big.text)
    #expect(try desk.text("count", "zebra") == "0\n")
    #expect(try desk.text("count", "wrong") == "1\n")
  }
}
