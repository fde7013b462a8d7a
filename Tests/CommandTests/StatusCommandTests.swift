import BlackBox
import Testing

@Suite("Close, open, hold, spam")
struct StatusCommandTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    for subject in ["First", "Second", "Third"] {
      try desk.deliver(Letter("\(subject)@x", subject: subject).text)
    }
  }

  private func statuses() throws -> [String] {
    try desk.json("search", "sort:id").array.map { $0["status"].text ?? "" }
  }

  @Test(
    "set the state, with an event that names who",
    arguments: [("close", "closed"), ("hold", "hold"), ("spam", "spam")])
  func set(_ command: String, _ status: String) throws {
    #expect(try desk.text(command, "1", "#3").isEmpty)
    #expect(try statuses() == [status, "open", status])
    let event = try desk.json("log", "1").array.last
    #expect(event?["kind"] == "status" && event?["before"] == "open")
    #expect(event?["after"].text == status && event?["actor"] == "tester")
    try desk.text("open", "1")
    #expect(try statuses() == ["open", "open", status])
    #expect(try desk.events(of: 1).last == "status \(status)>open")
  }

  @Test("a state that is there already is no change and no event", arguments: ["close", "spam"])
  func noChange(_ command: String) throws {
    try desk.text(command, "1")
    let before = try (desk.events(of: 1), desk.ticket(1))
    try desk.text(command, "1", at: "+1d")
    #expect(try desk.events(of: 1) == before.0)
    #expect(try desk.ticket(1) == before.1)
  }

  @Test("closed has its time, and opening takes it away")
  func closedTime() throws {
    try desk.text("close", "1", at: "+2d")
    let ticket = try desk.ticket(1, at: "+3d")
    #expect(ticket["closed"].text != nil && ticket["closed"] == ticket["updated"])
    #expect(ticket["waiting"] == .null && ticket["waiting_since"] == .null)
    try desk.text("open", "1")
    #expect(try desk.ticket(1)["closed"] == .null)
    #expect(try desk.ticket(1)["waiting"] == "us")
  }

  @Test("an unknown number changes none of the others")
  func allOrNothing() throws {
    #expect(try desk.tickets("close", "1", "99", "2").end == .exit(1))
    #expect(try statuses() == ["open", "open", "open"])
  }

  @Test("hold --until comes back by itself, at the time it was due")
  func holdUntil() throws {
    try desk.text("hold", "1", "--until", "3d")
    let held = try desk.ticket(1, at: "+2d")
    #expect(held["status"] == "hold")
    let until = try #require(held["hold_until"].text)
    let due = try desk.ticket(1, at: "+4d")
    #expect(due["status"] == "open" && due["hold_until"] == .null && due["waiting"] == "us")
    #expect(try desk.text("list", at: "+4d").contains("Open (3)"))
    #expect(try desk.text("count", "status:open", at: "+4d") == "3\n")
    try desk.deliver(Letter.reply("b@x", to: "First@x").text, at: "+5d")
    let log = try desk.json("log", "1", at: "+5d").array
    #expect(log.contains { $0["actor"] == "autoclose" && $0["after"] == "open" })
    let hold = try #require(log.first { $0["after"] == "hold" })
    #expect(hold["note"].text == "until \(until)")
  }

  @Test("hold without a date stays, and takes a date later")
  func holdForEver() throws {
    try desk.text("hold", "1")
    #expect(try desk.ticket(1, at: "+900d")["status"] == "hold")
    try desk.text("hold", "1", "--until", "1d")
    #expect(try desk.ticket(1, at: "+2d")["status"] == "open")
  }

  @Test(
    "dates that hold takes", arguments: ["3h", "2w", "tomorrow", "2099-12-01", "2099-12-01T10:00"])
  func dates(_ date: String) throws {
    try desk.text("hold", "1", "--until", date)
    #expect(try desk.ticket(1)["hold_until"].text != nil)
  }

  @Test(
    "dates it refuses",
    arguments: ["yesterday", "2001-01-01", "0d", "-3d", "soon", "99999999d"])
  func badDates(_ date: String) throws {
    let run = try desk.tickets("hold", "1", "--until", date)
    #expect(run.end == .exit(65), "\(run)")
    #expect(try desk.ticket(1)["status"] == "open")
  }

  @Test("--query previews and changes nothing, --yes changes")
  func query() throws {
    let preview = try desk.tickets("close", "--query", "first or third")
    #expect(preview.end == .exit(0))
    #expect(preview.text.contains("First") && preview.text.contains("Third"))
    #expect(!preview.text.contains("Second"))
    #expect(preview.errors.contains("2") && preview.errors.contains("--yes"))
    #expect(try statuses() == ["open", "open", "open"])
    try desk.text("close", "--query", "first or third", "--yes")
    #expect(try statuses() == ["closed", "open", "closed"])
  }

  @Test("a query that matches nothing changes nothing, exit 0")
  func emptyQuery() throws {
    try desk.text("close", "--query", "nowhere", "--yes")
    #expect(try statuses() == ["open", "open", "open"])
  }

  @Test("a query changes more than a search shows")
  func bulk() throws {
    for number in 1...52 { try desk.deliver(Letter("n\(number)@x", subject: "N\(number)").text) }
    try desk.text("close", "--query", "*", "--yes")
    #expect(try desk.text("count", "status:closed") == "55\n")
  }

  @Test("who acts: TICKETS_AGENT, the user behind sudo, the OS user")
  func actor() throws {
    for (environment, actor) in [
      (["TICKETS_AGENT": "anna", "SUDO_USER": "bob"], "anna"),
      (["TICKETS_AGENT": "", "SUDO_USER": "bob"], "bob"),
    ] {
      var command = desk.command([actor == "anna" ? "close" : "open", "1"])
      command.environment.merge(environment) { $1 }
      _ = try command.run().succeeded()
      #expect(try desk.json("log", "1").array.last?["actor"].text == actor)
    }
  }

  @Test("the log as text has one line an event")
  func log() throws {
    try desk.text("close", "1")
    let lines = try desk.tickets("log", "1").lines
    #expect(lines.count == 3)
    #expect(lines[2].hasSuffix("  tester  status  open -> closed"))
  }
}
