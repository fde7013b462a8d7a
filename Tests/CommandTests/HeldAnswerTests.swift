import BlackBox
import Testing

@Suite("Answers that are held back")
struct HeldAnswerTests {
  let answering: AnsweringDesk
  var desk: TestDesk { answering.desk }

  init() throws {
    answering = try AnsweringDesk()
    try desk.text("config", "set", "hold-seconds", "3600")
  }

  /// All of the ticket but its messages and the time of its last activity.
  private func state(at clock: String? = nil) throws -> Value {
    guard case .object(var members) = try desk.ticket(1, at: clock) else { return .null }
    for name in ["updated", "messages", "message_count"] { members[name] = nil }
    return .object(members)
  }

  @Test("an answer waits for its time, and says so")
  func waits() throws {
    let run = try answering.run(["reply", "1", "-m", "Yes."])
    #expect(try run.succeeded().text.contains("m2 held back until "))
    #expect(try desk.text("flush") == "")
    #expect(try answering.sent.isEmpty)
    #expect(try desk.ticket(1)["status"] == "answered")
    #expect(try desk.text("flush", "--due", at: "+61m") == "1 sent, 0 waiting, 0 failed\n")
    #expect(try answering.sent.count == 1)
  }

  @Test("a short hold ends by itself")
  func shortHold() throws {
    try desk.text("config", "set", "hold-seconds", "1")
    try answering.reply("Yes.")
    try Waiting.until("the answer is sent") { try !answering.sent.isEmpty }
    #expect(try answering.sent.count == 1)
  }

  @Test(
    "undo takes it back, as if it had not been written",
    arguments: ["open", "hold", "close", "spam"])
  func undo(_ state: String) throws {
    try desk.text(state, "1")
    let before = try self.state(at: "+2h")
    try answering.reply("Yes.", "--cc", "rita@other.example", at: "+1h")
    #expect(try self.state(at: "+2h") != before)
    #expect(try desk.text("undo", "1", at: "+80m").contains("#1 m2 is not sent\n"))
    #expect(try self.state(at: "+2h") == before)
    #expect(try desk.text("flush", at: "+9d") == "")
    #expect(try answering.sent.isEmpty)
    let message = try desk.json("show", "m2")
    #expect(message["deliveries"].array.allSatisfy { $0["state"] == "cancelled" })
    #expect(try desk.text("show", "1").contains("[taken back]"))
    let log = try desk.json("log", "1").array
    #expect(log.contains { $0["kind"] == "delivery" && $0["after"] == "cancelled" })
  }

  @Test("also when the ticket has closed by itself at once")
  func autoclose() throws {
    try desk.text("config", "unset", "autoclose-days")
    let before = try state()
    try answering.reply("Yes.")
    #expect(try desk.ticket(1)["status"] == "closed")
    try desk.text("maintain")
    try desk.text("undo", "1")
    #expect(try state() == before)
  }

  @Test("a second undo takes back what was before, not the answer again")
  func further() throws {
    try desk.text("tag", "1", "a")
    try answering.reply("Yes.")
    try desk.text("undo", "1")
    #expect(try desk.ticket(1)["tags"] == .array(["a"]))
    try desk.text("undo", "1")
    #expect(try desk.ticket(1)["tags"] == .array([]))
  }

  @Test("what others changed since stays")
  func changedSince() throws {
    try answering.reply("Yes.")
    try desk.text("tag", "1", "a")
    try desk.text("undo", "1")
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "open" && ticket["tags"] == .array(["a"]))
    try answering.reply("Yes.")
    try desk.text("spam", "1")
    #expect(try desk.text("undo", "1") == "#1 m3 is not sent\n", "and no state is told of")
    #expect(try desk.ticket(1)["status"] == "spam")
    let run = try desk.tickets("undo", "1")
    #expect(run.end == .exit(1) && run.errors.contains("belongs to an answer"), "\(run)")
    #expect(try desk.ticket(1)["status"] == "spam", "not answered, which it is no longer")
  }

  @Test("a mail that came since is still our turn, since the first that is unanswered")
  func arrivedSince() throws {
    let since = try desk.ticket(1)["waiting_since"]
    try desk.text("reply", "1", "-m", "Yes.", at: "+1m")
    try desk.deliver(Letter.reply("b@x", to: "a@x").text, at: "+10m")
    try desk.text("undo", "1", at: "+20m")
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "open" && ticket["waiting"] == "us")
    #expect(ticket["waiting_since"] == since && ticket["answered"] == .null)
  }

  @Test("of two the later one goes first")
  func two() throws {
    try answering.reply("One.")
    try answering.reply("Two.")
    try desk.text("undo", "1")
    #expect(try desk.ticket(1)["status"] == "answered")
    try desk.text("undo", "1")
    #expect(try desk.ticket(1)["status"] == "open")
    #expect(try desk.text("flush", at: "+2h") == "")
  }

  @Test("what was sent cannot be taken back")
  func tooLate() throws {
    try answering.reply("Yes.")
    try desk.text("flush", "--due", at: "+61m")
    let run = try desk.tickets("undo", "1", at: "+62m")
    #expect(run.end == .exit(1) && run.errors.contains("m2"))
    #expect(try desk.ticket(1)["status"] == "answered")
    try desk.text("config", "set", "hold-seconds", "0")
    try answering.reply("Again.")
    #expect(try desk.tickets("undo", "1").end == .exit(1))
    #expect(try answering.sent.count == 2)
  }

  @Test("a forward is taken back as well, and changes nothing else")
  func forward() throws {
    let before = try state()
    _ = try answering.run(["forward", "1", "--to", "rita@other.example", "-m", "x"]).succeeded()
    try desk.text("undo", "1")
    #expect(try state() == before)
    #expect(try desk.text("flush", at: "+2h") == "")
  }

  @Test("it goes with its message to the ticket that takes it in, and can be taken back there")
  func merged() throws {
    try desk.deliver(Letter("z@x", subject: "Other").text)
    try answering.reply("Yes.")
    try desk.text("merge", "1", "--into", "2")
    #expect(try desk.text("undo", "2").contains("m3 is not sent"))
    #expect(try desk.text("flush", at: "+2h") == "")
  }

  @Test(
    "an answer that was taken back is no answer: not forwarded, not counted, not matched by age")
  func noAnswer() throws {
    try answering.reply("Yes.", at: "+50m")
    try desk.text("undo", "1", at: "+55m")
    _ = try answering.run(["forward", "1", "--all", "--to", "r@y.example", "-m", "x"]).succeeded()
    let forward = try desk.json("show", "m3")
    #expect(forward["parts"].array.allSatisfy { $0["filename"] != "m2.eml" })
  }
}
