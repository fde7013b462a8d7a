import BlackBox
import Testing

@Suite("Forwarding")
struct ForwardTests {
  let answering: AnsweringDesk
  var desk: TestDesk { answering.desk }

  init() throws {
    answering = try AnsweringDesk()
  }

  private func forward(_ reference: String, _ options: String...) throws -> Execution {
    try answering.run(["forward", reference, "--to", "Rita <rita@other.example>"] + options)
  }

  @Test("a message goes out whole, with a text above it")
  func message() throws {
    let run = try forward("m1", "-m", "Please look.").succeeded()
    #expect(run.text == "#1 is open, m2 sent to rita@other.example\n")
    let mail = try #require(try answering.sent.first)
    #expect(mail.recipients == ["rita@other.example"])
    #expect(mail.field("From") == "Help Desk <help@desk.example>")
    #expect(mail.field("Subject") == "Fwd: Printer [Ticket #1]")
    #expect(mail.field("In-Reply-To") == nil && mail.field("Auto-Submitted") == nil)
    #expect(mail.text.contains("\nPlease look.\n"))
    #expect(mail.text.contains("m1.eml: Jane Doe, 2026-11-23 08:00: Printer\n"))
    let part = try #require(
      try desk.ticket(1)["messages"][1]["parts"].array.first { $0["type"] == "message/rfc822" })
    #expect(part["filename"] == "m1.eml")
    let attached = try desk.tickets("attachment", "m2.\(part["part"].int ?? 0)").succeeded()
    #expect(attached.text == (try desk.text("show", "m1", "--raw")))
  }

  @Test("it moves no state, no turn and no clock, and nobody takes part by it")
  func noState() throws {
    let before = try desk.ticket(1, at: "+2h")
    _ = try answering.run(
      ["forward", "1", "--to", "rita@other.example", "-m", "x"], at: "+1h"
    ).succeeded()
    let after = try desk.ticket(1, at: "+2h")
    for member in ["status", "waiting", "waiting_since", "answered", "participants"] {
      #expect(after[member] == before[member])
    }
    #expect(after["messages"][1]["direction"] == "out")
    #expect(try desk.text("show", "1").contains("<help@desk.example>  [forward]"))
    try answering.reply("Yes.")
    let answer = try #require(
      try answering.sent.first { $0.field("Subject")?.hasPrefix("Re:") == true })
    #expect(!answer.recipients.contains("rita@other.example"))
  }

  @Test("what is answered to it comes to the ticket, from a stranger")
  func answered() throws {
    _ = try forward("1", "-m", "x").succeeded()
    let receipt = try desk.deliver(
      Letter.reply(
        "r@x", to: answering.sent[0].messageID, from: "rita@other.example", subject: "Re: Fwd"
      ).text)
    #expect(receipt["ticket"] == 1 && receipt["rule"] == "token")
    #expect(try desk.ticket(1)["messages"][2]["stranger"] == .bool(true))
    try answering.reply("Yes.")
    #expect(try answering.sent[1].field("In-Reply-To") == "<a@x>")
  }

  @Test("of a ticket the last mail that came, or all but notes")
  func ticket() throws {
    try desk.deliver(Letter.reply("b@x", to: "a@x", body: "Second.\n").text)
    try answering.reply("Ours.")
    _ = try answering.run(["note", "1", "-m", "Secret."]).succeeded()
    _ = try forward("1", "-m", "x").succeeded()
    let one = try answering.sent[1]
    #expect(one.text.contains("m2.eml") && !one.text.contains("m1.eml"))
    #expect(one.field("Subject") == "Fwd: Re: Printer [Ticket #1]")
    _ = try forward("1", "--all", "-m", "x").succeeded()
    let all = try answering.sent[2]
    for name in ["m1.eml", "m2.eml", "m3.eml", "m5.eml"] { #expect(all.text.contains(name)) }
    #expect(!all.text.contains("m4.eml") && !all.text.contains("Secret."))
    #expect(all.field("Subject") == "Fwd: Printer [Ticket #1]")
  }

  @Test("mail that cannot be enclosed as it is goes as a file", arguments: ["x\u{0}y", "a\rb"])
  func odd(_ body: String) throws {
    let long = Letter("o@x", subject: "Odd", body: body + String(repeating: "z", count: 2000))
    try desk.deliver(long.text)
    _ = try forward("m2", "-m", "x").succeeded()
    let part = try #require(
      try desk.json("show", "m3")["parts"].array.first { $0["filename"] == "m2.eml" })
    #expect(part["type"] == "application/octet-stream")
    let attached = try desk.tickets("attachment", "m3.\(part["part"].int ?? 0)").succeeded()
    #expect(attached.output == Array(long.text.utf8))
  }

  @Test("mail with other line ends is enclosed in ours")
  func lineEnds() throws {
    let letter = Letter("w@x", subject: "Windows", body: "Grüße\n")
    try desk.deliver(letter.crlf)
    _ = try forward("m2", "-m", "x").succeeded()
    #expect(try answering.sent[0].text.contains("\n\nGrüße\n"))
    #expect(try !answering.sent[0].text.contains("\r"))
  }

  @Test("without a text it is forwarded alone; attachments and copies go with it")
  func options() throws {
    try FileContent.write([1, 2, 3], to: desk.folder.file("x.bin"))
    _ = try forward("1", "--cc", "joe@other.example", "--attach", "x.bin").succeeded()
    let mail = try answering.sent[0]
    #expect(mail.recipients == ["joe@other.example", "rita@other.example"])
    #expect(mail.field("Cc") == "joe@other.example")
    #expect(mail.text.contains("filename=x.bin"))
  }

  @Test("the editor opens a draft of it")
  func editor() throws {
    let run = try answering.run(
      ["forward", "1", "--to", "rita@other.example"],
      editor: "sed -i -e 's/^To:.*/To: joe@other.example/' -e '$a Look.'")
    _ = try run.succeeded()
    #expect(try answering.sent[0].recipients == ["joe@other.example"])
    #expect(try answering.sent[0].text.contains("Look."))
    for editor in ["truncate -s 0", "true"] {
      let none = try answering.run(
        ["forward", "1", "--to", "rita@other.example"], editor: editor)
      #expect(none.end == .exit(65) && none.errors.contains("the text is empty"))
      #expect(!none.errors.contains("draft kept in ") && answering.drafts.names.isEmpty)
    }
    #expect(try answering.sent.count == 1)
  }

  @Test(
    "what cannot be forwarded changes nothing",
    arguments: [
      (["9", "--to", "a@b.example"], 1, "no ticket 9"),
      (["m9", "--to", "a@b.example"], 1, "no message m9"),
      (["1", "--to", "-a@b.example"], 65, "'-a@b.example'"), (["1"], 64, "--to"),
      (["1", "--to", "a@b.example", "--cc", "x"], 65, "'x'"),
      (["1", "--to", "help@desk.example"], 65, "our own address"),
      (["m1", "--all", "--to", "a@b.example"], 64, "--all"),
      (["1", "--to", "a@b.example", "--attach", "nowhere"], 66, "nowhere"),
    ] as [([String], Int32, String)])
  func refused(_ arguments: [String], _ status: Int32, _ reason: String) throws {
    let run = try answering.run(["forward"] + arguments + ["-m", "x"])
    #expect(run.end == .exit(status) && run.output.isEmpty)
    #expect(run.errors.contains(reason), "\(run.errors)")
    #expect(try answering.isUntouched)
  }
}
