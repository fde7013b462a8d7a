import BlackBox
import Testing

@Suite("What cannot be answered changes nothing, and is said in one line")
struct ReplyRefusalTests {
  private func expectRefusal(
    _ run: Execution, _ status: Int32, _ words: [String], _ answering: AnsweringDesk
  ) throws {
    #expect(run.end == .exit(status), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").count == 1)
    for word in words { #expect(run.errors.contains(word), "\(run.errors)") }
    #expect(try answering.isUntouched)
  }

  @Test(
    "wrong arguments",
    arguments: [
      (["-m", "x", "--cc", "-oQ/tmp@evil.example"], 65, "'-oQ/tmp@evil.example'"),
      (["-m", "x", "--cc", "a@b.example\nBcc: c@d.example"], 65, "is not a valid address"),
      (["-m", "x", "--cc", "a\u{1B}[31m@b.example"], 65, "'a[31m@b.example'"),
      (["-m", "x", "--cc", "a@b.example;c@d.example"], 65, "is not a valid address"),
      (["-m", "x", "--cc", "nobody"], 65, "'nobody'"),
      (["-m", "x", "--cc", ""], 65, "is not a valid address"),
      (["-m", "x", "--attach", "/nonexistent/file"], 66, "/nonexistent/file"),
      (["-m", "x", "--attach", "/"], 66, "directory"),
      (["--file", "/nonexistent/text"], 66, "/nonexistent/text"),
      (["-m", "x", "--canned", "unheard"], 1, "unheard"), (["-m", " \n "], 65, "nothing"),
      ([], 65, "nothing"),
    ] as [([String], Int32, String)])
  func arguments(_ options: [String], _ status: Int32, _ word: String) throws {
    let answering = try AnsweringDesk()
    try expectRefusal(try answering.run(["reply", "1"] + options), status, [word], answering)
  }

  @Test(
    "mistakes of usage",
    arguments: [
      ["reply"], ["reply", "x"], ["reply", "1", "-m", "x", "--file", "y"],
      ["reply", "1", "-m", "x", "--status", "spam"], ["reply", "1", "--seen", "x"],
      ["reply", "1", "--draft", "x", "-m", "y"], ["reply", "1", "--draft", "x", "--canned", "y"],
    ])
  func usage(_ arguments: [String]) throws {
    let answering = try AnsweringDesk()
    #expect(try answering.run(arguments).end == .exit(64))
    #expect(try answering.isUntouched)
  }

  @Test("an unknown ticket")
  func unknown() throws {
    let answering = try AnsweringDesk()
    let run = try answering.run(["reply", "99", "-m", "x"])
    try expectRefusal(run, 1, ["no ticket 99"], answering)
  }

  @Test(
    "what is no text", arguments: [("a\0b\n", "NUL"), ("\0", "NUL"), ("", "the text is empty")])
  func noText(_ input: String, _ word: String) throws {
    let answering = try AnsweringDesk()
    let run = try answering.run(["reply", "1"], input: input)
    try expectRefusal(run, 65, [word], answering)
  }

  @Test("a queue without an address")
  func noAddress() throws {
    let answering = try AnsweringDesk()
    try answering.desk.text("config", "unset", "address")
    let run = try answering.run(["reply", "1", "-m", "x"])
    try expectRefusal(
      run, 65, ["queue 'default'", "tickets config --queue default set address"], answering)
  }

  @Test(
    "a requester who cannot be written to, whoever else takes part",
    arguments: [
      ("Jane", "no address to answer to"), ("\"Jane\" <>", "no address to answer to"),
      ("<-froot@evil.example>", "'-froot@evil.example'"),
      ("<help@desk.example>", "our own address"), ("<help+x@desk.example>", "our own address"),
    ])
  func requester(_ from: String, _ reason: String) throws {
    let answering = try AnsweringDesk()
    let desk = answering.desk
    try desk.deliver(
      Letter("b@x", from: from, subject: "Odd", ["Cc: carl@customer.example"]).text)
    let run = try answering.run(["reply", "2", "-m", "x"])
    try expectRefusal(run, 65, [reason, "tickets requester 2 ADDRESS"], answering)
    #expect(try desk.ticket(2)["message_count"] == 1)
    try desk.text("requester", "2", "jane@customer.example")
    _ = try answering.run(["reply", "2", "-m", "x"]).succeeded()
    #expect(try answering.sent[0].field("To") == "jane@customer.example")
  }

  @Test("copies that a mail server would refuse keep no answer from going out")
  func hostileCopies() throws {
    let answering = try AnsweringDesk(
      Letter("a@x", ["Cc: -oQ/tmp@evil.example, carl@customer.example, help+9@desk.example"]))
    try answering.reply("Yes.")
    #expect(
      try answering.sent[0].recipients == [
        "carl@customer.example", "jane@customer.example",
      ])
    #expect(try answering.sent[0].field("Cc") == "carl@customer.example")
  }

  @Test("a sendmail that refuses, fails or is missing loses no answer")
  func sendmailFails() throws {
    let answering = try AnsweringDesk()
    let desk = answering.desk
    try answering.sendmail.answer("echo busy >&2; exit 75")
    let run = try answering.run(["reply", "1", "-m", "One."])
    #expect(run.end == .exit(75) && run.text.contains(" queued to "), "\(run.text)")
    #expect(run.text.contains("jane@customer.example"))
    #expect(run.text.contains("busy"))
    #expect(try desk.ticket(1)["status"] == "answered")
    try desk.text("config", "set", "sendmail", "/nonexistent/sendmail")
    let missing = try answering.run(["reply", "1", "-m", "Two.", "--json"])
    #expect(try Value(missing.output)["deliveries"][0]["state"] == "queued")
    try desk.text("config", "set", "sendmail", answering.sendmail.path)
    try answering.sendmail.answer("")
    #expect(try desk.text("flush") == "2 sent, 0 waiting, 0 failed\n")
    try answering.sendmail.answer("exit 67")
    let refused = try answering.run(["reply", "1", "-m", "Three."])
    #expect(refused.end == .exit(69) && refused.text.contains(" failed to "))
    #expect(refused.text.contains("jane@customer.example"))
    #expect(try desk.text("count", "is:undelivered") == "1\n")
  }
}
