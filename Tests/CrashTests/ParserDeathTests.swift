import BlackBox
import Testing

@Suite("Death of the parser")
struct ParserDeathTests {
  let desk: TestDesk
  let parser: DeadlyParser
  let mail = Letter("bad@x", subject: "Deadly", body: "Deadly words.\n").text

  init() throws {
    desk = try TestDesk()
    parser = try DeadlyParser()
    try desk.deliver(Letter("good@x", subject: "Good").text)
  }

  private func deadly(_ how: String, _ mail: String) throws -> Execution {
    try sabotaged(how, mail).run()
  }

  private func sabotaged(_ how: String, _ mail: String) -> Command {
    parser.kills(desk.ingest(mail), how)
  }

  private var marks: [String] { desk.folder.names.filter { $0.contains("unreadable") } }

  @Test(
    "files the mail unread at the next attempt",
    arguments: [("segv", 11), ("abort", 6), ("fpe", 8), ("bus", 7), ("overflow", 11)])
  func death(_ how: String, _ signal: Int32) throws {
    #expect(try deadly(how, mail).end == .signal(signal))
    #expect(try desk.text("count", "mid:bad@x") == "0\n")
    #expect(marks.count == 1)
    let receipt = try desk.deliver(mail)
    #expect(receipt["action"] == "created" && receipt["ticket"] == 2)
    let message = try desk.json("show", "m2")
    #expect(message["unreadable"] == .bool(true))
    #expect(try desk.text("show", "m2", "--raw") == mail)
    #expect(marks.isEmpty)
  }

  @Test("also by a trap")
  func trap() throws {
    let end = try deadly("trap", mail).end
    #expect(end == .signal(4) || end == .signal(5))
    #expect(try desk.deliver(mail)["action"] == "created")
    #expect(try desk.json("show", "m2")["unreadable"] == .bool(true))
  }

  @Test("also by running on when its processor time is up")
  func endless() throws {
    let run = try sabotaged("loop", mail).wrapped(by: "/usr/bin/prlimit", ["--cpu=1:600"]).run()
    #expect(run.end == .signal(24))
    #expect(marks.count == 1)
    #expect(try desk.deliver(mail)["action"] == "created")
    #expect(try desk.json("show", "m2")["unreadable"] == .bool(true))
    #expect(marks.isEmpty)
  }

  @Test("blocks no other mail")
  func others() throws {
    _ = try deadly("segv", mail)
    try desk.deliver(Letter.reply("next@x", to: "good@x").text)
    let next = try desk.json("show", "m2")
    #expect(next["unreadable"] == .bool(false) && next["ticket"] == 1)
    #expect(try desk.deliver(mail)["action"] == "created")
    #expect(try desk.json("show", "m3")["unreadable"] == .bool(true))
  }

  @Test(
    "also when it dies under the lock, while the mail is stored",
    arguments: [("segv", 11), ("abort", 6), ("fpe", 8), ("overflow", 11)])
  func storing(_ how: String, _ signal: Int32) throws {
    let run = try parser.kills(desk.ingest(mail), how, storing: "Deadly words").run()
    #expect(run.end == .signal(signal))
    #expect(try desk.text("count", "mid:bad@x") == "0\n")
    #expect(marks.count == 1)
    let again = try parser.kills(desk.ingest(mail), how, storing: "Deadly words").run()
    #expect(again.end == .exit(0), "\(again)")
    #expect(try desk.json("show", "m2")["unreadable"] == .bool(true))
    #expect(try desk.text("show", "m2", "--raw") == mail)
    #expect(marks.isEmpty)
  }

  @Test("killed from outside under the lock, it is read at the next attempt", arguments: [9, 11])
  func outsideStoring(_ signal: Int32) throws {
    let run = try parser.kills(desk.ingest(mail), "\(signal)", storing: "Deadly words").run()
    #expect(run.end == .signal(signal))
    #expect(marks.isEmpty)
    try desk.deliver(mail)
    #expect(try desk.json("show", "m2")["unreadable"] == .bool(false))
  }

  @Test("is remembered while the retry cannot be stored")
  func remembered() throws {
    _ = try deadly("segv", mail)
    let locked = try desk.ingest(mail, ["--lock-timeout", "0"])
      .wrapped(by: "/usr/bin/flock", [desk.store + ".lock"]).run()
    #expect(locked.isDeferral)
    #expect(marks.count == 1)
    #expect(try deadly("segv", mail).end == .exit(0))
    #expect(marks.isEmpty)
  }

  @Test("before there is a store, too")
  func first() throws {
    let fresh = try TestDesk()
    let command = parser.kills(fresh.ingest(mail), "segv")
    #expect(try command.run().end == .signal(11))
    #expect(try fresh.deliver(mail)["action"] == "created")
    #expect(try fresh.json("show", "m1")["unreadable"] == .bool(true))
  }

  @Test("a duplicate of it is one")
  func duplicate() throws {
    _ = try deadly("segv", mail)
    try desk.deliver(mail)
    #expect(try deadly("segv", mail).end == .signal(11))
    #expect(try desk.deliver(mail)["action"] == "duplicate")
  }

  @Test(
    "a signal from outside says nothing about the mail",
    arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 15, 24])
  func outside(_ signal: Int32) throws {
    #expect(try deadly("\(signal)", mail).end == .signal(signal))
    #expect(marks.isEmpty)
    try desk.deliver(mail)
    let message = try desk.json("show", "m2")
    #expect(message["unreadable"] == .bool(false))
    #expect(message["subject"] == "Deadly")
  }
}
