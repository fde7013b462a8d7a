import BlackBox
import Testing

@Suite("Submitting for a customer")
struct SubmitTests {
  let answering: AnsweringDesk
  var desk: TestDesk { answering.desk }

  init() throws {
    answering = try AnsweringDesk()
  }

  private func submit(_ arguments: String..., input: String = "") throws -> Execution {
    try answering.run(["submit"] + arguments, input: input)
  }

  @Test("opens a ticket as a mail of the customer's would, and prints its number")
  func opens() throws {
    try desk.text("config", "set", "confirm", "yes")
    try desk.text("config", "set", "notify", "boss@desk.example")
    let run = try submit(
      "--from", "Jörg Doe <joerg@customer.example>", "--subject", "Größe", "-m", "Too small.")
    #expect(try run.succeeded().text == "2\n")
    let ticket = try desk.ticket(2)
    #expect(ticket["subject"] == "Größe" && ticket["status"] == "open" && ticket["waiting"] == "us")
    #expect(
      ticket["requester"] == .object(["name": "Jörg Doe", "address": "joerg@customer.example"]))
    let message = ticket["messages"][0]
    #expect(message["direction"] == "in" && message["class"] == "human")
    #expect(message["text"].text?.trimmed == "Too small.")
    #expect(message["to"][0]["address"] == "help@desk.example")
    #expect(
      try answering.sent.flatMap(\.recipients).sorted()
        == ["boss@desk.example", "joerg@customer.example"])
    #expect(try desk.json("log", "2")[0]["actor"] == "tester")
  }

  @Test("account, login link, priority and fields are kept")
  func facts() throws {
    _ = try submit(
      "--from", "joe@customer.example", "--subject", "x", "-m", "y", "--account", "acme übersee",
      "--login-url", "https://panel.example/?u=1&x=2", "--priority", "urgent", "--field",
      "server=web3", "--field", "note=a=b, c"
    ).succeeded()
    let ticket = try desk.ticket(2)
    #expect(ticket["account"] == "acme übersee" && ticket["priority"] == "urgent")
    #expect(ticket["login_url"] == "https://panel.example/?u=1&x=2")
    #expect(ticket["fields"] == .object(["server": "web3", "note": "a=b, c"]))
  }

  @Test("the same subject twice is two tickets")
  func twice() throws {
    for number in 2...3 {
      let run = try submit("--from", "jane@customer.example", "--subject", "Printer", "-m", "x")
      #expect(try run.succeeded().text == "\(number)\n")
    }
    #expect(try desk.json("why", "m3")["rule"] == "new")
  }

  @Test("--ticket adds what the requester, or somebody else, said")
  func comment() throws {
    try answering.reply("Is it on?")
    let run = try submit("--ticket", "1", "-m", "It is.", "--json")
    let receipt = try Value(run.succeeded().output)
    #expect(receipt["ticket"] == 1 && receipt["action"] == "reopened" && receipt["format"] == 1)
    #expect(receipt["rule"] == "command" && receipt["tried"].array.count == 1)
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "open" && ticket["waiting"] == "us")
    let message = ticket["messages"][2]
    #expect(message["from"]["address"] == "jane@customer.example")
    #expect(message["direction"] == "in" && message["stranger"] == .bool(false))
    #expect(message["subject"] == "Printer")
    _ = try submit("--ticket", "1", "--from", "eve@other.example", "-m", "Me too.").succeeded()
    #expect(try desk.ticket(1)["messages"][3]["stranger"] == .bool(true))
    try answering.reply("Good.")
    #expect(try answering.sent[1].recipients.contains("jane@customer.example"))
  }

  @Test("what the customer answers by mail to our answer comes back")
  func roundTrip() throws {
    _ = try submit("--from", "joe@customer.example", "--subject", "Panel", "-m", "x").succeeded()
    _ = try answering.run(["reply", "2", "-m", "Yes."]).succeeded()
    let answer = try answering.sent[0]
    #expect(answer.recipients == ["joe@customer.example"])
    let receipt = try desk.deliver(
      Letter.reply("p@x", to: answer.messageID, from: "joe@customer.example", subject: "y").text)
    #expect(receipt["ticket"] == 2 && receipt["rule"] == "token")
  }

  @Test("--no-notify sends nothing, --queue files elsewhere")
  func options() throws {
    try desk.text("config", "set", "confirm", "yes")
    try desk.text("queue", "add", "Sales", "--address", "sales@desk.example")
    _ = try submit(
      "--from", "joe@customer.example", "--subject", "x", "-m", "y", "--no-notify", "--queue",
      "sales"
    ).succeeded()
    #expect(try desk.ticket(2)["queue"] == "Sales")
    #expect(try desk.json("outbox", "--all").array.isEmpty)
  }

  @Test("text sources and attachments are those of an answer")
  func sources() throws {
    try FileContent.write([0, 1, 2], to: desk.folder.file("x.bin"))
    _ = try submit(
      "--from", "joe@customer.example", "--subject", "x", "--attach", "x.bin", input: "Piped.\n"
    ).succeeded()
    #expect(try desk.ticket(2)["messages"][0]["text"].text?.trimmed == "Piped.")
    #expect(try desk.tickets("attachment", "m2.2").succeeded().output == [0, 1, 2])
  }

  @Test(
    "wrong values change nothing",
    arguments: [
      (["--from", "-x@y.example", "--subject", "x"], 65, "-x@y.example"),
      (
        ["--from", "a@b.example\nBcc: c@d.example", "--subject", "x"], 65,
        "is not a valid address"
      ),
      (["--from", "a@b.example, c@d.example", "--subject", "x"], 65, "more than one"),
      (["--from", "help@desk.example", "--subject", "x"], 65, "our own address"),
      (["--from", "a@b.example", "--subject", "x", "--queue", "none"], 1, "no queue 'none'"),
      (["--ticket", "9"], 1, "no ticket 9"), (["--subject", "x"], 64, "--from"),
      (["--from", "a@b.example"], 64, "--subject"),
      (["--ticket", "1", "--queue", "default"], 64, "--queue"),
      (["--from", "a@b.example", "--subject", "x\r\nX-Evil: y"], 65, "one line"),
      (["--ticket", "1", "--subject", "x\nX-Evil: y"], 65, "one line"),
      (["--ticket", "1", "--login-url", "javascript:x"], 65, "https://"),
      (["--ticket", "1", "--priority", "hot"], 65, "low, normal, high or urgent"),
      (["--ticket", "1", "--field", "=x"], 65, "name=value"),
      (["--ticket", "1", "--field", "a=b\nc"], 65, "name=value"),
      (["--ticket", "1", "--account", "a\nX-Evil: b"], 65, "one line"),
      (["--ticket", "1", "--attach", "nowhere"], 66, "nowhere"),
    ] as [([String], Int32, String)])
  func refused(_ arguments: [String], _ status: Int32, _ reason: String) throws {
    let run = try answering.run(["submit"] + arguments + ["-m", "text"])
    #expect(run.end == .exit(status) && run.output.isEmpty, "\(run.errors)")
    #expect(run.errors.contains(reason), "\(run.errors)")
    #expect(try answering.isUntouched)
    #expect(try desk.text("count", "status:open") == "1\n")
  }

  @Test("without a store nothing is made")
  func noStore() throws {
    let other = try TestDesk()
    let run = try other.tickets("submit", "--from", "a@b.example", "--subject", "x", "-m", "y")
    #expect(run.end == .exit(74))
    #expect(other.folder.names.isEmpty)
  }
}
