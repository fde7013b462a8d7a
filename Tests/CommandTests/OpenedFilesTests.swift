import BlackBox
import Testing

/// A link in the place of a file must never lead a program elsewhere, whichever command it is.
@Suite("Files opened for writing")
struct OpenedFilesTests {
  /// Of every command at least one line, in an order in which each has something to do.
  private static let lines = [
    "list", "search printer", "show 1", "count", "next", "log 1", "why m1", "stats",
    "watch --once", "reply 1 -m Done.", "note 1 -m Look.", "forward 1 --to v@example.net -m Known?",
    "submit --from j@customer.example --subject New -m Text", "close 1", "open 1", "hold 1",
    "spam 2", "assign 1 anna", "take 1", "tag 1 +x", "priority 1 high", "subject 1 Other",
    "requester 1 b@customer.example", "participant add 1 c@x.example", "link 1 3",
    "merge 3 --into 1", "split m1", "undo 1",
    "canned add hello @D/text", "canned list", "canned edit hello", "kb list", "suggest 1",
    "redact m2 --yes", "maintain", "doctor", "doctor --probe @I", "verify", "backup @D/copy.db",
    "restore @D/copy.db", "flush", "outbox", "init --store @D/other.db", "config set tag Case",
    "config edit", "config export", "queue add sales", "person link a@x.example b@x.example",
    "account list", "attachment m1.1 -o @D/part", "attachment m1.1 -d @D/tmp",
    "anonymize m1 -o @D/plain", "import @D/mail.eml",
    "export -o @D/out.jsonl", "export --format maildir -o @D/out", "mutt 1", "poll",
    "trust allow /bin/true", "key rotate", "reindex", "rebuild",
    "verify --repair",
  ]

  let desk: TestDesk
  let etc: OwnEtc

  init() throws {
    desk = try TestDesk()
    etc = try OwnEtc()
    for number in 1...3 {
      try desk.deliver(Letter("\(number)@x", subject: "Printer \(number)").text)
    }
    for (key, value) in [
      ("sendmail", "/bin/true"), ("fetch-host", "127.0.0.1"), ("fetch-port", "9"),
      ("fetch-user", "u"), ("fetch-password", "p"), ("fetch-tls", "no"),
    ] { try desk.text("config", "set", key, value) }
    try desk.text("config", "set", "address", "help@desk.example")
    _ = try Command("/bin/mkdir", [desk.folder.file("tmp")]).run().succeeded()
    try FileContent.write(Array("Hello.\n".utf8), to: desk.folder.file("text"))
    try FileContent.write(Array(Letter("m@x").text.utf8), to: desk.folder.file("mail.eml"))
  }

  private func expectGuarded(_ command: Command, _ line: String) throws {
    let opened = try OpenedFiles(of: command, below: desk.folder.path)
    let unguarded = opened.writing.filter { !$0.contains("O_NOFOLLOW") || $0.contains("O_TRUNC") }
    #expect(unguarded == [], "\(line)")
    #expect(opened.byName == [], "\(line)")
  }

  @Test("follow no link, whichever command opens them")
  func commands() throws {
    let dump = try Value(desk.command(["--experimental-dump-help"]).run().succeeded().output)
    let names = Set(dump["command"]["subcommands"].array.compactMap { $0["commandName"].text })
    let covered = Set(
      OpenedFilesTests.lines.compactMap { $0.split(separator: " ").first.map(String.init) })
    #expect(covered == names.subtracting(["help"]), "every command needs a line in this test")
    let tries = "\(Binaries.ingest) --store \(desk.store)"
    for line in OpenedFilesTests.lines {
      let words = line.split(separator: " ").map {
        String($0).replacing("@D", with: desk.folder.path).replacing("@I", with: tries)
      }
      var command = desk.command(words)
      command.environment["TMPDIR"] = desk.folder.file("tmp")
      command.environment["EDITOR"] = "true"
      command.environment["TICKETS_MUTT"] = "true"
      // Root allows a command for all of the machine.
      if words[0] == "trust" { command = try etc.inside(command) }
      try expectGuarded(command, line)
    }
  }

  @Test("follow no link when mail is delivered, also the first one")
  func deliveries() throws {
    for options in [[], ["--store", desk.folder.file("new.db")], ["--explain"]] {
      try expectGuarded(desk.ingest(Letter("n@x").text, options), "ingest \(options)")
    }
  }

  @Test("are seen by this test")
  func control() throws {
    let script = "echo x > \(desk.folder.file("control"))"
    var ours = Command(desk.folder.file("tickets"), ["-c", script])
    ours.folder = desk.folder
    _ = try Command("/bin/cp", ["/bin/sh", desk.folder.file("tickets")]).run().succeeded()
    let opened = try OpenedFiles(of: ours, below: desk.folder.path)
    #expect(opened.writing.contains { $0.contains("O_TRUNC") && !$0.contains("O_NOFOLLOW") })
  }
}
