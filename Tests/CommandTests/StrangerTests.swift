import BlackBox
import Testing

/// Ticket 1 is Jane's, with Carl in Cc. Sam takes part in nothing.
@Suite("Senders")
struct StrangerTests {
  let desk: TestDesk
  let sam = "Sam <sam@stranger.example>"

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x", ["Cc: Carl <carl@customer.example>"]).text)
  }

  static let waysIn: [Letter] = [
    .reply("b@x", to: "a@x", from: "Sam <sam@stranger.example>", subject: "Other"),
    Letter("b@x", from: "Sam <sam@stranger.example>", subject: "Re: x [Ticket #1]"),
    Letter("b@x", from: "Sam <sam@stranger.example>", subject: "Re: Printer"),
  ]

  @Test("a stranger gets a ticket of their own, linked on both sides", arguments: waysIn)
  func stranger(_ letter: Letter) throws {
    let receipt = try desk.deliver(letter.text)
    #expect(receipt["action"] == "created" && receipt["ticket"] == 2)
    #expect(receipt["linked"] == .array([1]))
    #expect(try desk.ticket(2)["links"] == .array([1]))
    #expect(try desk.ticket(1)["links"] == .array([2]))
    #expect(try desk.ticket(1)["message_count"] == 1)
  }

  @Test("check-sender = no lets anybody in, flagged", arguments: waysIn)
  func unchecked(_ letter: Letter) throws {
    try desk.text("config", "set", "check-sender", "no")
    var letter = letter
    letter.fields.append("Cc: Eve <eve@stranger.example>")
    #expect(try desk.deliver(letter.text)["ticket"] == 1)
    let ticket = try desk.ticket(1)
    #expect(ticket["messages"][1]["stranger"] == .bool(true))
    #expect(ticket["requester"]["address"] == "jane@customer.example")
    let others = ticket["participants"].array.map { $0["address"] }
    #expect(!others.contains("sam@stranger.example") && !others.contains("eve@stranger.example"))
    #expect(try desk.text("show", "1").contains("[stranger]"))
    #expect(try desk.text("count", "is:stranger") == "1\n")
  }

  @Test("the requester and whoever was in Cc take part, in any case of letters")
  func participants() throws {
    for (number, from) in ["JANE@Customer.Example", "carl@customer.example"].enumerated() {
      let letter = Letter.reply("b\(number)@x", to: "a@x", from: from)
      #expect(try desk.deliver(letter.text)["ticket"] == 1)
      #expect(try desk.ticket(1)["messages"][number + 1]["stranger"] == .bool(false))
    }
  }

  @Test("a customer's +extension is another mailbox")
  func subaddress() throws {
    let letter = Letter.reply("b@x", to: "a@x", from: "jane+x@customer.example")
    #expect(try desk.deliver(letter.text)["ticket"] == 2)
  }

  @Test("another address of the same person takes part, until unlinked")
  func person() throws {
    try desk.text("person", "link", "jane@customer.example", "jane@home.example")
    let letter = Letter.reply("b@x", to: "a@x", from: "jane@home.example")
    #expect(try desk.deliver(letter.text)["ticket"] == 1)
    #expect(
      try desk.text("person", "show", "jane@home.example")
        == "jane@customer.example\njane@home.example\n")
    try desk.text("person", "unlink", "jane@home.example")
    let other = Letter.reply("c@x", to: "a@x", from: "jane@home.example", body: "Again.\n")
    #expect(try desk.deliver(other.text)["ticket"] == 2)
  }

  @Test("who is unlinked and linked to others is no longer one of the first")
  func relinked() throws {
    let (work, home, other) = ("jane@customer.example", "jane@home.example", "joe@b.example")
    try desk.text("person", "link", work, home)
    try desk.text("person", "unlink", work)
    try desk.text("person", "link", work, other)
    #expect(try desk.text("person", "show", home) == "\(home)\n")
    #expect(try desk.text("person", "show", other) == "\(work)\n\(other)\n")
    let letter = Letter.reply("b@x", to: "a@x", from: home)
    #expect(try desk.deliver(letter.text)["ticket"] == 2)
    for address in [home, "nobody@c.example"] {
      let run = try desk.tickets("person", "unlink", address)
      #expect(run.end == .exit(1) && run.errors.contains("\(address) is linked to no other"))
    }
  }

  @Test("an agent takes part in every ticket, as a note that moves nothing")
  func agent() throws {
    try desk.text("config", "set", "agents", "sam@stranger.example")
    try desk.text("close", "1")
    let receipt = try desk.deliver(StrangerTests.waysIn[0].text)
    #expect(receipt["ticket"] == 1)
    let ticket = try desk.ticket(1)
    #expect(ticket["messages"][1]["direction"] == "note")
    #expect(ticket["messages"][1]["stranger"] == .bool(false))
    #expect(ticket["status"] == "closed")
  }

  @Test("a sender that anybody can write passes no check")
  func unproven() throws {
    try desk.text("config", "set", "sender-from", "reply-to")
    var letter = Letter.reply("b@x", to: "a@x", from: "Form <form@site.example>")
    letter.fields.append("Reply-To: jane@customer.example")
    #expect(try desk.deliver(letter.text)["ticket"] == 2)
    #expect(try desk.ticket(2)["requester"]["address"] == "jane@customer.example")
  }

  @Test("several authors pass no check")
  func severalAuthors() throws {
    let letter = Letter.reply("b@x", to: "a@x", from: "jane@customer.example, sam@stranger.example")
    #expect(try desk.deliver(letter.text)["ticket"] == 2)
  }
}
