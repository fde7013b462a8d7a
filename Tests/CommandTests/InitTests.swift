import BlackBox
import Testing

@Suite("Init and access")
struct InitTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
  }

  @Test("a store of one's own is private, and so is its lock")
  func ownStore() throws {
    #expect(try desk.text("init").contains(desk.store))
    #expect(try FileContent.mode(desk.store) == 0o600)
    #expect(try FileContent.mode(desk.store + ".lock") == 0o600)
    #expect(try desk.text("count") == "0\n")
  }

  @Test("the umask has no say", arguments: ["000", "077"])
  func umask(_ mask: String) throws {
    _ = try desk.ingest(Letter("a@x").text).inShell("umask \(mask); exec \"$@\"").run().succeeded()
    #expect(try FileContent.mode(desk.store) == 0o600)
    #expect(try FileContent.mode(desk.store + ".lock") == 0o600)
  }

  @Test("never over a file")
  func existing() throws {
    try desk.deliver(Letter("a@x").text)
    let before = try FileContent.read(desk.store)
    #expect(try desk.tickets("init").end == .exit(73))
    #expect(try FileContent.read(desk.store) == before)
    try FileContent.write(Array("precious".utf8), to: desk.store)
    #expect(try desk.tickets("init").end != .exit(0))
    #expect(try FileContent.read(desk.store) == Array("precious".utf8))
  }

  @Test("an unknown group makes nothing")
  func unknownGroup() throws {
    let run = try desk.tickets("init", "--group", "no-such-group")
    #expect(run.end == .exit(74) && run.errors.contains("no-such-group"))
    #expect(desk.folder.names.isEmpty)
  }

  @Test("a store without a name is none")
  func noName() throws {
    #expect(try desk.tickets("init", "--store", "").end == .exit(74))
    #expect(desk.folder.names.isEmpty)
  }

  @Test("a missing folder is not made")
  func missingFolder() throws {
    let run = try desk.tickets("init", "--store", desk.folder.file("none/t.db"))
    #expect(run.end == .exit(74) && desk.folder.names.isEmpty)
  }

  @Test("two members of the group deliver, query and close in turn")
  func group() throws {
    _ = try desk.command(["init", "--group", "mail"]).asRoot().run().succeeded()
    #expect(try FileContent.mode(desk.store) == 0o660)
    #expect(try FileContent.mode(desk.store + ".lock") == 0o660)
    for round in 1...2 {
      for user in ["daemon", "nobody"] {
        let mail = Letter("\(user)\(round)@x", subject: "\(user)\(round)").text
        let run = try desk.ingest(mail).asMember(user, of: "mail").run()
        #expect(run.end == .exit(0), "\(user) \(run)")
        let list = try desk.command(["list"]).asMember(user, of: "mail").run()
        #expect(list.end == .exit(0) && list.text.contains("\(user)\(round)"), "\(list)")
      }
    }
    let close = try desk.command(["close", "1"]).asMember("nobody", of: "mail").run()
    #expect(close.end == .exit(0), "\(close)")
    let stranger = try desk.ingest(Letter("s@x").text).asMember("nobody", of: "nogroup").run()
    #expect(stranger.isDeferral && stranger.errors.contains("group"))
    #expect(try desk.command(["count"]).asRoot().run().text == "4\n")
  }

  @Test("a reader of the group does not shut a writer out")
  func readerThenWriter() throws {
    _ = try desk.command(["init", "--group", "mail"]).asRoot().run().succeeded()
    _ = try desk.ingest(Letter("a@x").text).asRoot().run().succeeded()
    for user in ["daemon", "nobody"] {
      _ = try desk.command(["list"]).asMember(user, of: "mail").run().succeeded()
      _ = try desk.ingest(Letter("\(user)@x").text).asMember(user, of: "mail").run().succeeded()
    }
  }

  @Test("what root makes beside a user's own store is the user's")
  func root() throws {
    _ = try Command("/bin/chown", ["daemon", desk.folder.path]).asRoot().run().succeeded()
    _ = try desk.ingest(Letter("a@x").text).asMember("daemon", of: "daemon").run().succeeded()
    let companions = ["-wal", "-shm", ".lock"].map { desk.store + $0 }
    _ = try Command("/bin/rm", ["-f"] + companions).asRoot().run().succeeded()
    _ = try desk.command(["close", "1"]).asRoot().run().succeeded()
    let run = try desk.ingest(Letter("b@x").text).asMember("daemon", of: "daemon").run()
    #expect(run.end == .exit(0), "\(run)")
  }

  @Test("a private store is nobody else's")
  func denied() throws {
    try desk.deliver(Letter("a@x").text)
    try FileContent.setMode(0o755, of: desk.folder.path)
    let run = try desk.ingest(Letter("b@x").text).asMember("nobody", of: "nogroup").run()
    #expect(run.isDeferral && run.errors.contains("permission denied"), "\(run)")
    let list = try desk.command(["list"]).asMember("nobody", of: "nogroup").run()
    #expect(list.end == .exit(74))
  }
}
