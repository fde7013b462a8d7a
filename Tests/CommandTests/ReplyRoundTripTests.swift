import BlackBox
import Testing

@Suite("What answers our answer comes back to its ticket")
struct ReplyRoundTripTests {
  let answering: AnsweringDesk
  let answer: Recorder.Mail
  var desk: TestDesk { answering.desk }

  init() throws {
    answering = try AnsweringDesk()
    try answering.desk.text("config", "set", "reply-extension", "+")
    try answering.reply("Is it on?")
    answer = try #require(try answering.sent.first)
  }

  /// From somebody else's address where the token alone is to lead.
  private func deliver(
    _ fields: [String], subject: String = "Other", from: String = "jane@customer.example",
    to recipient: String? = nil
  ) throws -> Value {
    try desk.deliver(
      Letter("r@x", from: from, subject: subject, fields, body: "It is.\n").text, to: recipient)
  }

  private func expectFollowUp(_ receipt: Value, _ rule: String) throws {
    #expect(receipt["ticket"] == 1 && receipt["rule"].text == rule)
    #expect(receipt["action"] == "reopened")
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "open" && ticket["waiting"] == "us")
  }

  @Test("by In-Reply-To")
  func inReplyTo() throws {
    try expectFollowUp(try deliver(["In-Reply-To: <\(answer.messageID)>"]), "token")
  }

  @Test("by References alone")
  func references() throws {
    let ids = "References: <a@x> <\(answer.messageID)> <other@y>"
    try expectFollowUp(try deliver([ids]), "token")
  }

  @Test("by the signed address alone, whoever writes, and not as a participant")
  func signedAddress() throws {
    let address = try #require(answer.field("Reply-To")?.split(separator: "<").last?.dropLast())
    let receipt = try deliver([], from: "jane@home.example", to: String(address))
    try expectFollowUp(receipt, "token")
    #expect(try desk.ticket(1)["messages"][2]["stranger"] == .bool(true))
    try answering.reply("Fine.")
    #expect(try !answering.sent[1].recipients.contains("jane@home.example"))
  }

  @Test("by the tag in the subject alone, from a participant")
  func subjectTag() throws {
    let subject = "AW: \(try #require(answer.field("Subject")))"
    try expectFollowUp(try deliver([], subject: subject), "subject-tag")
  }

  @Test("by the subject alone")
  func subject() throws {
    try expectFollowUp(try deliver([], subject: "RE: Printer"), "subject")
  }

  @Test("the next answer has one tag, and all of the thread")
  func nextAnswer() throws {
    let subject = try #require(answer.field("Subject"))
    _ = try deliver(
      ["In-Reply-To: <\(answer.messageID)>", "References: <a@x> <\(answer.messageID)>"],
      subject: "Re: \(subject)")
    try answering.reply("Good.")
    let next = try answering.sent[1]
    #expect(next.field("Subject") == "Re: Printer [Ticket #1]")
    #expect(next.field("In-Reply-To") == "<r@x>")
    #expect(next.field("References") == "<a@x> <\(answer.messageID)> <r@x>")
  }

  @Test("quoted, it is folded away")
  func quoted() throws {
    let body = "It is.\n\nOn Monday, Help Desk wrote:\n> Is it on?\n"
    let letter = Letter.reply("r@x", to: answer.messageID, body: body)
    try desk.deliver(letter.text)
    #expect(try desk.ticket(1)["messages"][2]["visible_text"].text?.trimmed == "It is.")
  }

  @Test("come back through a list or a Bcc, it is known")
  func comesBack() throws {
    let before = try desk.ticket(1)
    let receipt = try desk.deliver(
      "Return-Path: <list-bounces@other.example>\nReceived: from a by b\n" + answer.text)
    #expect(receipt["action"] == "duplicate")
    #expect(receipt["ticket"] == 1 && receipt["message"] == 2)
    #expect(try desk.ticket(1)["message_count"] == before["message_count"])
    #expect(try desk.ticket(1)["status"] == "answered")
    #expect(try answering.sent.count == 1)
  }

  @Test("the same text under another Message-ID is ours, too")
  func comesBackRenamed() throws {
    let id = "Message-ID: <\(answer.messageID)>"
    let receipt = try desk.deliver(answer.text.replacing(id, with: "Message-ID: <list1@x>"))
    #expect(receipt["class"] == "own", "\(receipt)")
    #expect(try desk.ticket(1)["status"] == "answered")
  }

  @Test("a forged report marks nobody whom the answer did not go to")
  func ghosts() throws {
    let forged = report("failed", on: answer.text)
      .replacing("Final-Recipient: rfc822; ", with: "Final-Recipient: rfc822; ghost.")
    try desk.deliver(forged)
    let deliveries = try desk.ticket(1)["messages"][1]["deliveries"].array
    #expect(deliveries.map { $0["state"].text } == ["sent", "sent"])
    #expect(try desk.ticket(1)["undelivered"] == .bool(false))
  }

  @Test("a bounce of it marks its recipient, and the ticket is open again")
  func bounce() throws {
    try desk.deliver(report("failed", on: answer.text))
    try desk.deliver(report("delayed", on: answer.text))
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "open" && ticket["undelivered"] == .bool(true))
    #expect(
      ticket["messages"][1]["deliveries"].array.map { $0["state"].text } == ["sent", "failed"])
    let recipients = try desk.json("outbox", "--all")[0]["recipients"].array
    #expect(recipients.map { $0["state"].text } == ["sent", "failed"])
    #expect(recipients[1]["detail"].text?.hasPrefix("5.1.1") == true, "\(recipients)")
  }

  @Test("a bounce that comes before sendmail has answered counts")
  func earlyBounce() throws {
    let bounce = try TemporaryFolder()
    try FileContent.write(report("failed", on: "@").utf8, to: bounce.file("bounce"))
    try answering.sendmail.answer(
      """
      sed -e "/^@$/{r $name.part" -e d -e } \(bounce.file("bounce")) |
        \(Binaries.ingest) --store \(desk.store)
      """)
    #expect(try answering.run(["reply", "1", "-m", "Once more."]).end == .exit(69))
    try answering.sendmail.answer("")
    let ticket = try desk.ticket(1)
    #expect(ticket["undelivered"] == .bool(true))
    #expect(
      ticket["messages"][2]["deliveries"].array.contains { $0["state"] == "failed" }, "\(ticket)")
  }

  /// What a mail server says of Jane's copy of a mail.
  private func report(_ action: String, on mail: String) -> String {
    """
    From: Mail Delivery System <MAILER-DAEMON@customer.example>
    To: help@desk.example
    Subject: Undelivered Mail Returned to Sender
    Message-ID: <\(action)@customer.example>
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b

    No such user.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.customer.example

    Final-Recipient: rfc822; jane@customer.example
    Action: \(action)
    Status: 5.1.1

    --b
    Content-Type: message/rfc822

    \(mail)
    --b--

    """
  }

  @Test(
    "every text arrives as it was written",
    arguments: [
      "日本語のテキスト、改行なしで長い文章を書く場合もあります。" + String(repeating: "漢字", count: 200),
      "👩‍👩‍👧‍👦 🇩🇪 👍🏽 e\u{301} ﷽", String(repeating: "many words ", count: 300),
      "> quoted\n>> twice\n\nFrom here on\n.\n  indented\n-- no signature",
      String(repeating: "x", count: 5000), "tab\there", "a\n\n\n\nb", "שלום עולם, مرحبا بالعالم",
    ])
  func texts(_ text: String) throws {
    _ = try answering.run(["reply", "1", "--file", "-"], input: text + "\n").succeeded()
    let sent = try answering.sent[1]
    #expect(sent.text.split(separator: "\n").allSatisfy { $0.utf8.count <= 998 })
    // Read as by another desk that gets it.
    let other = try TestDesk()
    try other.deliver(sent.text)
    #expect(
      try other.ticket(1)["messages"][0]["text"].text?.trimmed == text.trimmed)
    #expect(try desk.ticket(1)["messages"][2]["text"].text?.trimmed == text.trimmed)
  }
}
