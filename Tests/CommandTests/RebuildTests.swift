import BlackBox
import Testing

/// A desk on which everything has happened that leaves something in the store.
@Suite("Rebuild")
struct RebuildTests {
  private let sendmail: Recorder
  private let desk: TestDesk

  init() throws {
    sendmail = try Recorder()
    desk = try TestDesk(sendmail: sendmail, ["address": "help@desk.example"])
    try desk.deliver(
      Letter("a@x", ["Cc: Bob <bob@customer.example>"], body: "My secretword fails.\n").text,
      at: "-9d")
    try desk.text("reply", "1", "-m", "Which word?", at: "-8d")
    try desk.deliver(
      Letter.reply("b@x", to: "a@x", body: "That one.\n\n> Which word?\n").text, at: "-7d")
    try desk.text("note", "1", "-m", "He means the password.", at: "-6d")
    try desk.text("tag", "1", "+password", at: "-6d")
    try desk.text("assign", "1", "anna", at: "-6d")
    try desk.text("priority", "1", "high", at: "-6d")
    try desk.text("subject", "1", "Wrong password", at: "-6d")
    try desk.text("redact", "m1", "--text", "secretword", "--yes", at: "-6d")
    try mergeAndSplit()
    try desk.deliver(RedactTests.mail.text.replacing("a@x", with: "file@x"), at: "-3d")
    try desk.text("hold", "8", "--until", "2030-01-01", at: "-2d")
    var article = desk.command(["kb", "add", "internal", "Toner"])
    article.input = Array("Shake the cartridge.\n".utf8)
    _ = try article.run().succeeded()
  }

  /// Tickets 2 and 3 become one; ticket 4 becomes two and one again, ticket 6 two.
  private func mergeAndSplit() throws {
    try desk.deliver(
      Letter("c@x", from: "Carl <carl@x.example>", subject: "Scanner").text, at: "-5d")
    try desk.deliver(
      Letter("d@x", from: "Dora <dora@x.example>", subject: "Scanner of Dora").text, at: "-5d")
    try desk.text("reply", "2", "-m", "Try again.", at: "-4d")
    try desk.text("merge", "3", "--into", "2", at: "-4d")
    try desk.deliver(
      Letter("e@x", from: "Eve <eve@x.example>", subject: "Ink").text, at: "-4d")
    try desk.deliver(
      Letter.reply("f@x", to: "e@x", from: "Eve <eve@x.example>", subject: "Re: Ink").text,
      at: "-4d")
    try desk.text("split", "m9", at: "-4d")
    try desk.text("undo", "5", at: "-4d")
    try desk.text("close", "4", at: "-3d")
    try desk.deliver(
      Letter("g@x", from: "Gus <gus@x.example>", subject: "Drum").text, at: "-4d")
    try desk.deliver(
      Letter.reply("h@x", to: "g@x", from: "Gus <gus@x.example>", subject: "Re: Drum").text,
      at: "-3d")
    try desk.text("split", "m11", at: "-3d")
  }

  private func execute(_ sql: String) throws {
    try SQLiteClient(desk.store).execute(sql)
  }

  /// What is made of raw mail and log, table by table.
  private static let derived = [
    """
    SELECT id, subject, text, marks, date, in_reply_to, reference_ids, content_hash, partly_read,
      reading FROM message
    """,
    "SELECT * FROM part ORDER BY message, number",
    "SELECT * FROM reference ORDER BY id_key, message",
    """
    SELECT c.message, c.role, c.name, m.address FROM correspondent AS c
    JOIN mailbox AS m ON m.id = c.mailbox ORDER BY 1, 2, 4
    """,
    """
    SELECT p.ticket, p.role, p.name, m.address FROM participant AS p
    JOIN mailbox AS m ON m.id = p.mailbox ORDER BY 1, 4
    """,
    "SELECT * FROM base_subject ORDER BY ticket, subject_key",
    "SELECT * FROM chain ORDER BY place",
    """
    SELECT id, subject, status, priority, assignee, answered, closed, hold_until, waiting,
      waiting_since, last_human, message_count, undelivered FROM ticket
    """,
    "SELECT doc, col, offset, term FROM temp.words ORDER BY 1, 2, 3, 4",
    "SELECT doc, col, offset, term FROM temp.article_words ORDER BY 1, 2, 3, 4",
  ]

  private func everything() throws -> [[String]] {
    let client = try SQLiteClient(desk.store)
    try client.execute(
      """
      CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'instance');
      CREATE VIRTUAL TABLE temp.article_words
        USING fts5vocab('main', 'article_search', 'instance');
      """)
    return try RebuildTests.derived.map { try client.rows($0).map { "\($0)" } }
  }

