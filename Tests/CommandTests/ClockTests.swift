import BlackBox
import Testing

@Suite("A clock that jumped and came back")
struct ClockTests {
  private let desk: TestDesk
  private let sendmail: Recorder

  init() throws {
    sendmail = try Recorder()
    desk = try TestDesk(sendmail: sendmail, ["address": "help@desk.example"])
  }

  @Test("confirmations of a time to come do not stop those of today")
  func ladder() throws {
    for number in 1...4 { try desk.deliver(letter(number), at: "+1000d") }
    #expect(try sendmail.mails().count == 3)
    for number in 5...8 { try desk.deliver(letter(number)) }
    #expect(try sendmail.mails().count == 6)
  }

  private func letter(_ number: Int) -> String {
    Letter("\(number)@x", subject: "Trouble \(number)").text
  }

  @Test(
    "a try that is due in years is due now; one that was held back so, too",
    arguments: [("0", "+6d"), ("0", "+1000d"), ("3600", "+1000d")])
  func retry(_ hold: String, _ clock: String) throws {
    try desk.text("config", "set", "confirm", "no")
    try desk.text("config", "set", "hold-seconds", hold)
    try desk.deliver(letter(1))
    try sendmail.answer("exit 75")
    var reply = desk.command(["reply", "1", "-m", "Hello."])
    reply.environment["TICKETS_SENDING"] = "later"
    #expect(try reply.at(clock).run().end == .exit(hold == "0" ? 75 : 0))
    if hold == "0" { try desk.text("flush", at: clock) }
    try sendmail.answer("")
    #expect(try desk.text("flush", "--due") == "1 sent, 0 waiting, 0 failed\n")
  }

  @Test("a delivery sends what is due in years")
  func deliverySends() throws {
    try desk.text("config", "set", "confirm", "no")
    try sendmail.answer("exit 75")
    try desk.enqueue()
    try desk.text("flush", at: "+1000d")
    try sendmail.answer("")
    try desk.deliver(letter(1))
    #expect(try desk.outboxStates() == ["sent "])
  }

  @Test(
    "five days of tries follow, whenever the mail says that it was made", arguments: [-7000, 1000])
  func givingUp(_ days: Int) throws {
    try desk.enqueue()
    let created = "UPDATE outbox SET created = created + \(days) * 86400"
    _ = try Command("/usr/bin/sqlite3", [desk.store, created]).run().succeeded()
    try sendmail.answer("exit 75")
    for clock in ["+0d", "+2d", "+4d"] {
      #expect(try desk.text("flush", at: clock) == "0 sent, 1 waiting, 0 failed\n")
    }
    #expect(try desk.text("flush", at: "+6d") == "0 sent, 0 waiting, 1 failed\n")
  }

  @Test("maintain lets a ticket close that was answered in a time to come")
  func autoClose() throws {
    try desk.text("config", "set", "autoclose-days", "3")
    try desk.deliver(letter(1))
    try desk.text("reply", "1", "-m", "Hello.", at: "+1000d")
    #expect(try desk.ticket(1, at: "+10d")["status"].text == "answered")
    try desk.text("maintain")
    #expect(try desk.ticket(1, at: "+2d")["status"].text == "answered")
    #expect(try desk.ticket(1, at: "+4d")["status"].text == "closed")
  }
}
