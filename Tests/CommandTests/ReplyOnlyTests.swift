import BlackBox
import Testing

/// Ticket 1 is Jane's, with Carl in Cc.
@Suite("reply --only and --bcc")
struct ReplyOnlyTests {
  private let answering: AnsweringDesk

  init() throws {
    answering = try AnsweringDesk()
  }

  private var desk: TestDesk { answering.desk }

  private func last() throws -> Recorder.Mail { try #require(try answering.sent.last) }

  @Test("--only goes to nobody else, and answers a mail that they have")
  func only() throws {
    try answering.reply("Hello.", "--only", "carl@customer.example")
    let mail = try last()
    #expect(mail.recipients == ["carl@customer.example"])
    #expect(mail.field("To") == "carl@customer.example" && mail.field("Cc") == nil)
    #expect(mail.field("In-Reply-To") == "<a@x>")
    #expect(try desk.ticket(1)["status"] == "answered")
  }

  @Test("whoever takes no part gets no mail of others, joins nobody, and answers nothing")
  func stranger() throws {
    try answering.reply("Hello.", "--only", "vendor@firm.example", "--cc", "boss@firm.example")
    let mail = try last()
    #expect(mail.recipients == ["boss@firm.example", "vendor@firm.example"])
    #expect(mail.field("In-Reply-To") == nil && mail.field("References") == nil)
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "open" && ticket["waiting"] == "us")
    #expect(ticket["participants"].array.count == 1)
    try answering.reply("And you.")
    #expect(try last().recipients == ["carl@customer.example", "jane@customer.example"])
    let answer = Letter(
      "v@x", from: "vendor@firm.example", subject: "Re: Printer",
      ["In-Reply-To: <\(mail.messageID)>"], body: "Yes.\n")
    let receipt = try desk.deliver(answer.text)
    #expect(receipt["ticket"] == 1 && receipt["rule"] == "token")
  }

  @Test("--status says what becomes of the ticket")
  func status() throws {
    try answering.reply("Hello.", "--only", "vendor@firm.example", "--status", "hold")
    #expect(try desk.ticket(1)["status"] == "hold")
  }

  @Test("the draft quotes no mail that they have not got")
  func quotes() throws {
    try desk.deliver(Letter.reply("b@x", to: "a@x", body: "For you alone.\n").text)
    let seen = desk.folder.file("seen")
    _ = try answering.run(
      ["reply", "1", "--only", "carl@customer.example"], editor: "f() { cp \"$1\" \(seen); }; f")
    let text = String(decoding: try FileContent.read(seen), as: UTF8.self)
    #expect(text.contains("Something is wrong") && !text.contains("For you alone"))
  }

  @Test("of --bcc the others do not know, and it takes no part")
  func bcc() throws {
    try answering.reply("Hello.", "--bcc", "boss@desk.example, spy@desk.example")
    let mail = try last()
    #expect(
      mail.recipients == [
        "boss@desk.example", "carl@customer.example", "jane@customer.example", "spy@desk.example",
      ])
    #expect(!mail.text.contains("boss@") && !mail.text.contains("spy@"))
    #expect(try desk.ticket(1)["participants"].array.count == 1)
    let raw = try desk.text("show", "m2", "--raw")
    #expect(!raw.contains("boss@"))
  }

  @Test("Bcc may stand in a draft")
  func draft() throws {
    let run = try answering.run(
      ["reply", "1", "--bcc", "boss@desk.example"],
      editor: "sed -i -e 's/^Bcc: .*/Bcc: spy@desk.example/' -e '$a Hello.'")
    #expect(run.end == .exit(0), "\(run.errors)")
    #expect(try last().recipients.contains("spy@desk.example"))
    #expect(try !last().recipients.contains("boss@desk.example"))
  }

  @Test(
    "what is no address, or our own alone, sends nothing",
    arguments: [["--only", "nonsense"], ["--bcc", "x"], ["--only", "help@desk.example"]])
  func refused(_ options: [String]) throws {
    let run = try answering.run(["reply", "1", "-m", "Hello."] + options)
    #expect(run.end == .exit(65), "\(run.errors)")
    #expect(try answering.isUntouched)
  }
}
