import BlackBox
import Testing

/// Ticket 1 is Jane's, with Carl in Cc.
@Suite("participant add, remove, mute")
struct ParticipantCommandTests {
  private let answering: AnsweringDesk

  init() throws {
    answering = try AnsweringDesk()
  }

  private var desk: TestDesk { answering.desk }

  private func recipients() throws -> [String] {
    try answering.reply("Hello.")
    return try #require(try answering.sent.last).recipients
  }

  private func participants() throws -> [String] {
    try desk.ticket(1)["participants"].array.compactMap { $0["address"].text }
  }

  private func carlWrites(_ id: String) throws -> Value {
    try desk.deliver(
      Letter.reply(id, to: "a@x", from: "carl@customer.example", body: "Mail \(id).\n").text)
  }

  @Test("who is added gets answers, and his mail is filed")
  func add() throws {
    try desk.text("participant", "add", "1", "Dora <dora@customer.example>", "e@customer.example")
    #expect(
      try participants() == [
        "carl@customer.example", "dora@customer.example", "e@customer.example",
      ])
    #expect(try recipients().count == 4)
    let dora = Letter("d@x", from: "dora@customer.example", subject: "Re: Printer")
    #expect(try desk.deliver(dora.text)["ticket"] == 1)
    #expect(try desk.events(of: 1).contains("participant >participant"))
  }

  @Test("who is removed gets none and is a stranger, until somebody names him again")
  func remove() throws {
    try desk.text("participant", "remove", "1", "CARL@customer.example")
    #expect(try participants().isEmpty && recipients() == ["jane@customer.example"])
    #expect(try carlWrites("c@x")["ticket"] == 2)
    try desk.deliver(Letter("j@x", subject: "Re: Printer", ["Cc: carl@customer.example"]).text)
    #expect(try recipients().contains("carl@customer.example"))
  }

  @Test("who is muted gets none, whoever names him, and still takes part")
  func mute() throws {
    try desk.text("participant", "mute", "1", "carl@customer.example")
    try desk.deliver(Letter("j@x", subject: "Re: Printer", ["Cc: carl@customer.example"]).text)
    #expect(try recipients() == ["jane@customer.example"])
    #expect(try carlWrites("c@x")["ticket"] == 1)
    #expect(try desk.ticket(1)["muted"] == .array(["carl@customer.example"]))
    #expect(try desk.text("show", "1").contains("Carl <carl@customer.example> (muted)"))
    #expect(try recipients() == ["jane@customer.example"])
    try desk.text("participant", "add", "1", "carl@customer.example")
    #expect(try recipients().count == 2)
  }

  @Test("the muted stay so when tickets are merged or exported")
  func stays() throws {
    try desk.text("participant", "mute", "1", "carl@customer.example")
    try desk.deliver(Letter("b@x", subject: "Other").text)
    try desk.text("merge", "1", "--into", "2")
    #expect(try desk.ticket(2)["muted"] == .array(["carl@customer.example"]))
    let lines = desk.folder.file("out.jsonl")
    try desk.text("export", "-o", lines)
    let other = try TestDesk()
    try other.text("import", lines)
    #expect(try other.ticket(2)["muted"] == .array(["carl@customer.example"]))
  }

  @Test(
    "undo takes each back",
    arguments: [
      ["add", "new@customer.example"], ["remove", "carl@customer.example"],
      ["mute", "carl@customer.example"],
    ])
  func undo(_ words: [String]) throws {
    let before = try (desk.ticket(1)["participants"], desk.ticket(1)["muted"])
    try desk.text("participant", words[0], "1", words[1])
    #expect(try (desk.ticket(1)["participants"], desk.ticket(1)["muted"]) != before)
    try desk.text("undo", "1")
    #expect(try (desk.ticket(1)["participants"], desk.ticket(1)["muted"]) == before)
  }

  @Test("what is so already is no change and no event")
  func noChange() throws {
    try desk.text("participant", "add", "1", "carl@customer.example")
    try desk.text("participant", "add", "1", "jane@customer.example")
    #expect(try !desk.events(of: 1).contains { $0.hasPrefix("participant") })
  }

  @Test(
    "refused, and nothing changed",
    arguments: [
      (["remove", "1", "jane@customer.example"], 65, "is the requester of #1"),
      (["mute", "1", "jane@customer.example"], 65, "tickets requester 1 ADDRESS"),
      (
        ["remove", "1", "carl@customer.example", "nobody@customer.example"], 65,
        "is not a participant"
      ),
      (["add", "1", "help@desk.example"], 65, "an address of the queue default"),
      (["add", "1", "nonsense"], 65, "is not a valid address"),
      (["add", "9", "x@y.example"], 1, "no ticket 9"),
      (["add", "1"], 64, "address"), (["frob", "1", "x@y.example"], 64, ""),
    ] as [([String], Int32, String)])
  func refused(_ words: [String], _ status: Int32, _ reason: String) throws {
    let before = try desk.ticket(1)
    let run = try desk.command(["participant"] + words).run()
    #expect(run.end == .exit(status) && run.errors.contains(reason), "\(run)")
    #expect(try desk.ticket(1) == before)
  }
}
