import BlackBox
import Testing

@Suite("The header of an answer")
struct ReplyHeaderTests {
  @Test(
    "the subject keeps the customer's words, with one Re: and one tag",
    arguments: [
      ("Printer", "Re: Printer [Ticket #1]"), ("Re: Printer", "Re: Printer [Ticket #1]"),
      ("Re: Re: [Ticket #42] x [Ticket #42]", "Re: x [Ticket #1]"),
      ("", "Re: [Ticket #1]"), ("AW: Re[2]: Drucker", "Re: Drucker [Ticket #1]"),
      ("Fwd: Printer", "Re: Fwd: Printer [Ticket #1]"),
      ("回复：打印机", "Re: =?utf-8?b?5omT5Y2w5py6?= [Ticket #1]"),
      ("a\tb", "Re: a b [Ticket #1]"),
    ])
  func subject(_ subject: String, _ expected: String) throws {
    let answering = try AnsweringDesk(Letter("a@x", subject: subject))
    try answering.reply("Yes.")
    #expect(try answering.sent[0].field("Subject")?.lowercased() == expected.lowercased())
  }

  @Test("References: the mail's and its id, the first four and the last six")
  func references() throws {
    let ids = (1...12).map { "<r\($0)@x>" }
    let answering = try AnsweringDesk(
      Letter("a@x", ["References: \(ids.joined(separator: "\n "))", "In-Reply-To: <r12@x>"]))
    try answering.reply("Yes.")
    let kept = ids.prefix(4) + ids[7...] + ["<a@x>"]
    #expect(try answering.sent[0].field("References") == kept.joined(separator: " "))
  }

  @Test(
    "References of mail that has none, or odd ones",
    arguments: [
      (["In-Reply-To: <p@x>"], "<p@x> <a@x>"),
      (["In-Reply-To: <p@x> <q@x>"], "<a@x>"),
      (["References: <yes> <r@x> <r@x>"], "<r@x> <a@x>"),
      (["References: <r@x> <a@x>"], "<r@x> <a@x>"), ([], "<a@x>"),
    ] as [([String], String)])
  func oddReferences(_ fields: [String], _ expected: String) throws {
    let answering = try AnsweringDesk(Letter("a@x", fields))
    try answering.reply("Yes.")
    #expect(try answering.sent[0].field("References") == expected)
  }

  @Test("a mail without Message-ID is answered without naming one")
  func noMessageID() throws {
    let answering = try AnsweringDesk(Letter(nil))
    try answering.reply("Yes.")
    let mail = try answering.sent[0]
    #expect(mail.field("In-Reply-To") == nil && mail.field("References") == nil)
    #expect(!mail.text.contains("no-message-id"))
  }

  @Test("the last mail of a participant is answered, not a stranger's and not an automatic one")
  func parent() throws {
    let answering = try AnsweringDesk()
    let desk = answering.desk
    try desk.deliver(Letter.reply("b@x", to: "a@x").text)
    try desk.text("config", "set", "check-sender", "no")
    try desk.deliver(Letter.reply("s@x", to: "a@x", from: "eve@evil.example").text)
    var automatic = Letter.reply("o@x", to: "a@x")
    automatic.fields.append("Auto-Submitted: auto-replied")
    try desk.deliver(automatic.text)
    try answering.reply("Yes.")
    let mail = try answering.sent[0]
    #expect(mail.field("In-Reply-To") == "<b@x>")
    #expect(!mail.recipients.contains("eve@evil.example"))
  }

  @Test("Outlook's thread fields are copied, and nothing else is")
  func threadFields() throws {
    let answering = try AnsweringDesk(
      Letter(
        "a@x",
        [
          "Thread-Topic: =?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Thread-Index: AdABC123==", "X-Evil: yes",
          "Bcc: victim@other.example", "Disposition-Notification-To: jane@customer.example",
        ]))
    try answering.reply("Yes.")
    let mail = try answering.sent[0]
    #expect(mail.field("Thread-Index") == "AdABC123==")
    #expect(
      mail.field("Thread-Topic")?.lowercased() == "=?utf-8?b?r3lDvMOfZq==?=".lowercased()
        || mail.field("Thread-Topic")?.hasPrefix("=?") == true)
    #expect(!mail.text.contains("X-Evil") && !mail.text.contains("victim"))
    #expect(mail.field("Disposition-Notification-To") == nil)
  }

  @Test(
    "nothing of a customer's becomes a header field or a recipient",
    arguments: [
      "=?utf-8?q?Printer=0ABcc:_victim@other.example?=",
      "=?utf-8?q?Printer=0D=0ABcc:_victim@other.example=0D=0A=0D=0Abody?=",
      "=?utf-8?q?Printer=E2=80=A8Bcc:_victim@other.example?=", "Printer\u{0}Bcc: victim",
    ])
  func injection(_ text: String) throws {
    let answering = try AnsweringDesk(
      Letter(
        "a@x", from: "\(text) <jane@customer.example>", subject: text,
        ["Thread-Topic: \(text)", "Cc: \(text) <carl@customer.example>"]))
    try answering.reply("Yes.")
    let mail = try answering.sent[0]
    #expect(mail.recipients == ["carl@customer.example", "jane@customer.example"])
    #expect(mail.fields("Bcc").isEmpty && mail.fields("To").count == 1)
    #expect(mail.text.hasSuffix("\n\nYes.\n"))
  }

  @Test("reply-extension: a signed Reply-To, and the plain address everywhere else")
  func replyExtension() throws {
    let answering = try AnsweringDesk()
    try answering.desk.text("config", "set", "reply-extension", "+")
    try answering.reply("Yes.")
    let mail = try answering.sent[0]
    let replyTo = try #require(mail.field("Reply-To"))
    #expect(replyTo.hasPrefix("Help Desk <help+c1-") && replyTo.hasSuffix("@desk.example>"))
    #expect(mail.field("From") == "Help Desk <help@desk.example>")
    #expect(mail.arguments[2] == "help@desk.example")
  }

  @Test("two answers have two Message-IDs, of the queue's domain")
  func messageIDs() throws {
    let answering = try AnsweringDesk()
    try answering.reply("One.")
    try answering.reply("Two.")
    let ids = try answering.sent.map(\.messageID)
    #expect(Set(ids).count == 2)
    #expect(ids.allSatisfy { $0.hasPrefix("1.") && $0.hasSuffix("@desk.example") })
  }

  @Test("names and international domains are written for every mail server")
  func names() throws {
    let answering = try AnsweringDesk(
      Letter("a@x", from: "=?utf-8?q?Doe=2C_J=C3=B6rg?= <joerg@bücher.example>"))
    try answering.desk.text("config", "set", "name", "Hilfe, täglich")
    try answering.reply("Ja.")
    let mail = try answering.sent[0]
    #expect(mail.recipients == ["joerg@xn--bcher-kva.example"])
    #expect(mail.text.utf8.allSatisfy { $0 < 0x80 })
    let message = try answering.desk.ticket(1)["messages"][1]
    #expect(message["from"]["name"] == "Hilfe, täglich")
    #expect(message["to"][0]["name"] == "Doe, Jörg")
  }
}
