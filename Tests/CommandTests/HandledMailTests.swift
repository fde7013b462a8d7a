import BlackBox
import Testing

/// What a person wrote and a program had a hand in. Ticket 1 is Jane's, answered by us and closed.
@Suite("A person's answer with a machine's mark")
struct HandledMailTests {
  let answering: AnsweringDesk
  let answer: String

  init() throws {
    answering = try AnsweringDesk(Letter("a@x"))
    try answering.reply("Please try again.")
    answer = try answering.sent[0].messageID
    try answering.desk.text("config", "set", "confirm", "yes")
    try answering.desk.text("close", "1")
  }

  private func letter(_ fields: [String], body: String = "No, please call me.\n") -> Letter {
    Letter(
      "b@x", subject: "Re: Printer", ["In-Reply-To: <\(answer)>"] + fields, body: body)
  }

  static let persons: [[String]] = [
    ["Auto-Submitted: auto-generated", "X-Mailer: Microsoft Outlook 16.0"],
    ["Auto-Submitted: auto-generated", "X-ServiceNow-Generated: true"],
    ["Auto-Submitted: auto-generated", "X-OTRS-Loop: x", "X-Auto-Response-Suppress: All"],
    ["X-Loop: redirect@customer.example"], ["X-Loop: yes"], ["X-No-Loop: 1"],
    ["Return-Path: <>"],
  ]

  @Test("reopens and is seen, and nobody confirms it", arguments: persons)
  func person(_ fields: [String]) throws {
    let receipt = try answering.desk.deliver(letter(fields).text)
    #expect(receipt["class"] == "human" && receipt["action"] == "reopened")
    #expect(receipt["ticket"] == 1)
    #expect(try answering.desk.text("list").contains("Printer"))
    #expect(receipt["notices"].array.allSatisfy { $0["refusal"] != .null })
  }

  @Test("is not confirmed on a ticket of its own either", arguments: persons)
  func tooOld(_ fields: [String]) throws {
    let receipt = try answering.desk.deliver(letter(fields).text, at: "+400d")
    #expect(receipt["class"] == "human" && receipt["action"] == "created")
    #expect(receipt["notices"].array.allSatisfy { $0["refusal"] != .null })
  }

  @Test(
    "stays automatic where only programs write so",
    arguments: [
      ["Auto-Submitted: auto-replied"], ["Auto-Submitted: auto-replied", "X-OTRS-Loop: x"],
      ["Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All"],
      ["Auto-Submitted: auto-generated", "Precedence: bulk"], ["Precedence: auto_reply"],
      ["X-Autoreply: yes", "Return-Path: <>"], ["X-Loop: help@desk.example"],
    ])
  func program(_ fields: [String]) throws {
    let receipt = try answering.desk.deliver(letter(fields).text)
    #expect(receipt["class"] == "auto" && receipt["action"] == "appended")
    #expect(try answering.desk.ticket(1)["status"] == "closed")
  }

  @Test("stays automatic when it says nothing, or answers nothing of ours")
  func wordless() throws {
    let marks = ["Auto-Submitted: auto-generated"]
    let quote = letter(marks, body: "On Mon, Help Desk wrote:\n> Please try again.\n")
    #expect(try answering.desk.deliver(quote.text)["class"] == "auto")
    let other = Letter("c@x", subject: "Backup done", marks)
    #expect(try answering.desk.deliver(other.text)["class"] == "auto")
  }

  @Test("the null sender may be written @", arguments: ["@", "<@>"])
  func nullSender(_ sender: String) throws {
    let other = Letter("c@x", subject: "Backup done")
    let receipt = try answering.desk.deliver(other.text, ["--sender", sender])
    #expect(receipt["class"] == "auto")
    #expect(receipt["notices"].array.allSatisfy { $0["refusal"] != .null })
  }

  @Test("in our own name is filed where its ids lead, and changes nobody")
  func ownName() throws {
    let letter = Letter(
      "d@x", from: "Help Desk <help@desk.example>", subject: "Re: Printer", ["In-Reply-To: <a@x>"])
    let receipt = try answering.desk.deliver(letter.text)
    #expect(receipt["class"] == "human" && receipt["ticket"] == 1)
    #expect(receipt["action"] == "reopened")
    let ticket = try answering.desk.ticket(1)
    #expect(ticket["requester"]["address"] == "jane@customer.example")
    #expect(ticket["participants"].array.isEmpty)
    #expect(receipt["notices"].array.allSatisfy { $0["refusal"] != .null })
  }

  @Test(
    "in our own name opens a ticket that is seen",
    arguments: [
      Letter(
        "f@x", from: "Website <help@desk.example>", subject: "Contact", ["Reply-To: j@c.example"]),
      Letter("f@x", from: "Jane via Help <help@desk.example>", subject: "Contact"),
      Letter("f@x", from: "help@desk.example", subject: "Fwd: Out of the spam folder"),
    ])
  func form(_ letter: Letter) throws {
    let receipt = try answering.desk.deliver(letter.text)
    #expect(receipt["class"] == "human" && receipt["action"] == "created")
    #expect(try answering.desk.ticket(2)["status"] == "open")
  }
}
