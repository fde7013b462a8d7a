import BlackBox
import Testing

/// Ticket 1 is Jane's "Printer", with Carl in Cc; ticket 2, Bob's, has waited for longer than anything
/// that happens here.
@Suite("An answer that failed is not done")
struct FailedAnswerTests {
  private let answering: AnsweringDesk
  private var desk: TestDesk { answering.desk }

  init() throws {
    answering = try AnsweringDesk()
    let bob = Letter("bob@x", from: "bob@other.example", subject: "Fax")
    try answering.desk.deliver(bob.text, at: "-9d")
    try answering.desk.text("config", "set", "notify", "boss@desk.example")
  }

  private func list(at clock: String? = nil) throws -> [String] {
    try desk.text("list", at: clock).split(separator: "\n").map { String($0) }
  }

  private func told(of text: String = "Not delivered: ") throws -> [Recorder.Mail] {
    try answering.sent.filter { $0.field("Subject")?.hasPrefix(text) ?? false }
  }

  /// What a mail server says of a mail to one of its recipients.
  private func bounce(
    _ mail: Recorder.Mail, of recipient: String = "jane@customer.example",
    _ action: String = "failed"
  ) -> String {
    """
    From: Mail Delivery System <MAILER-DAEMON@customer.example>
    To: help@desk.example
    Subject: Undelivered Mail Returned to Sender
    Message-ID: <\(action).\(recipient).\(mail.messageID)>
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b

    No such user.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.customer.example

    Final-Recipient: rfc822; \(recipient)
    Action: \(action)
    Status: 5.1.1
    Diagnostic-Code: smtp; 550 no such user

    --b
    Content-Type: message/rfc822

    \(mail.text)
    --b--

    """
  }

  private func expectOpen(_ recipient: String, at clock: String? = nil) throws {
    let ticket = try desk.ticket(1, at: clock)
    #expect(ticket["status"] == "open" && ticket["waiting"] == "us" && ticket["closed"] == .null)
    #expect(ticket["waiting_since"] == ticket["messages"][0]["received"])
    #expect(ticket["failed_answer"].text?.contains("did not reach \(recipient)") == true)
    let lines = try list(at: clock)
    #expect(lines[0] == "Open (2)" && lines[1].hasPrefix("1 ") && lines[1].contains(" ox"))
    #expect(lines[2].contains("did not reach \(recipient)") && lines[3].hasPrefix("2 "))
    #expect(try desk.text("next", at: clock).hasPrefix("1 "))
  }

  @Test(
    "refused for good, the ticket is open again, and reply exits 69",
    arguments: [64, 65, 67, 77, 78])
  func refused(_ status: Int) throws {
    try answering.sendmail.answer(
      "case \"$*\" in *boss@*) ;; *) echo 'no such user' >&2; exit \(status) ;; esac")
    let run = try answering.run(["reply", "1", "-m", "Yes."])
    #expect(run.end == .exit(69) && run.errors.contains("m3 is stored, but was not sent to"))
    #expect(run.errors.contains("no such user") && run.text.contains("#1 is open"))
    try expectOpen("carl@customer.example: \(answering.sendmail.path) exited with \(status)")
    let mail = try #require(try told().first)
    #expect(mail.recipients == ["boss@desk.example"] && mail.arguments[2] == "<>")
    #expect(mail.text.contains("no such user") && mail.field("Auto-Submitted") == "auto-generated")
    #expect(mail.field("Subject") == "Not delivered: Re: Printer [Ticket #1]")
    try desk.text("flush")
    #expect(try told().count == 1)
  }

  @Test("not taken for now, it counts as answered, and reply exits 75", arguments: [71, 75, 1])
  func passing(_ status: Int) throws {
    try answering.sendmail.answer("exit \(status)")
    let run = try answering.run(["reply", "1", "-m", "Yes."])
    #expect(run.end == .exit(75) && run.errors.contains("do not send it again"), "\(run)")
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(try desk.ticket(1)["status"] == "answered")
    #expect(try desk.ticket(1)["failed_answer"] == .null)
    try answering.sendmail.answer("")
    #expect(try desk.text("flush") == "1 sent, 0 waiting, 0 failed\n")
    #expect(try told().isEmpty)
  }

  @Test("in the editor, no draft is kept of what is stored", arguments: ["exit 75", "exit 67"])
  func editor(_ answer: String) throws {
    try answering.sendmail.answer(answer)
    let run = try answering.run(["reply", "1"], editor: "sed -i '$aUse the stairs.'")
    #expect(run.end == .exit(answer == "exit 75" ? 75 : 69) && answering.drafts.names.isEmpty)
  }

