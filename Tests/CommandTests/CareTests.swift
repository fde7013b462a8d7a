import BlackBox
import Testing

/// Looking after the file: `verify` and `backup`.
@Suite("Care of the store")
struct CareTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    try desk.deliver(Letter.reply("b@x", to: "a@x").crlf)
    // Three pieces of raw mail.
    let long = String(repeating: String(repeating: "word ", count: 12) + "\n", count: 10_000)
    try desk.deliver(Letter("c@x", subject: "Long", body: long).text)
  }

  private func execute(_ sql: String) throws {
    try SQLiteClient(desk.store).execute(sql)
  }

  @Test("a sound store has no faults")
  func sound() throws {
    #expect(try desk.text("verify") == "3 messages, no faults\n")
    let object = try desk.json("verify")
    #expect(object["messages"] == 3 && object["outdated"] == 0 && object["faults"] == .array([]))
  }

  @Test(
    "what is wrong is named, and the status says so",
    arguments: [
      ("UPDATE raw SET bytes = CAST('x' || substr(bytes, 2) AS BLOB) WHERE chunk >> 16 = 2", "m2:"),
      ("DELETE FROM raw WHERE chunk = (SELECT max(chunk) FROM raw)", "m3:"),
      ("DELETE FROM raw WHERE chunk >> 16 = 1", "m1: its raw mail is missing"),
      ("UPDATE message SET sha256 = '00' WHERE id = 1", "m1:"),
      ("UPDATE message SET ticket = 99 WHERE id = 1", "names a ticket that does not exist"),
      ("UPDATE search_data SET block = zeroblob(8) WHERE id > 100", "the index search is damaged"),
      ("INSERT INTO search (rowid, subject) VALUES (99, 'x')", "m99"),
      ("INSERT INTO search (rowid, body) VALUES (2, 'zebrafish')", "m2: the search index"),
      ("UPDATE message SET text = text || 'x' WHERE id = 1", "m1: what is stored does not match"),
      ("UPDATE part SET size = size + 1 WHERE message = 2", "m2: what is stored does not match"),
    ])
  func faults(_ sql: String, _ fault: String) throws {
    try execute(sql)
    let run = try desk.tickets("verify")
    #expect(run.end == .exit(74), "\(run)")
    #expect(run.text.contains(fault), "\(run.text)")
    let object = try Value(desk.tickets("verify", "--json").output)
    let lines = object["faults"].array.compactMap(\.text)
    #expect(lines.map { $0 + "\n" }.joined() == run.text)
    #expect(run.errors.contains(lines.count == 1 ? "1 fault" : "\(lines.count) faults"))
  }

  @Test("it waits for no writer and keeps none waiting: it takes neither lock")
  func locks() throws {
    let run = try desk.command(["verify"]).wrapped(by: "/usr/bin/flock", [desk.store + ".lock"])
      .run()
    #expect(try run.succeeded().text == "3 messages, no faults\n")
    let writer = try SQLiteClient(desk.store)
    try writer.execute("BEGIN IMMEDIATE")
    #expect(try desk.text("verify") == "3 messages, no faults\n")
    try writer.execute("ROLLBACK")
  }

  @Test("a store that may only be read is checked as far")
  func readOnly() throws {
    try execute("UPDATE search_data SET block = zeroblob(8) WHERE id > 100")
    try FileContent.setMode(0o444, of: desk.store)
    try FileContent.setMode(0o555, of: desk.folder.path)
    defer { try? FileContent.setMode(0o755, of: desk.folder.path) }
    let run = try desk.command(["verify"]).asMember("nobody", of: "nogroup").run()
    #expect(run.text.hasPrefix("the index search is damaged; "), "\(run)")
  }

  @Test("a page that was written over is told, not crashed on")
  func page() throws {
    _ = try desk.command([]).inShell("sqlite3 \(desk.store) 'PRAGMA wal_checkpoint(TRUNCATE)'")
      .run()
    var bytes = try FileContent.read(desk.store)
    let place = bytes.count / 2 & ~4095
    for offset in place..<(place + 4096) { bytes[offset] = 0xA5 }
    try FileContent.write(bytes, to: desk.store)
    let run = try desk.tickets("verify")
    #expect(run.end == .exit(74), "\(run)")
  }

  @Test("a backup is the whole store, private, and a store itself")
  func backup() throws {
    let copy = desk.folder.file("copy.db")
    try desk.text("backup", copy)
    #expect(try FileContent.mode(copy) == 0o600)
    #expect(desk.folder.names.filter { $0.hasPrefix("copy") } == ["copy.db"])
    for command in [
      ["list", "--json"], ["show", "1", "--json"], ["verify"], ["config", "export"],
    ] {
      let own = try desk.command(command).run().succeeded().text
      #expect(try desk.command(command + ["--store", copy]).run().succeeded().text == own)
    }
    let mail = Letter.reply("d@x", to: "a@x").text
    _ = try Command(Binaries.ingest, ["--store", copy]).with(mail).run().succeeded()
    #expect(try desk.text("count", "--store", copy, "mid:d@x") == "1\n")
    let mode = try SQLiteClient(copy).text("PRAGMA journal_mode")
    #expect(mode == "wal")
  }

  @Test("a file that exists is never written over, a folder must be there")
  func refusals() throws {
    let copy = desk.folder.file("copy.db")
    try FileContent.write(Array("mine".utf8), to: copy)
    let run = try desk.tickets("backup", copy)
    #expect(run.end == .exit(73) && run.errors.contains(copy), "\(run)")
    #expect(try FileContent.read(copy) == Array("mine".utf8))
    #expect(try desk.tickets("backup", desk.store).end == .exit(73))
    #expect(try desk.tickets("backup", "/nonexistent/copy.db").end == .exit(73))
    #expect(try TestDesk().tickets("backup", desk.folder.file("other.db")).end == .exit(74))
    #expect(!desk.folder.names.contains("other.db"))
  }

  @Test("a copy that finds no room leaves nothing behind")
  func fullDisk() throws {
    let copy = desk.folder.file("copy.db")
    let run = try desk.command(["backup", copy]).inShell("ulimit -f 200; exec \"$@\"").run()
    #expect(run.end == .exit(75), "\(run)")
    #expect(!desk.folder.names.contains { $0.hasPrefix("copy") })
  }

  @Test("deliveries during backups are in the store, and every copy is whole")
  func concurrent() throws {
    let deliveries = try (0..<20).map { number in
      try desk.ingest(Letter("p\(number)@x", subject: "P\(number)").text).start()
    }
    for number in 0..<5 { try desk.text("backup", desk.folder.file("copy\(number).db")) }
    for delivery in deliveries { #expect(delivery.wait().end == .exit(0)) }
    for number in 0..<5 {
      #expect(
        try desk.text("verify", "--store", desk.folder.file("copy\(number).db"))
          .hasSuffix("no faults\n"))
    }
    #expect(try desk.text("verify") == "23 messages, no faults\n")
  }
}

extension Command {
  fileprivate func with(_ mail: String) -> Command {
    var command = self
    command.input = Array(mail.utf8)
    return command
  }
}
