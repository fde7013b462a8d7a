import BlackBox
import Testing

/// Ticket 1 is Jane's "Printer zebrafish", m1 with a text and an attachment, m2 Carl's answer.
@Suite("Redact")
struct RedactTests {
  let desk: TestDesk
  static let mail = Letter(
    "a@x", subject: "Printer zebrafish",
    ["Cc: Carl <carl@customer.example>", "Content-Type: multipart/mixed; boundary=b"],
    body: """
      --b
      Content-Type: text/plain

      The password is xylophone quartz. Please help.
      --b
      Content-Type: text/plain; name=walrus.txt
      Content-Disposition: attachment; filename=walrus.txt

      jabberwocky
      --b--

      """)

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Self.mail.text)
    for number in 1...20 {
      try desk.deliver(Letter("n\(number)@x", subject: "Filler \(number)").text)
    }
    let carl = "Carl <carl@customer.example>"
    try desk.deliver(Letter.reply("b@x", to: "a@x", from: carl, subject: "Re: Printer").text)
  }

  /// Bytes of all files of the store.
  private func stands(_ word: String) throws -> Bool {
    try desk.folder.names.filter { $0.hasPrefix("tickets.db") }.contains { name in
      let text = String(decoding: try FileContent.read(desk.folder.file(name)), as: UTF8.self)
      return text.lowercased().contains(word)
    }
  }

  private func indexIsWhole() throws -> Bool {
    let client = try SQLiteClient(desk.store)
    try client.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    return try client.text("PRAGMA integrity_check") == "ok"
  }

  @Test("shows what it would remove, and removes with --yes only")
  func preview() throws {
    let before = try FileContent.read(desk.store)
    for options in [["m1"], ["m1", "--text", "xylophone"], ["--attachment", "m1.2"]] {
      let run = try desk.command(["redact"] + options).run().succeeded()
      #expect(run.text.contains("m1 of #1") && run.errors.contains("--yes"))
    }
    #expect(try FileContent.read(desk.store) == before)
  }

  @Test("--text: the words are in no file, no view and no index any more")
  func text() throws {
    #expect(try stands("xylophone") && stands("quartz"))
    let old = try desk.json("show", "m1")
    try desk.text("redact", "m1", "--text", "xylophone quartz", "--yes")
    #expect(try !stands("xylophone") && !stands("quartz"))
    #expect(try desk.text("count", "xylophone") == "0\n")
    #expect(try desk.text("count", "password") == "1\n")
    let new = try desk.json("show", "m1")
    #expect(new["text"] == "The password is [removed]. Please help.")
    #expect(new["subject"] == old["subject"] && new["parts"].array.count == 2)
    #expect(new["parts"][1] == old["parts"][1])
    let raw = try desk.command(["show", "m1", "--raw"]).run().succeeded()
    #expect(raw.text == Self.mail.text.replacing("xylophone quartz", with: "[removed]"))
    let event = try desk.json("log", "1").array.last
    #expect(event?["kind"] == "redact" && event?["message"] == 1 && event?["actor"] == "tester")
    #expect(event?["before"] == old["sha256"] && event?["after"] == new["sha256"])
    #expect(new["sha256"] != old["sha256"])
    #expect(try indexIsWhole())
  }

  @Test("a text of the subject goes from the ticket and its log as well")
  func subject() throws {
    try desk.text("subject", "1", "The zebrafish printer")
    try desk.text("redact", "m1", "--text", "zebrafish", "--yes")
    #expect(try !stands("zebrafish"))
    #expect(try desk.ticket(1)["subject"] == "The [removed] printer")
    #expect(try desk.text("count", "zebrafish") == "0\n")
    #expect(try desk.events(of: 1).contains("subject Printer [removed]>The [removed] printer"))
  }

  @Test("--attachment: content and name go, the other parts keep their numbers")
  func attachment() throws {
    let old = try desk.json("show", "m1")
    try desk.text("redact", "--attachment", "m1.2", "--yes")
    #expect(try !stands("walrus") && !stands("jabberwocky"))
    let new = try desk.json("show", "m1")
    #expect(new["parts"].array.count == 2 && new["parts"][0] == old["parts"][0])
    #expect(new["parts"][1]["filename"] == .null && new["text"] == old["text"])
    #expect(try desk.text("attachment", "m1.2").hasPrefix("[removed]"))
    #expect(try desk.text("count", "attachment:walrus") == "0\n")
    #expect(try indexIsWhole())
  }

  @Test("whole: who wrote when stays; a second time is no change")
  func whole() throws {
    try desk.text("redact", "m1", "--yes")
    for word in ["xylophone", "jabberwocky", "walrus", "zebrafish"] {
      #expect(try !stands(word), "\(word)")
    }
    let message = try desk.json("show", "m1")
    #expect(message["text"] == "[removed]" && message["message_id"] == "a@x")
    #expect(message["from"]["address"] == "jane@customer.example")
    #expect(try desk.ticket(1)["subject"] == "[removed]")
    let events = try desk.events(of: 1)
    try desk.text("redact", "m1", "--yes")
    #expect(try desk.events(of: 1) == events)
    let answer = Letter.reply("c@x", to: "a@x", subject: "Unlike")
    #expect(try desk.deliver(answer.text)["ticket"] == 1)
    let again = try desk.deliver(Self.mail.text)
    #expect(again["action"] == "duplicate" && again["message"] == 1)
    #expect(try !stands("xylophone"))
  }

  @Test("an answer of ours that waits to be sent is not sent any more")
  func outbox() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("config", "set", "sendmail", "/bin/true")
    try desk.text("config", "set", "hold-seconds", "3600")
    try desk.text("reply", "1", "-m", "It is xylophone.")
    let answer = try desk.ticket(1)["messages"].array.last?["message"].int ?? 0
    try desk.text("redact", "m\(answer)", "--yes")
    #expect(try desk.json("outbox").array.isEmpty)
    let states = Set(try SQLiteClient(desk.store).texts("SELECT state FROM outbox_recipient"))
    #expect(states == ["cancelled"])
  }

  @Test("it cannot be undone, nor what was done before it")
  func undo() throws {
    try desk.text("tag", "1", "a")
    try desk.text("redact", "m1", "--text", "quartz", "--yes")
    let run = try desk.tickets("undo", "1")
    #expect(run.end == .exit(1) && run.errors.contains("redacted") && run.errors.contains("m1"))
    try desk.text("tag", "1", "b")
    try desk.text("undo", "1")
    #expect(try desk.tickets("undo", "1").end == .exit(1))
    #expect(try desk.ticket(1)["tags"] == .array(["a"]))
  }

  @Test("a merge can be undone by the merged number after a redaction, and brings no text back")
  func merged() throws {
    try desk.text("merge", "1", "--into", "2")
    try desk.text("redact", "m1", "--text", "zebrafish", "--yes")
    try desk.text("undo", "1")
    #expect(try desk.ticket(1)["subject"] == "Printer [removed]")
    #expect(try !stands("zebrafish"))
  }

  @Test("what the index holds goes, whatever an older program had read")
  func olderReading() throws {
    try SQLiteClient(desk.store).execute(
      """
      INSERT INTO search (search) VALUES ('delete-all');
      INSERT INTO search (rowid, subject, body, names) VALUES
        (1, 'Printer zebrafish', 'The pass word is Xylophône quartz JELLYFISH 東 京', 'jane'),
        (2, 'Filler', 'jellyfish', 'jane')
      """)
    #expect(try desk.text("count", "xylophone") == "1\n")
    try desk.text("redact", "m1", "--text", "xylophone quartz", "--yes")
    #expect(try desk.text("count", "xylophone") == "0\n")
    #expect(try desk.json("search", "jellyfish").array.map { $0["ticket"] } == [2])
    #expect(try desk.text("count", "東京") == "0\n")
    #expect(try desk.text("count", "password") == "1\n")
    #expect(try !stands("xylophone") && indexIsWhole())
  }

  @Test("a text is told in headers, enclosed mail and notices, too")
  func places() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("config", "set", "notify", "admin@desk.example")
    try desk.text("config", "set", "sendmail", "/bin/false")
    let enclosing = Letter(
      "e@x", subject: "Re: x", ["In-Reply-To: <a@x>", "Content-Type: multipart/mixed; boundary=c"],
      body: """
        --c
        Content-Type: text/plain

        see below
        --c
        Content-Type: message/rfc822

        From: a@b.example
        Subject: Inner

        It was xylophone.
        --c--

        """)
    try desk.deliver(enclosing.text)
    try desk.deliver(
      Letter(
        "t@x", subject: "=?utf-8?q?Xyz_xyl=6Fphone?=",
        ["In-Reply-To: <a@x>", "Thread-Topic: about xylophone"], body: "Nothing.\n"
      ).text)
    let run = try desk.tickets("redact", "m1", "--text", "xylophone", "--yes").succeeded()
    #expect(run.errors.contains("m23 (attachments or enclosed mail)"), "\(run.errors)")
    #expect(run.errors.contains("m24 (Subject, Thread-Topic)"), "\(run.errors)")
  }

  @Test("where a message was removed as a whole, or an attachment, it is told who quotes it")
  func quoted() throws {
    try desk.deliver(
      Letter.reply(
        "q@x", to: "a@x", subject: "Re: Printer zebrafish",
        body: "new\n> The password is xylophone quartz. Please help.\n"
      ).text)
    let run = try desk.tickets("redact", "m1", "--yes").succeeded()
    #expect(run.errors.contains("some of it is still in m23 (Subject, text)"), "\(run.errors)")
  }

  @Test("a bare number is a ticket, and the mistake says how a message is written")
  func bareNumber() throws {
    let run = try desk.tickets("redact", "3", "--yes")
    #expect(run.end == .exit(64) && run.errors.contains("a message is written m3"), "\(run)")
  }

  @Test("a name is told where others' mail and ours repeat it")
  func names() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("config", "set", "sendmail", "/bin/true")
    try desk.text("reply", "1", "-m", "Hello.")
    let run = try desk.tickets("redact", "m1", "--text", "Carl", "--yes").succeeded()
    #expect(run.errors.contains("m22 (From), m23 (Cc)"), "\(run.errors)")
    let names = try desk.ticket(1)["participants"].array.map { $0["name"] }
    #expect(names.contains("[removed]") && !names.contains("Carl"))
  }

  @Test("tells which other messages have the text")
  func others() throws {
    try desk.deliver(
      Letter.reply("q@x", to: "a@x", subject: "Re: x", body: "new\n> is xylophone\n").text)
    let run = try desk.tickets("redact", "m1", "--text", "xylophone", "--yes").succeeded()
    #expect(run.errors.contains("m23"))
    try desk.text("redact", "m23", "--text", "xylophone", "--yes")
    #expect(try !stands("xylophone"))
  }

  @Test(
    "refused, and nothing changed",
    arguments: [
      (["m1", "--text", "nowhere"], 1), (["m1", "m2", "--text", "quartz"], 1), (["m99"], 1),
      (["--attachment", "m1.9"], 1), (["m1", "--text", "jane@customer"], 65),
      (["m1", "--text", "a@x"], 65), (["m1", "--text", " "], 64), ([], 64),
      (["m2", "--attachment", "m1.2"], 64), (["m1", "--text", "a", "--attachment", "m1.2"], 64),
    ] as [([String], Int32)])
  func refused(_ options: [String], _ status: Int32) throws {
    let before = try desk.ticket(1)
    let run = try desk.command(["redact"] + options + ["--yes"]).run()
    #expect(run.end == .exit(status), "\(run.errors)")
    #expect(try desk.ticket(1) == before)
  }
}
