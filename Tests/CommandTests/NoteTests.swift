import BlackBox
import Testing

@Suite("Notes")
struct NoteTests {
  let answering: AnsweringDesk
  var desk: TestDesk { answering.desk }

  init() throws {
    answering = try AnsweringDesk()
  }

  @Test("a note is kept, found and shown, and is never sent")
  func kept() throws {
    let run = try answering.run(["note", "1", "-m", "Warranty is over, Zebedee."])
    #expect(try run.succeeded().text == "#1 has note m2\n")
    let message = try desk.ticket(1)["messages"][1]
    #expect(message["direction"] == "note")
    #expect(message["from"] == .object(["name": "tester", "address": .null]))
    #expect(message["deliveries"].array.isEmpty && message["to"].array.isEmpty)
    #expect(try desk.text("show", "1").contains("tester  [note]\n\nWarranty is over, Zebedee.\n"))
    #expect(try desk.text("count", "zebedee") == "1\n")
    #expect(try desk.json("outbox", "--all").array.isEmpty)
    #expect(try desk.events(of: 1).last == "message >")
    #expect(try desk.json("log", "1").array.last?["actor"] == "tester")
  }

  @Test("it changes no state, no turn and no clock", arguments: ["open", "hold", "close", "spam"])
  func noState(_ state: String) throws {
    try desk.text(state, "1")
    let before = try desk.ticket(1, at: "+2h")
    _ = try answering.run(["note", "1", "-m", "x"], at: "+1h").succeeded()
    let after = try desk.ticket(1, at: "+2h")
    for member in ["status", "waiting", "waiting_since", "answered", "closed", "participants"] {
      #expect(after[member] == before[member])
    }
    #expect(after["message_count"] == 2)
  }

  @Test("a note postpones neither auto-close nor match-days")
  func clocks() throws {
    try answering.reply("Yes.")
    _ = try answering.run(["note", "1", "-m", "x"], at: "+4d").succeeded()
    #expect(try desk.ticket(1, at: "+6d")["status"] == "closed")
    let late = try desk.deliver(Letter("l@x").text, at: "+95d")
    #expect(late["ticket"] == 2)
  }

  @Test("the customer's next answer does not get it, and does not answer it")
  func internalOnly() throws {
    _ = try answering.run(["note", "1", "-m", "secret words"]).succeeded()
    try answering.reply("Public.")
    let mail = try answering.sent[0]
    #expect(!mail.text.contains("secret") && mail.field("In-Reply-To") == "<a@x>")
    #expect(mail.field("References") == "<a@x>")
  }

  @Test("text sources, attachments and JSON are those of an answer")
  func sources() throws {
    try FileContent.write([0, 1, 2], to: desk.folder.file("x.bin"))
    let run = try answering.run(
      ["note", "1", "--attach", "x.bin", "--json"], input: "From a pipe.\n")
    #expect(
      try Value(run.succeeded().output)
        == .object(["format": 1, "ticket": 1, "message": 2]))
    #expect(try desk.tickets("attachment", "m2.2").succeeded().output == [0, 1, 2])
    _ = try answering.run(["note", "1"], editor: "echo Edited. >").succeeded()
    #expect(try desk.ticket(1)["messages"][2]["text"].text?.trimmed == "Edited.")
  }

  @Test(
    "an empty note, a wrong ticket or file changes nothing",
    arguments: [
      (["1", "-m", ""], 65), (["1"], 65), (["9", "-m", "x"], 1),
      (["1", "-m", "x", "--attach", "nowhere"], 66), (["1", "--file", "nowhere"], 66), ([], 64),
    ] as [([String], Int32)])
  func refused(_ arguments: [String], _ status: Int32) throws {
    let run = try answering.run(["note"] + arguments)
    #expect(run.end == .exit(status) && run.output.isEmpty)
    #expect(try answering.isUntouched)
  }

  @Test("a note needs no address of the queue")
  func noAddress() throws {
    try desk.text("config", "unset", "address")
    _ = try answering.run(["note", "1", "-m", "x"]).succeeded()
  }

  @Test("who writes it is shown safely")
  func hostileAuthor() throws {
    var command = desk.command(["note", "1", "-m", "x"])
    command.environment["TICKETS_AGENT"] = "e\u{1B}[31mve\nBcc: x@y.example"
    _ = try command.run().succeeded()
    #expect(try !desk.text("show", "1").contains("\u{1B}"))
    #expect(try !desk.text("show", "m2", "--raw").contains("\nBcc:"))
  }
}
