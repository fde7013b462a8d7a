import BlackBox
import Testing

/// What mail of each class does to tickets. Ticket 1 is Jane's "Printer".
@Suite("Classes of mail")
struct ClassTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
  }

  /// Mail of a class, answering `a@x`.
  static let unmoving: [(mailClass: String, letter: Letter)] = [
    ("auto", answer(["Auto-Submitted: auto-replied"])),
    ("auto", answer(["Precedence: auto_reply"])),
    ("bounce", report("delivery-status", "message/delivery-status", dsn)),
    ("receipt", report("disposition-notification", "message/disposition-notification", mdn)),
  ]

  private static let dsn = """
    Reporting-MTA: dns; mx.customer.example

    Final-Recipient: rfc822; jane@customer.example
    Action: failed
    Status: 5.1.1
    """

  private static let mdn = """
    Final-Recipient: rfc822; jane@customer.example
    Original-Message-ID: <a@x>
    Disposition: manual-action/MDN-sent-manually; displayed
    """

  private static func answer(_ fields: [String], body: String = "Text.\n") -> Letter {
    var letter = Letter.reply("b@x", to: "a@x", body: body)
    letter.fields += fields
    return letter
  }

  private static func report(_ kind: String, _ type: String, _ content: String) -> Letter {
    answer(
      ["MIME-Version: 1.0", "Content-Type: multipart/report; report-type=\(kind); boundary=b"],
      body: "--b\n\nText.\n--b\nContent-Type: \(type)\n\n\(content)\n--b--\n")
  }

  @Test(
    "mail that moves nothing is filed and changes no state",
    arguments: unmoving, ["open", "close", "hold", "spam"])
  func unmovingMail(_ row: (mailClass: String, letter: Letter), _ command: String) throws {
    try desk.text(command, "1")
    let before = try desk.ticket(1)
    let receipt = try desk.deliver(row.letter.text, at: "+1d")
    #expect(receipt["class"].text == row.mailClass)
    #expect(receipt["action"] == "appended" && receipt["ticket"] == 1)
    let after = try desk.ticket(1)
    for name in ["status", "closed", "waiting", "waiting_since", "hold_until"] {
      #expect(after[name] == before[name], "\(name)")
    }
    #expect(after["message_count"] == 2)
  }

  @Test(
    "what unmatched mail opens",
    arguments: [
      ("", "human", "open"), ("Auto-Submitted: auto-generated", "auto", "open"),
      ("List-Id: <l.example>", "list", "open"), ("Auto-Submitted: no", "human", "open"),
      ("X-Auto-Response-Suppress: All", "human", "open"), ("X-Spam-Flag: YES", "human", "spam"),
      ("X-Spam-Flag: NO", "human", "open"),
    ])
  func opening(_ field: String, _ mailClass: String, _ status: String) throws {
    let fields = field.isEmpty ? [] : [field]
    let receipt = try desk.deliver(Letter("n@x", subject: "New", fields).text)
    #expect(receipt["class"].text == mailClass)
    #expect(receipt["class_reason"].text?.isEmpty == false)
    #expect(try desk.ticket(2)["status"].text == status)
    #expect(try desk.text("count", "status:\(status)", "id:2") == "1\n")
  }

  @Test(
    "auto-tickets = no: automatic and list mail is kept on closed tickets",
    arguments: ["Auto-Submitted: auto-generated", "Precedence: bulk"])
  func autoTickets(_ field: String) throws {
    try desk.text("config", "set", "auto-tickets", "no")
    try desk.deliver(Letter("n@x", subject: "New", [field]).text)
    #expect(try desk.ticket(2)["status"] == "closed")
    #expect(try !desk.text("list").contains("New"))
    #expect(try desk.text("search", "new").contains("New"))
    #expect(try desk.deliver(Letter("m@x", subject: "Human").text)["ticket"] == 3)
    #expect(try desk.ticket(3)["status"] == "open")
  }

  @Test("unmatched reports are kept on closed tickets", arguments: unmoving.suffix(2))
  func unmatchedReport(_ row: (mailClass: String, letter: Letter)) throws {
    let mail = row.letter.text.replacing("a@x", with: "unknown@x").replacing("Printer", with: "P")
    let receipt = try desk.deliver(mail)
    #expect(receipt["class"].text == row.mailClass && receipt["action"] == "created")
    #expect(try desk.ticket(2)["status"] == "closed")
  }

  @Test(
    "our own mail come back reopens nothing",
    arguments: ["help@desk.example", "Help <HELP+c1-abc@desk.example>"])
  func own(_ author: String) throws {
    try desk.text("config", "set", "address", "help@desk.example")
    let letter = Letter("n@x", from: author, subject: "Loop", ["X-Loop: help@desk.example"])
    let receipt = try desk.deliver(letter.text)
    #expect(receipt["class"] == "own")
    #expect(try desk.ticket(2)["status"] == "closed")
  }

  @Test("mail that only says it is from us is seen where its ids lead, and nobody is answered")
  func claimed() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("config", "set", "confirm", "yes")
    let letter = Letter(
      "n@x", from: "The Desk <help@desk.example>", subject: "Re: Printer [Ticket #1]",
      ["In-Reply-To: <a@x>"], body: "We refund 5000.\n")
    let receipt = try desk.deliver(letter.text)
    #expect(receipt["class"] == "human" && receipt["ticket"] == 1)
    #expect(receipt["notices"].array.allSatisfy { $0["refusal"] != .null })
    let tag = Letter(
      "o@x", from: "The Desk <help@desk.example>", subject: "Re: Printer [Ticket #1]",
      body: "We refund 5000.\n")
    let other = try desk.deliver(tag.text)
    #expect(other["class"] == "human" && other["action"] == "created")
    #expect(try desk.ticket(2)["status"] == "open")
    #expect(other["notices"].array.allSatisfy { $0["refusal"] != .null })
  }

  @Test("a null sender without a report is automatic", arguments: ["", "<>", "MAILER-DAEMON"])
  func nullSender(_ sender: String) throws {
    let receipt = try desk.deliver(Letter("n@x", subject: "New").text, ["--sender", sender])
    #expect(receipt["class"] == "auto")
  }

  @Test("list mail reopens as human mail does")
  func list() throws {
    try desk.text("close", "1")
    var letter = Letter.reply("b@x", to: "a@x")
    letter.fields.append("List-Id: <l.example>")
    #expect(try desk.deliver(letter.text)["action"] == "reopened")
  }

  @Test("automatic mail does not match the subject of a closed ticket")
  func autoOnClosed() throws {
    try desk.text("close", "1")
    let away = Letter("b@x", subject: "Automatic reply: Printer", ["Auto-Submitted: auto-replied"])
    #expect(try desk.deliver(away.text)["ticket"] == 2)
  }

  @Test("mail on spam leaves it spam, and later mail opens a ticket")
  func spam() throws {
    try desk.text("spam", "1")
    #expect(try desk.deliver(Letter.reply("b@x", to: "a@x").text)["ticket"] == 1)
    #expect(try desk.ticket(1)["status"] == "spam")
    #expect(try desk.deliver(Letter("c@x").text)["ticket"] == 2)
    #expect(try !desk.text("list").contains("Spam"))
  }

  @Test("a follow-up's spam flag is only noted")
  func spamFollowUp() throws {
    var letter = Letter.reply("b@x", to: "a@x")
    letter.fields.append("X-Spam-Flag: YES")
    #expect(try desk.deliver(letter.text)["ticket"] == 1)
    #expect(try desk.ticket(1)["status"] == "open")
    #expect(try desk.text("log", "1").contains("spam flag"))
  }
}
