import BlackBox
import Testing

/// Files that are no store of ours, or none any more.
@Suite("Refused stores")
struct StoreRefusalTests {
  let desk: TestDesk
  let mail = Letter("new@x").text

  init() throws {
    desk = try TestDesk()
  }

  /// Both programs refuse the store's file and leave every byte of it.
  private func expectRefusal(saying word: String) throws {
    let before = try FileContent.read(desk.store)
    let run = try desk.ingest(mail).run()
    #expect(run.isDeferral, "\(run)")
    #expect(run.errors.contains(word), "\(run.errors)")
    #expect(run.errors.contains(desk.store))
    for arguments in [["list"], ["show", "1"], ["close", "1"], ["config", "set", "tag", "X"]] {
      let run = try desk.command(arguments).run()
      #expect(run.end == .exit(74), "\(arguments) \(run)")
      #expect(run.output.isEmpty)
    }
    #expect(try FileContent.read(desk.store) == before)
  }

  private func change(_ offset: Int, to bytes: [UInt8]) throws {
    try desk.deliver(Letter("a@x").text)
    var file = try FileContent.read(desk.store)
    file.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
    try FileContent.write(file, to: desk.store)
  }

  // sqlite.org/fileformat2.html §1.3: user_version at 60, application_id at 68.

  @Test("a newer version")
  func newer() throws {
    try change(60, to: [0, 0, 3, 0xE7])
    try expectRefusal(saying: "newer")
  }

  @Test("another program's SQLite file")
  func foreign() throws {
    try change(68, to: [0, 0, 0, 0])
    try expectRefusal(saying: "not a ticket store")
  }

  @Test("a text file", arguments: ["x", String(repeating: "The quick brown fox. ", count: 500)])
  func text(_ content: String) throws {
    try FileContent.write(Array(content.utf8), to: desk.store)
    try expectRefusal(saying: "not a ticket store")
  }

  @Test("a damaged store keeps its bytes and the mail is tried again")
  func corrupt() throws {
    for number in 1...20 { try desk.deliver(Letter("\(number)@x", subject: "S\(number)").text) }
    var file = try FileContent.read(desk.store)
    for place in stride(from: 4096, to: file.count, by: 512) {
      file.replaceSubrange(place..<(place + 64), with: [UInt8](repeating: 0xA5, count: 64))
    }
    try FileContent.write(file, to: desk.store)
    let run = try desk.ingest(mail).run()
    #expect(run.isDeferral, "\(run)")
    #expect(run.errors.contains("damaged"))
    #expect(try FileContent.read(desk.store) == file)
  }

  @Test("a store cut short is damaged, not empty")
  func truncated() throws {
    try desk.deliver(Letter("a@x").text)
    let file = try FileContent.read(desk.store)
    try FileContent.write(file.prefix(8192), to: desk.store)
    let run = try desk.ingest(mail).run()
    #expect(run.isDeferral, "\(run)")
    #expect(try FileContent.read(desk.store) == Array(file.prefix(8192)))
  }

  @Test(
    "what is no file is no store, and stays what it is",
    arguments: [("/bin/mkfifo", "fifo"), ("/bin/mkdir", "directory")])
  func special(_ make: String, _ kind: String) throws {
    _ = try Command(make, [desk.store]).run().succeeded()
    let run = try desk.ingest(mail).run()
    #expect(run.isDeferral, "\(run)")
    #expect(run.errors.contains("not a ticket store"), "\(run)")
    #expect(try desk.command(["list"]).run().end == .exit(74))
    #expect(try desk.tickets("init").end == .exit(73))
    #expect(try Command("/usr/bin/stat", ["-c", "%F", desk.store]).run().text == kind + "\n")
  }

  @Test("a link to a store is the store: one lock, one WAL")
  func link() throws {
    let link = desk.folder.file("link.db")
    try desk.deliver(Letter("a@x").text)
    _ = try Command("/bin/ln", ["-s", desk.store, link]).run().succeeded()
    _ = try desk.ingest(mail, ["--store", link]).run().succeeded()
    #expect(try desk.ticket(1)["message_count"] == 2)
    #expect(!desk.folder.names.contains { $0.hasPrefix("link.db.") })
  }

  @Test("a missing store is made by ingest, never by tickets")
  func missing() throws {
    for arguments in [["list"], ["show", "1"], ["close", "1"], ["count"]] {
      let run = try desk.command(arguments).run()
      #expect(run.end == .exit(74))
      #expect(run.errors.contains("tickets init"))
    }
    #expect(desk.folder.names.isEmpty)
  }

  @Test("an empty file, as mktemp makes it, becomes a store")
  func empty() throws {
    try FileContent.write([], to: desk.store)
    try desk.deliver(mail)
    #expect(try desk.text("show", "m1", "--raw") == mail)
  }
}