  @Test("given up after five days, it is open again, though it has closed by itself since")
  func givenUp() throws {
    try answering.sendmail.answer("case \"$*\" in *boss@*) ;; *) exit 75 ;; esac")
    _ = try answering.run(["reply", "1", "-m", "Yes."])
    try desk.text("flush", at: "+4d")
    #expect(try desk.ticket(1, at: "+5d")["status"] == "closed")
    try desk.text("flush", at: "+6d")
    try expectOpen("carl@customer.example: given up after 5 days", at: "+6d")
    #expect(try told().count == 1)
  }

  @Test(
    "bounced, it is open again in whatever state it was left, closed ones too",
    arguments: ["answered", "hold", "closed", "open"])
  func bounced(_ status: String) throws {
    try answering.reply("Yes.", "--status", status)
    let answer = try answering.sent[0]
    try desk.deliver(bounce(answer, "delayed", "jane@customer.example"), at: "+1h")
    #expect(try desk.ticket(1)["status"].text == status && told().isEmpty)
    try desk.deliver(bounce(answer), at: "+6d")
    try expectOpen("jane@customer.example: 5.1.1", at: "+6d")
    #expect(try told().count == 1)
    try desk.deliver(bounce(answer, of: "carl@customer.example"), at: "+7d")
    #expect(try told().count == 1, "told once of one answer")
    #expect(
      try desk.ticket(1, at: "+7d")["failed_answer"].text?.hasSuffix("and 1 more") == true)
  }

  private func bounce(_ mail: Recorder.Mail, _ action: String, _ recipient: String) -> String {
    bounce(mail, of: recipient, action)
  }

  @Test("answered again, it is done, until that fails, too")
  func again() throws {
    try answering.reply("Yes.")
    try desk.deliver(bounce(try answering.sent[0]))
    try answering.reply("Once more.")
    #expect(try desk.ticket(1)["status"] == "answered")
    try desk.deliver(Letter.reply("r@x", to: "a@x").text)
    #expect(try desk.ticket(1)["failed_answer"] == .null)
    #expect(try desk.text("next").hasPrefix("2 "))
    let second = try #require(try answering.sent.last { $0.text.contains("Once more.") })
    try desk.deliver(bounce(second))
    let ticket = try desk.ticket(1)
    #expect(ticket["failed_answer"].text?.hasPrefix("m5 did not reach jane@") == true, "\(ticket)")
    #expect(try told().count == 2)
  }

  @Test("a late bounce of an answer before the last one counts")
  func late() throws {
    try answering.reply("Yes.")
    try answering.reply("P.S.")
    try desk.deliver(bounce(try answering.sent[0]))
    #expect(try desk.ticket(1)["status"] == "open")
    #expect(try list()[2].contains("m3 did not reach jane@"))
  }

  @Test("spam stays spam")
  func spam() throws {
    try answering.reply("Yes.")
    try desk.text("spam", "1")
    try desk.deliver(bounce(try answering.sent[0]))
    #expect(try desk.ticket(1)["status"] == "spam" && told().isEmpty)
  }

  @Test("bounces of confirmations, copies and forwarded mail open nothing")
  func notices() throws {
    try desk.text("config", "set", "confirm", "yes")
    try desk.deliver(Letter("z@x", from: "zoe@third.example", subject: "Scanner").text)
    try desk.text("forward", "1", "--to", "expert@other.example", "-m", "Please look.")
    let mails = try answering.sent
    #expect(mails.count == 3)
    try desk.text("close", "1", "3")
    for mail in mails { try desk.deliver(bounce(mail, of: mail.recipients[0])) }
    #expect(try desk.ticket(1)["status"] == "closed" && told().isEmpty)
    #expect(try desk.text("count", "status:open") == "1\n")
  }

  @Test("doctor says so")
  func doctor() throws {
    try answering.reply("Yes.")
    try desk.deliver(bounce(try answering.sent[0]))
    #expect(try desk.tickets("doctor").text.contains("the answer on #1 did not reach everybody"))
    try desk.text("close", "1")
    #expect(try !desk.tickets("doctor").text.contains("did not reach everybody"))
  }

  @Test("it goes along when its ticket is merged")
  func merged() throws {
    try answering.reply("Yes.")
    try desk.text("merge", "1", "--into", "2")
    try desk.deliver(bounce(try answering.sent[0]))
    #expect(try desk.ticket(2)["failed_answer"].text?.hasPrefix("m3 ") == true)
    #expect(try desk.text("verify").contains("no faults"))
  }
}
