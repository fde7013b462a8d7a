import BlackBox
import Testing

/// Who takes part in a ticket, and what that lets him do.
@Suite("Participants")
struct ParticipantTests {
  private let sendmail: Recorder
  private let desk: TestDesk

  init() throws {
    sendmail = try Recorder()
    desk = try TestDesk(
      sendmail: sendmail,
      [
        "address": "help@desk.example", "aliases": "info@desk.example", "confirm": "no",
        "autoclose-days": "-1",
      ])
  }

  private func participants(_ ticket: Int) throws -> [String] {
    try desk.ticket(ticket)["participants"].array.compactMap { $0["address"].text }.sorted()
  }

  /// A stranger's mail that names the victim in Cc.
  private func seed(_ fields: String = "Cc: Vic <vic@victim.example>") throws {
    try desk.deliver(
      Letter("seed@x", from: "m@evil.example", subject: "Invoice", [fields]).text)
  }

  private func fromVictim(_ id: String, _ subject: String) -> Letter {
    Letter(id, from: "Vic <VIC@victim.example>", subject: subject, body: "Mail \(id).\n")
  }

  @Test("new mail of who was only in a stranger's Cc opens a ticket of its own")
  func hijack() throws {
    try seed()
    let receipt = try desk.deliver(fromVictim("v1@x", "Invoice").text)
    #expect(receipt["ticket"] == 2 && receipt["linked"] == .array([1]))
    let evidence = receipt["tried"].array.compactMap { $0["evidence"].text }
    #expect(evidence.contains { $0.contains("only in somebody else's Cc") })
    #expect(try desk.ticket(1)["message_count"] == 1)
  }

  @Test("his answer is filed, and after it everything", arguments: ["Re: Invoice", "AW: invoice"])
  func reply(_ subject: String) throws {
    try seed()
    #expect(try desk.deliver(fromVictim("v1@x", subject).text)["ticket"] == 1)
    #expect(try desk.deliver(fromVictim("v2@x", "Invoice").text)["ticket"] == 1)
  }

  @Test("who got an answer of ours is no bystander, but one it was taken back from is")
  func answered() throws {
    try seed()
    try desk.text("config", "set", "hold-seconds", "500")
    try desk.text("reply", "1", "-m", "Hello.")
    try desk.text("undo", "1")
    #expect(try desk.deliver(fromVictim("v1@x", "Invoice").text)["ticket"] == 2)
    try desk.text("close", "2")
    try desk.text("config", "set", "reopen-days", "0")
    try desk.text("config", "set", "hold-seconds", "0")
    try desk.text("reply", "1", "-m", "Hello.")
    #expect(try desk.deliver(fromVictim("v2@x", "Invoice").text)["ticket"] == 1)
  }

  @Test("a second author in From has not written")
  func secondAuthor() throws {
    try desk.deliver(
      Letter(
        "seed@x", from: "m@evil.example, vic@victim.example", subject: "Invoice",
        ["Cc: vic@victim.example"]
      ).text)
    #expect(try desk.deliver(fromVictim("v1@x", "Invoice").text)["ticket"] == 2)
  }

  @Test("another address of who wrote has written, and a requester need not have")
  func persons() throws {
    try seed()
    try desk.text("person", "link", "vic@victim.example", "vic@home.example")
    let home = Letter.reply("h@x", to: "seed@x", from: "vic@home.example", subject: "Re: Invoice")
    #expect(try desk.deliver(home.text)["ticket"] == 1)
    #expect(try desk.deliver(fromVictim("v1@x", "Invoice").text)["ticket"] == 1)
    try desk.text("requester", "1", "new@firm.example")
    let new = Letter("n@x", from: "new@firm.example", subject: "Invoice")
    #expect(try desk.deliver(new.text)["ticket"] == 1)
  }

  @Test("To and Cc take part, our own addresses and aliases do not")
  func named() throws {
    try seed("Cc: info@desk.example, help+x@desk.example, INFO+y@desk.example, vic@victim.example")
    #expect(try participants(1) == ["vic@victim.example"])
  }

  @Test("of mail that reached us only by its envelope the author alone takes part")
  func envelopeOnly() throws {
    let blind = """
      From: m@evil.example
      To: list@firm.example
      Cc: vic@victim.example
      Subject: Invoice
      Message-ID: <seed@x>

      Hello

      """
    try desk.deliver(blind, to: "help@desk.example")
    #expect(try participants(1).isEmpty)
    #expect(try desk.text("show", "1").contains("by its envelope only"))
    try desk.deliver(
      blind.replacing("seed@x", with: "b@x").replacing("list@firm", with: "info@desk"))
    #expect(try participants(1) == ["vic@victim.example"])
  }

  @Test("an agent's mail and what is forwarded add nobody")
  func nobody() throws {
    try desk.text("config", "set", "agents", "anna@desk.example")
    try desk.deliver(Letter("a@x").text)
    let note = Letter(
      "n@x", from: "anna@desk.example", subject: "Re: Printer", ["Cc: eve@evil.example"],
      body: "What of this?\n")
    #expect(try desk.deliver(note.text)["ticket"] == 1)
    try desk.text("forward", "1", "--to", "vendor@firm.example", "-m", "See.")
    #expect(try participants(1).isEmpty)
  }

  @Test("at most 500, however often strangers name more")
  func limit() throws {
    for round in 0..<2 {
      let names = (0..<400).map { "p\(round).\($0)@crowd.example" }.joined(separator: ",\n ")
      let letter = Letter("c\(round)@x", subject: "Crowd", ["Cc: \(names)"], body: "\(round)\n")
      #expect(try desk.deliver(letter.text)["ticket"] == 1)
    }
    #expect(try participants(1).count == 499)
  }

  @Test("an answer to more than max-recipients is refused with their number, but for --all")
  func maxRecipients() throws {
    let names = (0..<120).map { "p\($0)@crowd.example" }.joined(separator: ", ")
    try seed("Cc: \(names)")
    let refused = try desk.tickets("reply", "1", "-m", "To you all.")
    #expect(refused.end == .exit(65))
    #expect(refused.errors.contains("121 people") && refused.errors.contains("--all"))
    #expect(try sendmail.mails().isEmpty && desk.ticket(1)["status"] == "open")
    let receipt = try desk.json("reply", "1", "-m", "To you all.", "--all")
    #expect(receipt["deliveries"].array.count == 121)
    let mails = try sendmail.mails()
    #expect(mails.map { $0.recipients.count }.sorted() == [21, 100])
    #expect(Set(mails.map(\.messageID)).count == 1)
    try desk.text("config", "set", "max-recipients", "200")
    try desk.text("reply", "1", "-m", "And once more.")
    #expect(try sendmail.mails().count == 4)
  }

  @Test("an answer in batches that is held back is taken back as a whole")
  func heldBatches() throws {
    try desk.text("config", "set", "hold-seconds", "500")
    let names = (0..<120).map { "p\($0)@crowd.example" }.joined(separator: ", ")
    try seed("Cc: \(names)")
    try desk.text("reply", "1", "-m", "To you all.", "--all")
    try desk.text("undo", "1")
    let states = try desk.json("outbox", "--all").array
      .flatMap { $0["recipients"].array.compactMap { $0["state"].text } }
    #expect(states == [String](repeating: "cancelled", count: 121))
    #expect(try desk.ticket(1)["status"] == "open")
  }
}
