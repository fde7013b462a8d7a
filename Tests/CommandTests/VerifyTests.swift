import BlackBox
import Testing

@Suite("tickets verify")
struct VerifyTests {
  let desk: TestDesk

  /// #1 of m1 and m2, linked to #2 of m3; #4, of m5, is merged into #3, of m4.
  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    try desk.deliver(Letter.reply("b@x", to: "a@x").text)
    for (id, subject) in [("c@x", "Screen"), ("d@x", "Mouse"), ("e@x", "Keyboard")] {
      try desk.deliver(Letter(id, from: "bob@x.example", subject: subject).text)
    }
    try desk.text("link", "1", "2")
    try desk.text("assign", "1", "anna")
    try desk.text("priority", "1", "high")
    try desk.text("subject", "1", "Printer on fire")
    try desk.text("merge", "4", "--into", "3")
  }

  private func damage(_ sql: String) throws {
    try SQLiteClient(desk.store).execute(sql)
  }

  @Test(
    "finds what follows from the rest, and --repair makes it anew, with an event",
    arguments: [
      ("UPDATE ticket SET message_count = 7 WHERE id = 1", "#1: message_count is 7, but 2"),
      ("UPDATE ticket SET undelivered = 1 WHERE id = 1", "#1: undelivered is 1, but 0 recipients"),
      ("UPDATE ticket SET updated = 1 WHERE id = 1", "#1: updated is before its last message"),
      (
        "DELETE FROM participant WHERE ticket = 1 AND role = 'requester'",
        "#1: its requester is not a participant"
      ),
      ("DELETE FROM base_subject WHERE ticket = 1", "#1: no mail finds it by its subject"),
      ("DELETE FROM link WHERE ticket = 1", "#2: linked to #1, which is not linked to it"),
      ("UPDATE message SET ticket = 4 WHERE id = 5", "m5: it is on #4, which is merged into #3"),
      ("DELETE FROM reference WHERE message = 2", "m2: mail that it answers would not find it"),
      ("DELETE FROM part WHERE message = 2", "m2: its parts are missing"),
    ])
  func repairs(_ sql: String, _ fault: String) throws {
    let before = try content()
    try damage(sql)
    let run = try desk.tickets("verify")
    #expect(run.end == .exit(74) && run.text.contains(fault), "\(run)")
    #expect(run.text.contains("; 'tickets verify --repair' repairs it\n"))
    let repaired = try desk.text("verify", "--repair")
    #expect(repaired.contains("repaired: \(fault)"), "\(repaired)")
    #expect(repaired.hasSuffix("5 messages, no faults\n"))
    #expect(try content() == before)
    let notes = try desk.rows("SELECT note FROM v_event WHERE kind = 'repair'")
    #expect(notes.contains { $0.hasPrefix(fault) }, "\(notes)")
    #expect(try desk.text("verify", "--repair") == "5 messages, no faults\n")
  }

  /// What repairs concern.
  private func content() throws -> [String] {
    try [
      "SELECT id || message_count || undelivered || updated FROM ticket ORDER BY id",
      "SELECT mailbox || ' ' || ticket || role || name FROM participant ORDER BY 1",
      "SELECT queue || ' ' || ticket FROM base_subject WHERE ticket <> 1 ORDER BY 1",
      "SELECT ticket || ' ' || other FROM link ORDER BY 1",
      "SELECT id || ' ' || ticket FROM message ORDER BY id",
      "SELECT hex(id_key) || message FROM reference ORDER BY 1",
      "SELECT message || ' ' || number || type || size || sha256 FROM part ORDER BY 1",
    ].flatMap(desk.rows)
  }

  /// SHA-256 of "x".
  private static let other = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"

  @Test(
    "finds what does not follow from anything, and tells where to look",
    arguments: [
      (
        """
        DELETE FROM participant WHERE ticket = 1;
        UPDATE ticket SET requester_address = 'x@y.example' WHERE id = 1
        """, "#1: jane@customer.example wrote m1 as a participant, but is not one"
      ),
      (
        "UPDATE ticket SET merged_into = 4 WHERE id = 3",
        "#3: merged into #4, which does not exist"
      ),
      ("DELETE FROM message WHERE id = 3", "m3: it is in the chain, but missing; compare with a"),
      ("DELETE FROM message WHERE id = 3", "#2: it has no message"),
      ("UPDATE ticket SET status = 'closed' WHERE id = 1", "#1: status is 'closed', but its log "),
      (
        "UPDATE ticket SET assignee = NULL WHERE id = 1", "#1: assignee is '', but its log says 'an"
      ),
      ("UPDATE ticket SET priority = 0 WHERE id = 1", "#1: priority is 'low', but its log says 'h"),
      ("UPDATE ticket SET subject = 'x' WHERE id = 1", "log says 'Printer on fire'; see 'tickets "),
      ("DELETE FROM chain WHERE place = 2", "chain: broken at place 3, m3"),
      ("DELETE FROM chain WHERE place = 5", "m5: it is not in the chain"),
      ("UPDATE chain SET digest = '' WHERE place = 4", "chain: broken at place 4, m4"),
      ("DROP TABLE chain", "chain: the table is missing"),
      (
        """
        UPDATE raw SET bytes = CAST('x' AS BLOB) WHERE chunk >> 16 = 2;
        UPDATE message SET size = 1, sha256 = '\(other)' WHERE id = 2
        """, "m2: its raw mail is not the one in the chain"
      ),
      (
        """
        UPDATE raw SET bytes = CAST('x' AS BLOB) WHERE chunk >> 16 = 2;
        UPDATE message SET size = 1, sha256 = '\(other)' WHERE id = 2;
        UPDATE chain SET sha256 = '\(other)' WHERE message = 2
        """, "chain: broken at place 2, m2"
      ),
      ("DELETE FROM search_docsize WHERE id = 2", "m2: it is not in the search index"),
    ])
  func tells(_ sql: String, _ fault: String) throws {
    try damage(sql)
    for command in [["verify"], ["verify", "--repair"]] {
      let run = try desk.command(command).run()
      #expect(run.end == .exit(74) && run.text.contains(fault), "\(run)")
    }
  }

  @Test("a redaction is in the chain, and in the log")
  func redaction() throws {
    try desk.text("redact", "m1", "--yes")
    #expect(try desk.text("verify") == "5 messages, no faults\n")
    #expect(try desk.json("verify")["chain"]["length"] == 6)
    try damage("DELETE FROM event WHERE kind = 'redact'")
    let run = try desk.tickets("verify")
    #expect(run.text.contains("m1: it was changed, but the log has no redaction"), "\(run)")
  }

  @Test("the end of the chain tells that all is as it was, however often somebody looks")
  func chain() throws {
    let chain = try desk.json("verify")["chain"]
    #expect(chain["length"] == 5)
    let rows = try desk.rows("SELECT message || ' ' || sha256 FROM chain ORDER BY place")
    let lines = rows.map { "d=$(echo $d \($0) | sha256sum | cut -c 1-64)" }
    let end = desk.command([]).inShell(
      (["d=\(String(repeating: "0", count: 64))"] + lines + ["echo $d"]).joined(separator: "\n"))
    #expect(try end.run().text == (chain["digest"].text ?? "") + "\n")
    try desk.text("close", "1")
    #expect(try desk.json("verify")["chain"] == chain)
  }

  @Test("finds nothing in a desk at work")
  func work() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("config", "set", "autoclose-days", "3")
    try desk.text("config", "set", "hold-seconds", "600")
    let steps: [[String]] = [
      ["reply", "1", "-m", "Turn it on."], ["close", "1"], ["undo", "1"], ["undo", "1"],
      ["note", "2", "-m", "Later."], ["hold", "2", "--until", "2099-01-01"], ["open", "2"],
      ["split", "m2"], ["undo", "1"], ["split", "m2"], ["merge", "5", "--into", "1"],
      ["undo", "5"], ["merge", "2", "--into", "1"], ["undo", "2"], ["tag", "1", "+a"],
      ["assign", "1", "none"], ["undo", "1"], ["requester", "1", "boss@customer.example"],
      ["undo", "1"], ["spam", "3"], ["undo", "3"], ["link", "1", "3"],
      ["redact", "m4", "--yes"], ["reply", "3", "-m", "Done.", "--status", "closed"],
      ["maintain"],
    ]
    for step in steps {
      _ = try desk.command(step).run()
      #expect(try desk.text("verify").hasSuffix("no faults\n"), "\(step)")
    }
    try desk.deliver(Letter.reply("g@x", to: "a@x").text, at: "+40d")
    #expect(try desk.text("verify").hasSuffix("no faults\n"))
  }
}
