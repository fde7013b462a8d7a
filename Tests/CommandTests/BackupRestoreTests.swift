import BlackBox
import Testing

@Suite("A backup put back")
struct BackupRestoreTests {
  let desk: TestDesk
  let backup: String

  init() throws {
    desk = try TestDesk()
    backup = desk.folder.file("backup.db")
    try desk.deliver(Letter("a@x").text)
    try desk.text("backup", backup)
    try desk.deliver(Letter("b@x", subject: "Later").text)
  }

  private var kept: String {
    get throws {
      let name = try #require(
        desk.folder.names.first { $0.hasPrefix("tickets.db.before-") && $0.hasSuffix("Z") })
      return desk.folder.file(name)
    }
  }

  @Test("is the store as it was, and what was there is kept under a name that is told")
  func restored() throws {
    try FileContent.setMode(0o640, of: desk.store)
    let said = try desk.text("restore", backup)
    #expect(try said == "\(desk.store): restored, 1 message\nthe previous store: \(kept)\n")
    #expect(try desk.text("count") == "1\n")
    #expect(try desk.text("count", "--store", kept) == "2\n")
    #expect(try FileContent.mode(desk.store) == 0o640)
    #expect(try desk.text("verify", "--store", kept).hasSuffix("no faults\n"))
    #expect(try desk.deliver(Letter("c@x", subject: "New").text)["ticket"] == 2)
    #expect(try desk.text("count", "--store", backup) == "1\n")
  }

  /// A crash leaves a log, which SQLite would read as the restored file's.
  @Test("does not take the log of the store before for its own")
  func staleLog() throws {
    let reader = try SQLiteClient(desk.store)
    try reader.execute("BEGIN; SELECT count(*) FROM ticket")
    for number in 0..<20 { try desk.deliver(Letter("s\(number)@x", subject: "S\(number)").text) }
    for suffix in ["", "-wal"] {
      let name = suffix.isEmpty ? "crashed.db" : "crashed.db-wal"
      try FileContent.write(FileContent.read(desk.store + suffix), to: desk.folder.file(name))
    }
    reader.close()
    let crashed = desk.folder.file("crashed.db")
    try FileContent.write(FileContent.read(crashed), to: desk.store)
    try FileContent.write(FileContent.read(crashed + "-wal"), to: desk.store + "-wal")
    try desk.text("restore", backup)
    #expect(try desk.text("count") == "1\n")
    #expect(try desk.text("verify").hasSuffix("no faults\n"))
    #expect(try desk.text("count", "--store", kept) == "22\n")
    #expect(try desk.text("verify", "--store", kept).hasSuffix("no faults\n"))
  }

  @Test("is refused while another program has the store open, and could remove the log")
  func otherProgram() throws {
    let client = try SQLiteClient(desk.store)
    _ = try client.number("SELECT count(*) FROM ticket")
    let run = try desk.tickets("restore", backup)
    #expect(run.end == .exit(75) && run.errors.contains("has it open"), "\(run)")
    client.close()
    try desk.text("restore", backup)
  }

  @Test("is put where the store is gone, with the access that its lock tells")
  func gone() throws {
    try FileContent.setMode(0o660, of: desk.store)
    try desk.deliver(Letter("c@x").text)
    _ = try Command("/bin/rm", [desk.store]).run().succeeded()
    #expect(try desk.text("restore", backup).hasPrefix("\(desk.store): restored, 1 message\n"))
    #expect(try FileContent.mode(desk.store) == 0o660)
    #expect(try desk.deliver(Letter("c@x").text)["message"] == 2)
  }

  @Test("in a new place it is a private store")
  func elsewhere() throws {
    let other = desk.folder.file("other.db")
    #expect(try desk.text("restore", backup, "--store", other) == "\(other): restored, 1 message\n")
    #expect(try FileContent.mode(other) == 0o600)
  }

  @Test("is refused when it is damaged, newer or no store, and then nothing changes")
  func refusals() throws {
    let before = try FileContent.read(desk.store)
    let sound = try FileContent.read(backup)
    let bad = desk.folder.file("bad.db")
    for (change, word) in [
      (Change.page, "damaged"), (.mail, "damaged"), (.version, "newer"),
      (.application, "not a ticket"),
      (.text, "not a ticket"), (.cut, "damaged"),
    ] {
      try FileContent.write(change.made(of: sound), to: bad)
      if change == .mail {
        try SQLiteClient(bad).execute("UPDATE raw SET bytes = CAST('x' AS BLOB)")
      }
      let run = try desk.tickets("restore", bad)
      #expect(run.end == .exit(74) && run.errors.contains(word), "\(change) \(run)")
      #expect(run.errors.contains(bad), "\(run)")
      #expect(try FileContent.read(desk.store) == before)
      #expect(
        !desk.folder.names.contains { $0.hasPrefix("tickets.db.") && $0 != "tickets.db.lock" })
    }
    #expect(try desk.tickets("restore", desk.folder.file("none.db")).end == .exit(74))
    try FileContent.write(Array("mine".utf8), to: desk.folder.file("mine"))
    let run = try desk.tickets("restore", backup, "--store", desk.folder.file("mine"))
    #expect(run.end == .exit(74), "\(run)")
    #expect(try FileContent.read(desk.folder.file("mine")) == Array("mine".utf8))
  }

  enum Change {
    case page, mail, version, application, text, cut

    func made(of store: [UInt8]) -> [UInt8] {
      var bytes = store
      switch self {
      case .mail: break
      case .page: for place in 8192..<12288 { bytes[place] = 0xA5 }
      case .version: bytes[62] = 99
      case .application: bytes[68] = 0
      case .text: bytes = Array("Dear all,\n".utf8)
      case .cut: bytes = Array(bytes.prefix(8192))
      }
      return bytes
    }
  }

  /// The delivery has the store open, and waits for the lock, when another file takes its place.
  @Test("takes the mail of a delivery that waits for the lock meanwhile")
  func waiting() throws {
    let script = """
      until grep -q -- "-> FLOCK .*:$(stat -c %i "$1.lock") " /proc/locks; do sleep 0.05; done
      mv "$1" "$1.before"; rm -f "$1-wal" "$1-shm"; cp "$2" "$1"
      """
    let holder = try Command(
      "/usr/bin/flock",
      ["-o", desk.store + ".lock", "/bin/sh", "-c", script, "sh", desk.store, backup]
    ).start()
    let waiting =
      "until grep -q 'FLOCK .*:'$(stat -c %i \(desk.store).lock)' ' /proc/locks; do sleep 0.05; done"
    let run = try desk.ingest(Letter("w@x", subject: "Waiting").text)
      .inShell(waiting + #"; exec "$@""#).run()
    #expect(run.end == .exit(0), "\(run)")
    #expect(holder.wait().end == .exit(0))
    #expect(try desk.text("count", "mid:w@x") == "1\n")
    #expect(try desk.text("count") == "2\n")
    #expect(try desk.text("verify").hasSuffix("no faults\n"))
  }

  @Test("while mail arrives loses none: each is in the store, or in one that was kept")
  func deliveries() throws {
    let all = (0..<60).map { Letter("d\($0)@x", from: "p\($0)@x.example", subject: "D\($0)") }
    var running: [Running] = []
    for (number, letter) in all.enumerated() {
      running.append(try desk.ingest(letter.text).start())
      if number % 20 == 19 { try desk.text("restore", backup) }
    }
    let ends = running.map { $0.wait() }
    #expect(ends.allSatisfy { $0.end == .exit(0) || $0.isDeferral }, "\(ends)")
    let stores =
      [desk.store]
      + desk.folder.names
      .filter { $0.contains(".before-") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
      .map(desk.folder.file)
    #expect(stores.count == 4)
    var found: Set<String> = []
    for store in stores {
      #expect(try desk.text("verify", "--store", store).hasSuffix("no faults\n"))
      let tickets = try Value(desk.command(["list", "--json", "--store", store]).run().output)
      found.formUnion(tickets.array.compactMap { $0["subject"].text })
    }
    for (letter, end) in zip(all, ends) where end.end == .exit(0) {
      let subject = letter.fields[2].dropFirst("Subject: ".count)
      #expect(found.contains(String(subject)), "\(subject)")
    }
  }

  @Test("tells of mail in its outbox, which may have been sent since")
  func outbox() throws {
    let sender = try Recorder()
    try sender.answer("exit 75")
    let desk = try TestDesk(sendmail: sender, ["address": "help@desk.example"])
    try desk.deliver(Letter("a@x").text)
    let copy = desk.folder.file("copy.db")
    try desk.text("backup", copy)
    let run = try desk.tickets("restore", copy)
    #expect(run.end == .exit(0) && run.errors.contains("1 message in its outbox"), "\(run)")
  }
}