  private func spoil() throws {
    try execute(
      """
      UPDATE message SET text = 'Mojibake', marks = 'q0-3', subject = 'B?d', date = NULL,
        in_reply_to = '', reference_ids = '', partly_read = 1;
      UPDATE message SET content_hash = 'none' WHERE id > 1;
      DELETE FROM part; DELETE FROM reference; DELETE FROM correspondent; DELETE FROM participant;
      DELETE FROM base_subject; DELETE FROM chain; DELETE FROM article_search;
      INSERT INTO search (search) VALUES ('delete-all');
      INSERT INTO search (rowid, subject, body) VALUES (1, 'B?d', 'mojibake'), (99, 'B?d', 'stray');
      UPDATE ticket SET status = 'spam', assignee = 'nobody', priority = 3, answered = NULL,
        closed = NULL, hold_until = NULL, waiting = NULL, waiting_since = NULL, last_human = 0,
        message_count = 77, undelivered = 7
        WHERE merged_into IS NULL;
      UPDATE ticket SET assignee = NULL, priority = 1 WHERE id > 1;
      UPDATE ticket SET subject = 'B?d' WHERE id = 1;
      """)
  }

  private func expectEqual(
    _ after: [[String]], _ before: [[String]], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (number, sql) in RebuildTests.derived.enumerated() {
      let difference = after[number].difference(from: before[number])
      #expect(difference.isEmpty, "\(sql)", sourceLocation: sourceLocation)
    }
  }

  @Test("makes all that is derived what it was, whatever became of it")
  func spoiled() throws {
    #expect(try desk.text("verify") == "\(try messages()) messages, no faults\n")
    let before = try everything()
    #expect(before.allSatisfy { !$0.isEmpty })
    try spoil()
    #expect(try desk.tickets("verify").end == .exit(74))
    let run = try desk.tickets("rebuild")
    #expect(run.end == .exit(0))
    #expect(run.text.hasSuffix("the chain of raw mail was broken and has been rebuilt\n"))
    #expect(run.errors.contains("m1: it is not in the chain"))
    expectEqual(try everything(), before)
    #expect(try desk.text("verify") == "\(try messages()) messages, no faults\n")
    #expect(try desk.text("count", "mojibake or stray") == "0\n")
    #expect(try desk.events(of: 1).contains("repair >"))
  }

  @Test("changes nothing of a store that is whole, and counts what it looked at")
  func whole() throws {
    let before = try everything()
    let events = try desk.text("log", "1")
    let messages = try messages()
    #expect(try desk.text("rebuild") == "\(messages) read, 0 changed; 8 tickets, 0 repaired\n")
    expectEqual(try everything(), before)
    #expect(try desk.text("log", "1") == events)
    #expect(try desk.json("rebuild")["tickets"] == 8)
  }

  @Test("lets others in, of whose mail nothing is lost", arguments: [1, 2, 4, 6])
  func others(release: Int) throws {
    try spoil()
    let meter = try LockMeter()
    let (paused, go) = (desk.folder.file("paused"), desk.folder.file("go"))
    let rebuild = try meter.stops(desk.command(["rebuild"]), at: release, paused: paused, go: go)
      .start()
    defer { try? FileContent.write([], to: go) }
    try Waiting.until("it lets go") { desk.folder.names.contains("paused") }
    let before = try messages()
    for id in ["meanwhile@x", "later@x"] {
      try desk.deliver(
        Letter(id, subject: "Meanwhile", body: "A secret.\n").text, ["--lock-timeout", "0"])
    }
    try desk.text("redact", "m\(before + 1)", "--text", "secret", "--yes")
    let ticket = try desk.rows("SELECT ticket FROM v_message WHERE message_id = 'later@x'")
    try desk.text("reply", ticket[0], "-m", "Thanks.")
    try FileContent.write([], to: go)
    #expect(rebuild.wait().end == .exit(0))
    #expect(try messages() == before + 3)
    #expect(try desk.text("verify") == "\(before + 3) messages, no faults\n")
  }

  @Test("goes on where it was interrupted")
  func interrupted() throws {
    try execute("INSERT INTO progress VALUES ('rebuild', 8), ('rebuild-tickets', 7)")
    let rest = try messages() - 8
    #expect(try desk.text("rebuild") == "\(rest) read, 0 changed; 1 tickets, 0 repaired\n")
    #expect(try desk.json("rebuild")["read"].int == rest + 8)
  }

  @Test("makes an index anew that SQLite finds damaged")
  func damagedIndex() throws {
    let before = try everything()
    try execute("UPDATE search_data SET block = x'00' WHERE id > 10")
    let run = try desk.tickets("rebuild")
    #expect(run.errors.contains("the index search was damaged"))
    expectEqual(try everything(), before)
    #expect(try desk.text("verify") == "\(try messages()) messages, no faults\n")
  }

  @Test("leaves alone what was read from a raw mail that is gone, and whoever takes part")
  func kept() throws {
    try execute(
      """
      DELETE FROM raw WHERE chunk >> 16 = 3;
      DELETE FROM participant WHERE ticket = 1 AND role = 'participant';
      """)
    let text = try desk.json("show", "m3")["text"].text
    let run = try desk.tickets("rebuild")
    #expect(run.errors.contains("m3 is left unchanged: its raw mail is not as received"))
    #expect(try desk.json("show", "m3")["text"].text == text)
    #expect(try desk.ticket(1)["participants"].array.isEmpty)
    #expect(try desk.json("rebuild")["damaged"].array.map(\.int) == [3])
  }

  private func messages() throws -> Int {
    try SQLiteClient(desk.store).number("SELECT count(*) FROM message") ?? 0
  }
}
