import BlackBox
import Testing

@Suite("Answering")
struct ReplyTests {
  let answering: AnsweringDesk
  var desk: TestDesk { answering.desk }

  init() throws {
    answering = try AnsweringDesk()
  }

  @Test("an answer goes from the queue to the requester, with copies to who takes part")
  func goesOut() throws {
    let run = try answering.run(["reply", "1", "-m", "Turn it on."])
    #expect(
      try run.succeeded().text
        == "#1 is answered, m2 sent to carl@customer.example, jane@customer.example\n")
    let mail = try #require(try answering.sent.first)
    #expect(mail.arguments.starts(with: ["-i", "-f", "help@desk.example", "--"]))
    #expect(mail.recipients == ["carl@customer.example", "jane@customer.example"])
    #expect(mail.field("From") == "Help Desk <help@desk.example>")
    #expect(mail.field("To") == "Jane Doe <jane@customer.example>")
    #expect(mail.field("Cc") == "Carl <carl@customer.example>")
    #expect(mail.field("Subject") == "Re: Printer [Ticket #1]")
    #expect(mail.field("In-Reply-To") == "<a@x>")
    #expect(mail.field("References") == "<a@x>")
    for name in ["Auto-Submitted", "X-Loop", "Precedence", "Reply-To", "Bcc"] {
      #expect(mail.field(name) == nil)
    }
    #expect(mail.text.hasSuffix("\n\nTurn it on.\n"))
  }

  @Test("what was sent is kept, byte for byte, and found")
  func kept() throws {
    try answering.reply("Turn it on, Xanthippe.")
    #expect(try desk.text("show", "m2", "--raw") == answering.sent[0].text)
    let message = try desk.ticket(1)["messages"][1]
    #expect(message["direction"] == "out" && message["class"] == "human")
    #expect(message["message_id"].text == (try answering.sent[0].messageID))
    #expect(message["in_reply_to"] == "a@x" && message["references"] == .array(["a@x"]))
    #expect(message["from"]["address"] == "help@desk.example")
    #expect(message["stranger"] == .bool(false))
    #expect(
      message["deliveries"]
        == .array([
          .object(["recipient": "carl@customer.example", "state": "sent"]),
          .object(["recipient": "jane@customer.example", "state": "sent"]),
        ]))
    #expect(try desk.text("count", "xanthippe") == "1\n")
    #expect(try desk.text("show", "1").contains("Help Desk <help@desk.example>  [out]"))
  }

  @Test("state, clocks and events")
  func lifecycle() throws {
    try answering.reply("Turn it on.", at: "+1h")
    let ticket = try desk.ticket(1, at: "+2h")
    #expect(ticket["status"] == "answered" && ticket["waiting"] == "them")
    #expect(ticket["answered"] == ticket["waiting_since"] && ticket["answered"] != .null)
    #expect(ticket["message_count"] == 2)
    #expect(try desk.ticket(1, at: "+4d")["status"] == "answered")
    #expect(try desk.ticket(1, at: "+6d")["status"] == "closed")
    #expect(try desk.events(of: 1).suffix(2) == ["message >", "status open>answered"])
    #expect(try desk.json("log", "1")[2]["actor"] == "tester")
  }

  @Test(
    "an answer reopens what was done, and is an answer in every state",
    arguments: ["close", "hold", "spam", "open"])
  func anyState(_ state: String) throws {
    try desk.text(state, "1")
    try answering.reply("Again.", at: "+1h")
    let ticket = try desk.ticket(1, at: "+2h")
    #expect(ticket["status"] == "answered" && ticket["closed"] == .null)
    #expect(ticket["waiting"] == "them" && ticket["waiting_since"] == ticket["answered"])
  }

  @Test("each answer starts the clocks anew")
  func secondAnswer() throws {
    try answering.reply("One.")
    try answering.reply("Two.", at: "+3d")
    #expect(try desk.ticket(1, at: "+7d")["status"] == "answered")
    #expect(try desk.ticket(1, at: "+9d")["status"] == "closed")
    #expect(try desk.events(of: 1, at: "+3d").last == "message >")
  }

  @Test(
    "--status leaves the ticket in another state",
    arguments: [("open", "us"), ("answered", "them"), ("hold", "them"), ("closed", nil)])
  func status(_ status: String, _ turn: String?) throws {
    let receipt = try answering.reply("Yes.", "--status", status, at: "+1h")
    #expect(receipt["status"].text == status)
    let ticket = try desk.ticket(1, at: "+2h")
    #expect(ticket["status"].text == status && ticket["waiting"].text == turn)
    if turn != nil { #expect(ticket["waiting_since"] == ticket["answered"]) }
  }

  @Test("by default, an answered ticket closes at once")
  func closesAtOnce() throws {
    try desk.text("config", "unset", "autoclose-days")
    #expect(try answering.reply("Yes.")["status"] == "closed")
    try desk.text("config", "set", "autoclose-days", "-1")
    #expect(try answering.reply("Yes.")["status"] == "answered")
    #expect(try desk.ticket(1, at: "+900d")["status"] == "answered")
  }

  @Test("--json tells everything about it")
  func json() throws {
    let receipt = try answering.reply("Yes.")
    #expect(receipt["format"] == 1 && receipt["ticket"] == 1 && receipt["message"] == 2)
    #expect(receipt["message_id"].text == (try answering.sent[0].messageID))
    #expect(receipt["due"].text?.hasSuffix("Z") == true)
    #expect(
      receipt["deliveries"].array.map { $0["recipient"].text }
        == ["carl@customer.example", "jane@customer.example"])
    #expect(receipt["deliveries"].array.allSatisfy { $0["state"] == "sent" })
  }

  @Test("the text comes from -m, a file, or standard input")
  func sources() throws {
    let file = desk.folder.file("text")
    try FileContent.write("\u{FEFF}From a file,\r\nof Windows.\r\n".utf8, to: file)
    for (arguments, input) in [
      (["-m", "One.", "-m", "Two."], "ignored"), (["--file", file], ""),
      (["--file", "-"], "From a pipe.\n"), ([], "Piped.\n\nMore.\n"),
    ] {
      _ = try answering.run(["reply", "1"] + arguments, input: input).succeeded()
    }
    #expect(
      try desk.ticket(1)["messages"].array.dropFirst().map { $0["text"].text?.trimmed }
        == ["One.\n\nTwo.", "From a file,\nof Windows.", "From a pipe.", "Piped.\n\nMore."])
  }

  @Test("template, signature and canned text frame it")
  func framed() throws {
    try desk.text("config", "set", "signature", "Your desk")
    try desk.text("config", "set", "template-answer", "Dear {{requester}},\n\n{{text}}")
    var add = desk.command(["canned", "add", "thanks"])
    add.input = Array("Thanks for #{{ticket}}.\n".utf8)
    _ = try add.run().succeeded()
    try answering.reply("More.", "--canned", "thanks")
    let message = try desk.ticket(1)["messages"][1]
    #expect(
      message["text"].text?.trimmed
        == "Dear Jane Doe,\n\nThanks for #1.\n\nMore.\n\n-- \nYour desk")
    #expect(message["visible_text"].text?.contains("Your desk") == false)
    _ = try answering.run(["reply", "1", "--canned", "thanks"]).succeeded()
    #expect(try desk.ticket(1)["messages"][2]["text"].text?.contains("Thanks for #1.") == true)
  }

  @Test("--cc adds each once, never ourselves, and they take part from then on")
  func copies() throws {
    try desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    try answering.reply(
      "Yes.", "--cc", "CARL@customer.example, Rita <rita@other.example>", "--cc",
      "rita@OTHER.example", "--cc", "help+x@desk.example", "--cc", "sales@desk.example", "--cc",
      "jane@customer.example")
    #expect(
      try answering.sent[0].recipients
        == ["carl@customer.example", "jane@customer.example", "rita@other.example"])
    #expect(
      try answering.sent[0].field("Cc")
        == "Carl <carl@customer.example>, Rita <rita@other.example>")
    let receipt = try desk.deliver(
      Letter.reply("r@x", to: "a@x", from: "rita@other.example").text)
    #expect(receipt["ticket"] == 1 && receipt["rule"] == "message-id")
    try answering.reply("And again.")
    #expect(try answering.sent[1].recipients.contains("rita@other.example"))
  }

  @Test("attachments arrive byte for byte")
  func attachments() throws {
    let bytes = (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let mail = Array("From: a@b.example\nSubject: inner\n\nGr\u{FC}\u{DF}e\n".utf8)
    let files: [(String, [UInt8], String)] = [
      ("Übersicht «1».pdf", bytes, "application/pdf"), ("empty.log", [], "text/plain"),
      ("inner.eml", mail, "message/rfc822"), ("--x", [0x0A, 0x0D], "application/octet-stream"),
      ("crlf.eml", Array("A: b\r\n\r\nc\r\n".utf8), "application/octet-stream"),
    ]
    for (name, content, _) in files { try FileContent.write(content, to: desk.folder.file(name)) }
    try answering.reply(
      "See there.", "--attach", desk.folder.file(files[0].0), "--attach", "empty.log", "--attach",
      "inner.eml", "--attach", "./--x", "--attach", "crlf.eml")
    let parts = try desk.ticket(1)["messages"][1]["parts"].array.filter {
      $0["enclosing"] == .null && $0["body"] == .bool(false)
    }
    #expect(parts.map { $0["filename"].text } == files.map(\.0))
    #expect(parts.map { $0["type"].text } == files.map(\.2))
    for (part, file) in zip(parts, files) {
      let name = "m2.\(part["part"].int ?? 0)"
      #expect(try desk.tickets("attachment", name).succeeded().output == file.1)
    }
  }

  @Test("--seen sends only what is still an answer to what was read")
  func seen() throws {
    try desk.deliver(Letter.reply("b@x", to: "a@x", body: "It burns now.\n").text)
    let late = try answering.run(["reply", "1", "-m", "Turn it on.", "--seen", "m1"])
    #expect(late.end == .exit(65))
    #expect(late.text.contains("It burns now."))
    #expect(late.errors == "tickets: m2 arrived in the meantime; nothing was sent\n")
    #expect(try answering.sent.isEmpty && desk.ticket(1)["message_count"] == 2)
    let json = try answering.run(["reply", "1", "-m", "x", "--seen", "m1", "--json"])
    #expect(try Value(json.output)[0]["message"] == 2)
    try answering.reply("Fire brigade!", "--seen", "m2")
    let colleague = try answering.run(["reply", "1", "-m", "Water!", "--seen", "m2"])
    #expect(colleague.end == .exit(65) && colleague.text.contains("Fire brigade!"))
    let unknown = try answering.run(["reply", "1", "-m", "Water!", "--seen", "m9"])
    #expect(unknown.end == .exit(1) && unknown.errors.contains("no message m9"))
    try desk.deliver(Letter("z@x", from: "zoe@customer.example", subject: "Other").text)
    let other = try answering.run(["reply", "1", "-m", "Water!", "--seen", "m4"])
    #expect(other.end == .exit(65) && other.errors == "tickets: m4 is on #2, not on #1\n")
    #expect(try answering.sent.count == 1)
  }

  @Test("the number of a merged ticket answers the ticket it lives in")
  func merged() throws {
    try desk.deliver(Letter("z@x", from: "zoe@customer.example", subject: "Other").text)
    try desk.text("merge", "1", "--into", "2")
    try answering.reply("Both.")
    let mail = try #require(try answering.sent.first)
    #expect(mail.field("To") == "zoe@customer.example")
    #expect(mail.field("Subject")?.hasSuffix("[Ticket #2]") == true)
  }
}

extension String {
  var trimmed: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
