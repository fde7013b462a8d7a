import BlackBox
import Testing

/// Standard output takes nothing: what was done is done, and nobody is to do it again.
@Suite("What cannot be reported")
struct UnreportedTests {
  let answering: AnsweringDesk

  init() throws {
    answering = try AnsweringDesk()
  }

  private func run(_ arguments: [String], editor: String? = nil) throws -> Execution {
    var command = answering.desk.command(arguments).inShell(#"exec "$@" >/dev/full"#)
    command.environment["TMPDIR"] = answering.drafts.path
    command.environment["EDITOR"] = editor
    return try command.run()
  }

  @Test(
    "is said to be done",
    arguments: [
      (["reply", "1", "-m", "Use the stairs."], "m2 is stored and queued"),
      (["reply", "1", "-m", "Use the stairs.", "--json"], "m2 is stored and queued"),
      (["forward", "1", "--to", "x@y.example", "-m", "Look."], "m2 is stored and queued"),
      (["note", "1", "-m", "Arson?"], "m2 is stored"),
      (
        ["submit", "--from", "a@b.example", "--subject", "x", "-m", "x"], "m2 is stored on #2"
      ),
      (["kb", "add", "faq", "Fire", "/etc/hostname"], "article 1 is added"),
    ])
  func done(_ arguments: [String], _ deed: String) throws {
    let run = try run(arguments)
    #expect(run.end == .exit(74), "\(run)")
    #expect(
      run.errors
        == "tickets: \(deed), but the report failed: standard output: No space left on device\n")
  }

  @Test("an answer is sent once, and no draft is kept that could be sent again")
  func editor() throws {
    let run = try run(["reply", "1"], editor: "sed -i '$aUse the stairs.'")
    #expect(run.end == .exit(74) && run.errors.contains("m2 is stored"), "\(run)")
    #expect(answering.drafts.names.isEmpty)
    #expect(try answering.sent.count == 1)
    #expect(try answering.desk.ticket(1)["message_count"] == 2)
  }

  @Test("an undo is not made twice, a split not either")
  func undo() throws {
    try answering.desk.text("tag", "1", "one")
    try answering.desk.text("tag", "1", "two")
    #expect(try run(["undo", "1"]).errors.contains("the last change is undone, but"))
    #expect(try answering.desk.ticket(1)["tags"] == .array(["one"]))
    try answering.desk.deliver(Letter.reply("b@x", to: "a@x").text)
    #expect(try run(["split", "m2"]).errors.contains("#2 is split off, but"))
  }

  @Test("maintain sends what is due all the same")
  func maintain() throws {
    try answering.sendmail.answer("exit 75")
    _ = try answering.run(["reply", "1", "-m", "Use the stairs."])
    try answering.sendmail.answer("")
    var command = answering.desk.command(["maintain"]).at("+1d")
    command = command.inShell(#"exec "$@" >/dev/full"#)
    #expect(try command.run().end == .exit(74))
    #expect(try answering.desk.json("outbox").array.isEmpty)
  }

  @Test("what changes nothing says only that it cannot be written")
  func reading() throws {
    let run = try run(["show", "1"])
    #expect(run.end == .exit(74))
    #expect(run.errors == "tickets: standard output: No space left on device\n")
  }
}
