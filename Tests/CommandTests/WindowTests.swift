import BlackBox
import Testing

/// Time passes: match-days is 90, reopen-days 30.
@Suite("Windows of time")
struct WindowTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
  }

  @Test("a subject matches within match-days", arguments: [("+89d", 1), ("+91d", 2)])
  func matchDays(_ clock: String, _ ticket: Int) throws {
    #expect(try desk.deliver(Letter("b@x").text, at: clock)["ticket"].int == ticket)
  }

  @Test("match-days = 0 never matches a subject")
  func matchNever() throws {
    try desk.text("config", "set", "match-days", "0")
    #expect(try desk.deliver(Letter("b@x").text)["ticket"] == 2)
  }

  @Test("human mail moves the window")
  func movingWindow() throws {
    try desk.deliver(Letter("b@x").text, at: "+60d")
    #expect(try desk.deliver(Letter("c@x").text, at: "+120d")["ticket"] == 1)
  }

  @Test("automatic mail does not")
  func autoDoesNot() throws {
    let away = Letter("b@x", ["Auto-Submitted: auto-replied", "In-Reply-To: <a@x>"])
    #expect(try desk.deliver(away.text, at: "+60d")["ticket"] == 1)
    #expect(try desk.deliver(Letter("c@x").text, at: "+120d")["ticket"] == 2)
  }

  @Test("a closed ticket reopens within reopen-days, with an event")
  func reopens() throws {
    try desk.text("close", "1")
    let receipt = try desk.deliver(Letter.reply("b@x", to: "a@x").text, at: "+29d")
    #expect(receipt["action"] == "reopened" && receipt["ticket"] == 1)
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "open" && ticket["closed"] == .null && ticket["waiting"] == "us")
    #expect(try desk.events(of: 1).suffix(2).contains("status closed>open"))
  }

  @Test("after reopen-days a new ticket is opened, linked to the old one on both sides")
  func tooOld() throws {
    try desk.text("close", "1")
    let receipt = try desk.deliver(Letter.reply("b@x", to: "a@x").text, at: "+31d")
    #expect(receipt["action"] == "created" && receipt["linked"] == .array([1]))
    #expect(try desk.ticket(1)["status"] == "closed")
    #expect(try desk.ticket(1)["links"] == .array([2]))
    #expect(try desk.ticket(2)["links"] == .array([1]))
  }

  @Test("reopen-days = 0 reopens nothing")
  func reopenNever() throws {
    try desk.text("config", "set", "reopen-days", "0")
    try desk.text("close", "1")
    #expect(try desk.deliver(Letter.reply("b@x", to: "a@x").text)["ticket"] == 2)
  }

  @Test("an open ticket is found by id after years")
  func openForEver() throws {
    #expect(try desk.deliver(Letter.reply("b@x", to: "a@x").text, at: "+2y")["ticket"] == 1)
  }

  @Test("a held ticket opens when a human writes")
  func hold() throws {
    try desk.text("hold", "1")
    #expect(try desk.deliver(Letter.reply("b@x", to: "a@x").text)["action"] == "reopened")
    #expect(try desk.ticket(1)["status"] == "open")
  }

  @Test("waiting since is the first mail still unanswered")
  func waitingSince() throws {
    let since = try desk.ticket(1)["waiting_since"]
    try desk.deliver(Letter.reply("b@x", to: "a@x").text, at: "+2d")
    #expect(try desk.ticket(1)["waiting_since"] == since)
    try desk.text("close", "1")
    try desk.deliver(Letter.reply("c@x", to: "a@x").text, at: "+3d")
    let ticket = try desk.ticket(1)
    #expect(ticket["waiting_since"] == ticket["messages"][2]["received"])
  }
}
