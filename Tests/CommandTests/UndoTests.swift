import BlackBox
import Testing

/// Ticket 1 is Jane's "Printer", opened by `a@x`.
@Suite("Undo")
struct UndoTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
    try desk.text("queue", "add", "billing")
    try desk.deliver(Letter("a@x", ["Cc: Carl <carl@customer.example>"]).text)
  }

  /// All of a ticket but the time of its last activity.
  private func state(_ ticket: Int = 1, at clock: String? = nil) throws -> Value {
    guard case .object(var members) = try desk.ticket(ticket, at: clock) else { return .null }
    members["updated"] = nil
    return .object(members)
  }

  static let changes: [[String]] = [
    ["close", "1"], ["hold", "1"], ["hold", "1", "--until", "9d"], ["spam", "1"],
    ["assign", "1", "anna"], ["take", "1"], ["tag", "1", "+a", "-b"], ["priority", "1", "urgent"],
    ["queue", "1", "billing"], ["subject", "1", "New"],
    ["requester", "1", "Rita <rita@other.example>"], ["requester", "1", "carl@customer.example"],
  ]

  @Test("restores exactly what was before, with an event by whoever undoes", arguments: changes)
  func restores(_ change: [String]) throws {
    try desk.text("tag", "1", "b", "c")
    let before = try state(at: "+2h")
    _ = try desk.command(change).at("+1h").run().succeeded()
    #expect(try state(at: "+2h") != before)
    var undo = desk.command(["undo", "1"]).at("+90m")
    undo.environment["TICKETS_AGENT"] = "bob"
    #expect(try undo.run().succeeded().text.hasPrefix("#1 "))
    #expect(try state(at: "+2h") == before)
    let log = try desk.json("log", "1").array
    let (done, undone) = (log[log.count - 2], log[log.count - 1])
    #expect(undone["kind"] == done["kind"] && undone["actor"] == "bob")
    #expect(undone["before"] == done["after"] && undone["after"] == done["before"])
    #expect(undone["note"].text?.hasPrefix("undo") == true)
  }

  @Test("repeated, it goes further back, to the beginning")
  func repeated() throws {
    var states: [Value] = []
    for change in UndoTests.changes {
      states.append(try state())
      _ = try desk.command(change).run().succeeded()
      if try state() == states.last { states.removeLast() }
    }
    for state in states.reversed() {
      try desk.text("undo", "1")
      #expect(try self.state() == state)
    }
    let end = try desk.tickets("undo", "1")
    #expect(end.end == .exit(1) && end.errors.contains("no change left to undo"))
  }

  @Test("after an undo, a new change is the last one")
  func forth() throws {
    try desk.text("tag", "1", "a")
    try desk.text("tag", "1", "b")
    try desk.text("undo", "1")
    try desk.text("assign", "1", "anna")
    try desk.text("undo", "1")
    #expect(try desk.ticket(1)["tags"] == .array(["a"]))
    try desk.text("undo", "1")
    #expect(try desk.ticket(1)["tags"] == .array([]))
  }

  @Test("the clocks of an answered and of a held ticket go on as if nothing had been")
  func clocks() throws {
    try desk.text("hold", "1", "--until", "5d")
    try desk.text("close", "1", at: "+1d")
    try desk.text("undo", "1", at: "+2d")
    #expect(try desk.ticket(1, at: "+4d")["status"] == "hold")
    #expect(try desk.ticket(1, at: "+6d")["status"] == "open")
    #expect(try desk.ticket(1, at: "+6d")["waiting"] == "us")
  }

  @Test("a reopening by mail stays, and is told")
  func byMail() throws {
    try desk.text("close", "1")
    try desk.deliver(Letter.reply("b@x", to: "a@x").text)
    let run = try desk.tickets("undo", "1")
    #expect(run.end == .exit(1) && run.output.isEmpty)
    #expect(run.errors.contains("mail") && run.errors.contains("m2"))
    #expect(try desk.ticket(1)["status"] == "open")
  }

  @Test("an answer is not called back, and is told")
  func answer() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("config", "set", "sendmail", "/bin/true")
    try desk.text("config", "set", "autoclose-days", "3")
    try desk.text("tag", "1", "a")
    try desk.text("reply", "1", "-m", "Done.")
    let run = try desk.tickets("undo", "1")
    #expect(run.end == .exit(1) && run.errors.contains("answer") && run.errors.contains("m2"))
    #expect(try desk.ticket(1)["tags"] == .array(["a"]))
  }

  @Test("what came due stays, and is told")
  func byClock() throws {
    try desk.text("hold", "1", "--until", "1d")
    let run = try desk.tickets("undo", "1", at: "+2d")
    #expect(run.end == .exit(1) && run.errors.contains("due"))
    #expect(try desk.ticket(1, at: "+2d")["status"] == "open")
  }

  @Test("no mail is buried: reopened by hand, written on since, it stays open")
  func noBurial() throws {
    try desk.text("close", "1")
    try desk.text("open", "1")
    try desk.deliver(Letter.reply("b@x", to: "a@x").text)
    let run = try desk.tickets("undo", "1")
    #expect(run.end == .exit(1) && run.errors.contains("m2"))
    #expect(try desk.ticket(1)["status"] == "open")
  }

  @Test("mail that came since stays where it is, and other changes are undone over it")
  func overMail() throws {
    try desk.text("tag", "1", "a")
    try desk.deliver(Letter.reply("b@x", to: "a@x").text)
    try desk.text("undo", "1")
    #expect(try desk.ticket(1)["tags"] == .array([]))
    #expect(try desk.ticket(1)["message_count"] == 2)
  }

  @Test("a requester who has written since still takes part")
  func writtenSince() throws {
    try desk.text("requester", "1", "rita@other.example")
    try desk.deliver(Letter.reply("b@x", to: "a@x", from: "rita@other.example").text)
    try desk.text("undo", "1")
    let ticket = try desk.ticket(1)
    #expect(ticket["requester"]["address"] == "jane@customer.example")
    #expect(
      ticket["participants"].array.contains { $0["address"] == "rita@other.example" })
  }

  @Test("a subject undone finds no mail any more")
  func subject() throws {
    try desk.text("subject", "1", "New")
    try desk.text("undo", "1")
    #expect(try desk.deliver(Letter("b@x", subject: "Re: New").text)["rule"] == "new")
  }

  @Test("several tickets, all or none")
  func several() throws {
    try desk.deliver(Letter("z@x", subject: "Other").text)
    try desk.text("close", "1", "2")
    #expect(try desk.tickets("undo", "1", "99").end == .exit(1))
    #expect(try desk.ticket(1)["status"] == "closed")
    try desk.text("undo", "#1", "2")
    #expect(try desk.text("count", "status:open") == "2\n")
  }
}
