import BlackBox
import Testing

@Suite("New tickets are confirmed, administrators get copies")
struct NoticeTests {
  private let desk: TestDesk
  private let sendmail: Recorder

  init() throws {
    sendmail = try Recorder()
    desk = try TestDesk(
      sendmail: sendmail, ["address": "help@desk.example", "name": "Help desk"])
  }

  /// Recipients of all that was sent, in order.
  private func recipients() throws -> [String] {
    try sendmail.mails().flatMap { $0.arguments.drop { $0 != "--" }.dropFirst() }
  }

  private func fields(_ mail: Recorder.Mail) -> [String] {
    mail.text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }.map { String($0) }
  }

  @Test("a confirmation goes to who opened the ticket, as automatic mail")
  func confirmation() throws {
    try desk.deliver(Letter("a@b", ["References: <x@y> <z@y>"]).text)
    let mail = try #require(try sendmail.mails().first)
    #expect(mail.arguments == ["-i", "-f", "<>", "--", "jane@customer.example"])
    let fields = fields(mail)
    for field in [
      "From: Help desk <help@desk.example>", "To: Jane Doe <jane@customer.example>",
      "Subject: Re: Printer [Ticket #1]", "Auto-Submitted: auto-replied", "Precedence: bulk",
      "X-Auto-Response-Suppress: All", "X-Loop: help@desk.example", "In-Reply-To: <a@b>",
      "References: <x@y> <z@y> <a@b>",
    ] {
      #expect(fields.contains(field), "\(field)")
    }
    #expect(mail.text.contains("ticket #1"))
    #expect(try desk.ticket(1)["messages"].array.count == 1, "a notice is no message")
    #expect(try desk.events(of: 1).contains("notice >confirmation"))
    #expect(try desk.text("outbox", "--show", "1") == mail.text)
  }

  @Test("a mail without a Message-ID is answered by none that we made up")
  func withoutID() throws {
    try desk.deliver(Letter(nil).text)
    let fields = fields(try #require(try sendmail.mails().first))
    #expect(!fields.contains { $0.hasPrefix("In-Reply-To") || $0.hasPrefix("References") })
  }

  @Test("a follow-up, a duplicate and --no-notify confirm nothing")
  func once() throws {
    try desk.deliver(Letter("a@b").text, ["--no-notify"])
    #expect(try recipients().isEmpty)
    try desk.deliver(Letter("b@b", subject: "Other").text)
    try desk.deliver(Letter("b@b", subject: "Other").text)
    try desk.deliver(Letter.reply("c@b", to: "b@b").text)
    #expect(try recipients() == ["jane@customer.example"])
  }

  @Test(
    "no confirmation",
    arguments: [
      ("noreply@shop.example", [String]()), ("MAILER-DAEMON@mx.example", []),
      ("owner-list@l.example", []),
      ("root@host.example", []), ("help@desk.example", []), ("help+x@desk.example", []),
      ("jane@customer.example", ["Auto-Submitted: auto-replied"]),
      ("jane@customer.example", ["X-Auto-Response-Suppress: OOF"]),
      ("jane@customer.example", ["X-Auto-Response-Suppress: All"]),
      ("jane@customer.example", ["Precedence: bulk"]),
      ("jane@customer.example", ["List-Id: <l.example>"]),
      ("jane@customer.example", ["X-Spam-Flag: YES"]),
      ("jane@customer.example", ["Return-Path: <>"]),
    ])
  func refused(_ from: String, _ fields: [String]) throws {
    let receipt = try desk.deliver(Letter("a@b", from: from, fields).text)
    #expect(receipt["notices"][0]["refusal"].text != nil)
    #expect(try recipients().isEmpty)
  }

  @Test("receipts asked not to be sent are still confirmed", arguments: ["DR", "RN, NRN"])
  func receiptsOnly(_ value: String) throws {
    try desk.deliver(Letter("a@b", ["X-Auto-Response-Suppress: \(value)"]).text)
    #expect(try recipients() == ["jane@customer.example"])
  }

  @Test("another help desk gets one confirmation in 24 hours")
  func helpDesk() throws {
    try desk.text("config", "set", "notify", "boss@desk.example")
    for (number, clock) in [(1, "+0d"), (2, "+1h"), (3, "+25h")] {
      try desk.deliver(
        Letter("\(number)@b", subject: "Case \(number)", ["X-Zammad-Trace: 1"]).text, at: clock)
    }
    let sent = try recipients()
    #expect(sent.filter { $0 == "jane@customer.example" }.count == 2)
    #expect(sent.filter { $0 == "boss@desk.example" }.count == 3, "copies, and no alarm")
  }

  @Test("without confirm, and without an address, nobody is written to")
  func switchedOff() throws {
    try desk.text("config", "set", "confirm", "no")
    try desk.deliver(Letter("a@b").text)
    try desk.text("config", "unset", "confirm")
    try desk.text("config", "unset", "address")
    try desk.deliver(Letter("b@b", subject: "Other").text)
    #expect(try recipients().isEmpty)
  }

  @Test("copies go to the administrators, for new tickets and follow-ups, not to the author")
  func copies() throws {
    try desk.text("config", "set", "confirm", "no")
    try desk.text("config", "set", "notify", "boss@desk.example, jane@customer.example")
    try desk.deliver(Letter("a@b", ["Cc: carl@customer.example"]).text)
    try desk.deliver(Letter.reply("b@b", to: "a@b").text)
    #expect(try recipients() == ["boss@desk.example", "boss@desk.example"])
    let mail = try sendmail.mails()[0]
    #expect(mail.arguments.prefix(3) == ["-i", "-f", "<>"])
    #expect(fields(mail).contains("Auto-Submitted: auto-generated"))
    #expect(mail.text.contains("Something is wrong."))
    #expect(mail.body.contains("From: Jane Doe <jane@customer.example>\n"))
    try desk.deliver(
      Letter.reply("c@b", to: "a@b", from: "Carl <carl@customer.example>").text)
    let body = try #require(try sendmail.mails().last?.body)
    #expect(body.hasPrefix("Ticket #1: Printer\nFrom: Carl <carl@customer.example>\n"))
  }

  @Test(
    "which mail is copied",
    arguments: [
      (["List-Id: <l.example>"], true), (["Auto-Submitted: auto-generated"], true),
      (["Auto-Submitted: auto-generated", "X-Zammad-Trace: 1"], false),
      (["Auto-Submitted: auto-generated", "X-Loop: help@elsewhere.example"], false),
      (["X-Spam-Flag: YES"], false),
      (["Content-Type: multipart/report; report-type=delivery-status; boundary=x"], false),
    ])
  func copied(_ fields: [String], _ isCopied: Bool) throws {
    try desk.text("config", "set", "notify", "boss@desk.example")
    try desk.text("config", "set", "confirm", "no")
    try desk.deliver(Letter("a@b", fields).text)
    #expect(try recipients() == (isCopied ? ["boss@desk.example"] : []))
  }

  @Test("the reply address of a copy is the agents', of a confirmation the customer's")
  func signedAddresses() throws {
    try desk.text("config", "set", "reply-extension", "+")
    try desk.text("config", "set", "notify", "boss@desk.example")
    try desk.deliver(Letter("a@b").text)
    let answers = try sendmail.mails().map { mail in
      fields(mail).first { $0.hasPrefix("Reply-To:") } ?? ""
    }
    #expect(answers.count == 2)
    #expect(answers[0].contains("<help+c1-"))
    #expect(answers[1].contains("<help+a1-"))
  }

  @Test("a highlighted customer's copy is marked")
  func highlighted() throws {
    try desk.text("config", "set", "notify", "boss@desk.example")
    try desk.text("config", "set", "highlight", "customer.example")
    try desk.deliver(Letter("a@b").text)
    let copy = try sendmail.mails()[1]
    #expect(fields(copy).contains("Subject: ! Re: Printer [Ticket #1]"))
  }

  @Test("the ladder stops what is too much, and the administrator is told once")
  func ladder() throws {
    try desk.text("config", "set", "notify", "boss@desk.example")
    for number in 1...6 {
      try desk.deliver(Letter("\(number)@b", subject: "Case \(number)").text)
    }
    let sent = try recipients()
    #expect(sent.filter { $0 == "jane@customer.example" }.count == 3)
    #expect(sent.filter { $0 == "boss@desk.example" }.count == 3 + 1)
    #expect(try desk.events(of: 4).contains("notice >dropped"))
    let alert = try #require(try sendmail.mails().last)
    #expect(alert.text.contains("was stopped"))
    #expect(alert.body.replacing(" \n", with: " ").contains("Perhaps another program answers"))
    #expect(alert.body.split(separator: "\n").allSatisfy { $0.count <= 78 })
    try desk.deliver(Letter("7@b", subject: "Case 7").text, at: "+11m")
    #expect(try recipients().suffix(2) == ["jane@customer.example", "boss@desk.example"])
  }

  @Test("confirm-limit is the number for a day")
  func dailyLimit() throws {
    try desk.text("config", "set", "confirm-limit", "2")
    for (number, clock) in [(1, "+0h"), (2, "+5h"), (3, "+10h"), (4, "+30h")] {
      try desk.deliver(Letter("\(number)@b", subject: "Case \(number)").text, at: clock)
    }
    #expect(try recipients().count == 3)
  }

  @Test("--explain tells what would be sent and sends nothing")
  func explained() throws {
    let text = try desk.ingest(Letter("a@b").text, ["--explain"]).run().succeeded().text
    #expect(text.contains("sends    confirmation to jane@customer.example\n"))
    let refused = try desk.ingest(Letter("a@b", from: "root@x.example").text, ["--explain"]).run()
    #expect(try refused.succeeded().text.contains("not sent, root@* is never written to"))
    #expect(try recipients().isEmpty)
  }

  @Test("a template of one's own is what is sent; its values are not read as templates")
  func template() throws {
    try desk.text("config", "set", "template-confirmation", "{{ticket}}|{{subject}}|{{requester}}")
    try desk.deliver(Letter("a@b", subject: "{{address}} <b>").text)
    #expect(try sendmail.mails()[0].text.hasSuffix("\n\n1|{{address}} <b>|Jane Doe\n"))
  }
}
