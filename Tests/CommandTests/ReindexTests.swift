import BlackBox
import Testing

/// Three messages on two tickets, the second of which has an attachment.
@Suite("Reindex")
struct ReindexTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x", subject: "Zebrafish", body: "Good words.\n").text)
    try desk.deliver(RedactTests.mail.text.replacing("a@x", with: "b@x"))
    try desk.deliver(Letter.reply("c@x", to: "a@x", body: "Answer.\n> Good words.\n").text)
  }

  private func execute(_ sql: String) throws {
    try SQLiteClient(desk.store).execute(sql)
  }

  /// As an older program would have read them.
  private func spoil() throws {
    try execute(
      """
      UPDATE message SET reading = 0, text = 'Mojibake', marks = 'q0-3', subject = 'B?d';
      UPDATE ticket SET subject = 'B?d';
      UPDATE part SET filename = 'b?d.txt' WHERE message = 2;
      INSERT INTO search (search) VALUES ('delete-all');
      INSERT INTO search (rowid, subject, body, attachments)
        VALUES (1, 'B?d', 'mojibake', ''), (2, 'B?d', 'mojibake mojibake', 'b?d.txt'),
          (3, 'B?d', 'mojibake', '');
      """)
  }

  private func everything() throws -> [String] {
    try ["m1", "m2", "m3"].map { try desk.text("show", $0, "--json") }
      + [desk.text("list", "--json").replacing(/"updated": "[^"]*"/, with: "")]
      + ["good", "walrus", "zebrafish", "quoted:words"].map { try desk.text("count", $0) }
  }

  @Test("what an older version has read is what this one reads, wherever it stands")
  func outdated() throws {
    let before = try everything()
    try spoil()
    #expect(try desk.text("verify").contains("3 were read by an older version"))
    #expect(try desk.text("reindex") == "3 read, 3 changed\n")
    #expect(try everything() == before)
    #expect(try desk.text("count", "mojibake") == "0\n")
    #expect(try desk.text("verify") == "3 messages, no faults\n")
    #expect(try desk.text("reindex") == "0 read, 0 changed\n")
  }

  @Test("all mail, or that of a query, is read anew, and is what it was")
  func all() throws {
    let before = try everything()
    #expect(try desk.text("reindex", "--all") == "3 read, 0 changed\n")
    #expect(try desk.text("reindex", "id:1") == "2 read, 0 changed\n")
    #expect(try everything() == before)
    #expect(try desk.text("verify") == "3 messages, no faults\n")
    #expect(try desk.json("reindex", "subject:zebrafish")["read"] == 3)
    #expect(try desk.tickets("reindex", "--all", "id:1").end == .exit(64))
    #expect(try desk.tickets("reindex", "before:x").end == .exit(64))
  }

  @Test("what was interrupted goes on where it stopped")
  func interrupted() throws {
    try execute("INSERT INTO progress VALUES ('reindex', 2)")
    #expect(try desk.text("reindex", "--all") == "1 read, 0 changed\n")
    #expect(try desk.text("reindex", "--all") == "3 read, 0 changed\n")
  }

  @Test("deliveries go on meanwhile, and nothing is lost")
  func deliveries() throws {
    for number in 1...30 {
      try desk.deliver(Letter("n\(number)@x", subject: "Filler \(number)").text)
    }
    try execute("UPDATE message SET reading = 0")
    let deliveries = try (0..<10).map { number in
      try desk.ingest(Letter.reply("p\(number)@x", to: "a@x", body: "Walrus \(number)\n").text)
        .start()
    }
    try desk.text("reindex")
    for delivery in deliveries { #expect(delivery.wait().end == .exit(0)) }
    #expect(try desk.ticket(1)["message_count"] == 12)
    #expect(try desk.text("verify") == "43 messages, no faults\n")
  }

  @Test("a mail that the program dies of stays what it was, and the others are read")
  func deadly() throws {
    try desk.deliver(Letter("d@x", from: "deadly@x.example", body: "Deadly words.\n").text)
    try execute("UPDATE message SET reading = 0")
    let parser = try DeadlyParser()
    let run = try parser.kills(desk.command(["reindex"]), "segv", victim: "deadly@").run()
    #expect(run.end == .exit(0), "\(run)")
    #expect(run.errors.contains("m4 is left unchanged"), "\(run.errors)")
    #expect(try desk.json("show", "m4")["text"] == "Deadly words.")
    #expect(try desk.text("count", "deadly") == "1\n")
    #expect(!desk.folder.names.contains { $0.contains("unreadable") })
    #expect(try desk.text("verify") == "4 messages, no faults\n")
  }

  @Test("mail that could not be read when it came is read when it can be")
  func unreadable() throws {
    let mail = Letter("u@x", from: "deadly@x.example", body: "Xylophone.\n").text
    let parser = try DeadlyParser()
    _ = try parser.kills(desk.ingest(mail), "segv", victim: "deadly@").run()
    try desk.deliver(mail)
    #expect(try desk.json("show", "m4")["unreadable"] == .bool(true))
    #expect(try desk.text("reindex", "--all") == "4 read, 1 changed\n")
    let message = try desk.json("show", "m4")
    #expect(message["unreadable"] == .bool(false) && message["text"] == "Xylophone.")
    #expect(try desk.text("count", "xylophone") == "2\n")
    #expect(try desk.text("verify") == "4 messages, no faults\n")
  }
}
