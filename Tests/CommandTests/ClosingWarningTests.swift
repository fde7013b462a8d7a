import BlackBox
import Testing

@Suite("Customers are warned before their tickets close")
struct ClosingWarningTests {
  private let desk: TestDesk
  private let sendmail: Recorder

  init() throws {
    sendmail = try Recorder()
    desk = try TestDesk(
      sendmail: sendmail,
      [
        "address": "help@desk.example", "confirm": "no", "autoclose-days": "5",
        "autoclose-warning-days": "2",
      ])
  }

  private func answered(_ id: String?, from: String = "Jane Doe <jane@customer.example>") throws {
    let receipt = try desk.deliver(Letter(id, from: from, subject: "Case \(id ?? "")").text)
    try desk.text("reply", "\(receipt["ticket"].int ?? 0)", "-m", "Done.")
  }

  /// What was sent on its own.
  private func warnings() throws -> [Recorder.Mail] {
    try sendmail.mails().filter { $0.text.contains("\nAuto-Submitted: ") }
  }

  @Test("of a mail without a Message-ID, as the answer to none")
  func withoutID() throws {
    try answered(nil)
    try desk.text("maintain", at: "+73h")
    #expect(try !warnings()[0].fields.contains { $0.hasPrefix("In-Reply-To") })
  }

  @Test("once, at its time, as automatic mail")
  func once() throws {
    try answered("a@b")
    try desk.text("maintain", at: "+2d")
    #expect(try warnings().isEmpty)
    #expect(try desk.text("maintain", at: "+73h") == "0 closed, 0 opened again, 1 warned\n")
    #expect(try desk.text("maintain", at: "+74h") == "0 closed, 0 opened again\n")
    let mail = try #require(try warnings().first)
    #expect(try warnings().count == 1)
    #expect(mail.arguments == ["-i", "-f", "<>", "--", "jane@customer.example"])
    for field in [
      "Auto-Submitted: auto-generated", "Precedence: bulk", "In-Reply-To: <a@b>",
      "Subject: Re: Case a@b [Ticket #1]",
    ] {
      #expect(mail.fields.contains(field), "\(field)")
    }
    #expect(mail.body.replacing(" \n", with: " ").contains("in 2 days"))
    #expect(try desk.events(of: 1, at: "+74h").contains("notice >warning"))
    #expect(try desk.ticket(1, at: "+74h")["messages"].array.count == 2, "a notice is no message")
    #expect(try desk.text("maintain", at: "+121h") == "1 closed, 0 opened again\n")
  }

  @Test("the customer's answer reopens the ticket, and the next answer is warned of anew")
  func again() throws {
    try answered("a@b")
    try desk.text("maintain", at: "+73h")
    let receipt = try desk.deliver(Letter.reply("b@b", to: "a@b").text, at: "+74h")
    #expect(receipt["action"] == "reopened")
    try desk.text("maintain", at: "+100h")
    #expect(try warnings().count == 1)
    try desk.text("reply", "1", "-m", "Now it is.", at: "+100h")
    try desk.text("maintain", at: "+101h")
    #expect(try warnings().count == 1)
    try desk.text("maintain", at: "+173h")
    #expect(try warnings().count == 2)
  }

  @Test("nobody is warned where programs read")
  func neverAnswered() throws {
    try answered("a@b", from: "no-reply@shop.example")
    try desk.text("maintain", at: "+73h")
    #expect(try warnings().isEmpty)
  }

  @Test(
    "without the setting, with one too long, and where tickets never close",
    arguments: [
      ("autoclose-warning-days", ""), ("autoclose-warning-days", "5"), ("autoclose-days", "-1"),
      ("address", ""),
    ])
  func switchedOff(_ key: String, _ value: String) throws {
    try answered("a@b")
    try desk.text("config", "set", key, value)
    for clock in ["+1h", "+73h", "+119h"] { try desk.text("maintain", at: clock) }
    #expect(try warnings().isEmpty)
  }

  @Test("what the ladder stops waits for the next run")
  func ladder() throws {
    for number in 1...5 { try answered("\(number)@b") }
    #expect(try desk.text("maintain", at: "+73h") == "0 closed, 0 opened again, 3 warned\n")
    #expect(try desk.text("maintain", at: "+74h") == "0 closed, 0 opened again, 2 warned\n")
  }
}
