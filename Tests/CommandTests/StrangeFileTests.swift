import BlackBox
import Testing

/// Files that somebody has put in the place of the store's own.
@Suite("Strange files beside the store")
struct StrangeFileTests {
  enum Kind: String, CaseIterable, Sendable {
    case symbolicLink, hardLink, fifo, foreign

    func put(_ victim: String, at path: String) throws {
      let (program, arguments) =
        switch self {
        case .symbolicLink: ("/bin/ln", ["-s", victim, path])
        case .hardLink: ("/bin/ln", [victim, path])
        case .fifo: ("/usr/bin/mkfifo", [path])
        case .foreign: ("/usr/bin/install", ["-m", "666", "-o", "nobody", "/dev/null", path])
        }
      _ = try Command("/bin/rm", ["-rf", path]).run().succeeded()
      _ = try Command(program, arguments).asRoot().run().succeeded()
    }
  }

  let desk: TestDesk
  let victim: String
  private let elsewhere: TemporaryFolder

  init() throws {
    desk = try TestDesk()
    elsewhere = try TemporaryFolder()
    victim = elsewhere.file("secret")
    try FileContent.write(Array("root only".utf8), to: victim)
    try FileContent.setMode(0o600, of: victim)
  }

  private func state() throws -> String {
    let status = try Command("/usr/bin/stat", ["-c", "%U %G %a %s %Y", victim]).run().text
    return try status + String(decoding: FileContent.read(victim), as: UTF8.self)
  }

  @Test(
    "are refused by a delivery and by every change, and stay what they are",
    arguments: [".lock", "-wal", "-shm"], Kind.allCases)
  func companions(_ suffix: String, _ kind: Kind) throws {
    try desk.deliver(Letter("a@x").text)
    let path = desk.store + suffix
    let before = try state()
    try kind.put(victim, at: path)
    let run = try desk.ingest(Letter("b@x").text).run()
    #expect(run.isDeferral && run.errors.contains(path + ": "), "\(run)")
    #expect(run.errors.contains("remove"), "\(run)")
    let maintain = try desk.command(["maintain"]).asRoot().run()
    #expect(maintain.end == .exit(74) && maintain.errors.contains(path + ": "), "\(maintain)")
    if kind != .foreign {
      let doctor = try desk.tickets("doctor")
      #expect(doctor.end == .exit(1) && doctor.text.contains(path + ": a"), "\(doctor)")
      #expect(!doctor.text.contains("chmod") && !doctor.text.contains("chown"), "\(doctor)")
    }
    #expect(try state() == before)
    _ = try Command("/bin/rm", [path]).run().succeeded()
    #expect(try desk.deliver(Letter("b@x").text)["message"] == 2)
  }

  @Test("are refused where a store is made", arguments: Kind.allCases)
  func draft(_ kind: Kind) throws {
    let path = desk.store + ".new"
    let before = try state()
    try kind.put(victim, at: path)
    let run = try desk.ingest(Letter("a@x").text).run()
    #expect(run.isDeferral && run.errors.contains(path + ": "), "\(run)")
    #expect(desk.folder.names.contains("tickets.db.new"))
    #expect(try state() == before)
  }

  @Test(
    "that hold something are never removed",
    arguments: ["tickets.db.new", "tickets.db.new-wal", "tickets.db.lock"])
  func content(_ name: String) throws {
    let content = Array("mine".utf8)
    try FileContent.write(content, to: desk.folder.file(name))
    let run = try desk.ingest(Letter("a@x").text).run()
    #expect(run.isDeferral && run.errors.contains(name), "\(run)")
    #expect(try FileContent.read(desk.folder.file(name)) == content)
  }

  @Test("a store of somebody's that is called FILE.new is not taken for a draft")
  func otherStore() throws {
    let name = desk.folder.file("tickets.db.new")
    let other = try TestDesk()
    try other.deliver(Letter("a@x").text)
    try other.text("backup", name)
    let run = try desk.ingest(Letter("b@x").text).run()
    #expect(run.isDeferral && run.errors.contains(name), "\(run)")
    #expect(try other.text("count", "--store", name) == "1\n")
  }

  @Test("the store itself is refused when it has several names, or is a stranger's link")
  func store() throws {
    try desk.deliver(Letter("a@x").text)
    let other = desk.folder.file("other.db")
    _ = try Command("/bin/ln", [desk.store, other]).run().succeeded()
    #expect(try desk.ingest(Letter("b@x").text).run().isDeferral)
    _ = try Command("/bin/mv", [desk.store, victim + ".db"]).run().succeeded()
    _ = try Command("/bin/rm", [other]).run().succeeded()
    _ = try Command("/bin/ln", ["-s", victim + ".db", desk.store]).run().succeeded()
    #expect(try desk.deliver(Letter("b@x").text)["message"] == 2)
    _ = try Command("/bin/chown", ["-h", "nobody", desk.store]).asRoot().run().succeeded()
    let run = try desk.ingest(Letter("c@x").text).run()
    #expect(run.isDeferral && run.errors.contains(desk.store + ": a symbolic link"), "\(run)")
  }

  @Test("a link in the place of a parser's mark is not followed, and counts as the mark")
  func mark() throws {
    let deadly = try DeadlyParser()
    let mail = desk.ingest(Letter("a@x").text)
    _ = try deadly.kills(mail, "s").run()
    let mark = try #require(desk.folder.names.first { $0.contains(".unreadable-") })
    let target = elsewhere.file("target")
    try Kind.symbolicLink.put(target, at: desk.folder.file(mark))
    #expect(try deadly.kills(mail, "s").run().end == .exit(0))
    #expect(!elsewhere.names.contains("target"))
    #expect(!desk.folder.names.contains(mark))
  }

  @Test(
    "the folder of polling is no link, and nothing in it is followed",
    arguments: [
      "tickets.db.poll", "tickets.db.poll/default.failed", "tickets.db.poll/default.lock",
    ])
  func poll(_ name: String) throws {
    for (key, value) in [
      ("host", "127.0.0.1"), ("port", "9"), ("user", "u"), ("password", "p"), ("tls", "no"),
    ] {
      if key == "host" { try desk.text("init") }
      try desk.text("config", "set", "pop3-\(key)", value)
    }
    let before = try state()
    if name.contains("/") {
      _ = try Command("/bin/mkdir", [desk.store + ".poll"]).run().succeeded()
      try Kind.symbolicLink.put(victim, at: desk.folder.file(name))
    } else {
      try Kind.symbolicLink.put(elsewhere.path, at: desk.folder.file(name))
    }
    let run = try desk.tickets("poll")
    #expect(run.end == .exit(75) || run.end == .exit(69), "\(run)")
    #expect(try state() == before)
    #expect(elsewhere.names == ["secret"])
  }
}
