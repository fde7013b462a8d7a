import BlackBox
import Testing

@Suite("Doctor: a probe through the command that delivers")
struct DoctorProbeTests {
  let sick: DoctorDesk

  init() throws {
    sick = try DoctorDesk()
    try sick.desk.text("config", "set", "notify", "boss@desk.example")
    try sick.desk.text("queue", "add", "support", "--address", "support@desk.example")
  }

  private var desk: TestDesk { sick.desk }

  private var ingest: String {
    "\(Binaries.ingest) --store \(sick.store) --lock-timeout 1"
  }

  private func probe(_ command: String, _ options: String...) throws -> [DoctorDesk.Finding] {
    try sick.wrong(desk.command(["doctor", "--json", "--probe", command] + options))
  }

  @Test("finds nothing wrong with ingest itself, and sends nothing")
  func well() throws {
    #expect(try probe(ingest).isEmpty)
    #expect(try desk.json("outbox", "--all").array.isEmpty)
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "closed" && ticket["message_count"] == 1)
    #expect(ticket["messages"][0]["class"] == "auto")
    #expect(try desk.events(of: 1).contains("status open>closed"))
  }

  @Test("closes a ticket of its own each time, and no other")
  func again() throws {
    try desk.deliver(Letter("a@x").text)
    for _ in 1...2 { #expect(try probe(ingest).isEmpty) }
    #expect(try desk.text("count", "status:closed") == "2\n")
    #expect(try desk.ticket(1)["status"] == "open")
  }

  @Test("proves the queue")
  func queue() throws {
    #expect(try probe(ingest, "--queue", "support").isEmpty)
    #expect(try desk.ticket(1)["queue"] == "support")
    let found = try probe(ingest + " --queue default", "--queue", "support")
    #expect(found.map(\.severity) == ["problem"])
    #expect(found[0].what.contains("in queue default, not in support"), "\(found)")
    #expect(try desk.tickets("doctor", "--queue", "none", "--probe", ingest).end == .exit(1))
    #expect(try desk.tickets("doctor", "--queue", "support").end == .exit(64))
  }

  @Test(
    "tells what the mail server would make of a failure",
    arguments: [
      ("false", "exited with 1: Postfix returns the mail"),
      ("exit 64", "exited with 64: Postfix returns the mail"),
      ("/nonexistent/ingest", "exited with 127: a program in it was not found"),
      ("/etc/passwd", "exited with 126"), ("kill -9 $$", "died of signal 9"),
      ("echo why >&2; exit 75", "exited with 75: nothing was changed, mail servers try again: why"),
      ("cat >/dev/null", "exited with 0, but the mail is not in"),
    ])
  func failure(_ command: String, _ what: String) throws {
    let found = try probe(command)
    #expect(found.map(\.severity) == ["problem"])
    #expect(found[0].what.contains(what) && !found[0].remedy.isEmpty, "\(found)")
  }

  @Test("another store is not this one")
  func otherStore() throws {
    let other = try TestDesk()
    let found = try probe("\(Binaries.ingest) --store \(other.store)")
    #expect(found.map(\.severity) == ["problem"] && found[0].what.contains("would be lost"))
    #expect(found[0].remedy.contains("--store \(sick.store)"))
  }

  @Test(
    "proves that what puts mail off arrives",
    arguments: [
      ("|| exit 111", nil), ("|| exit 0", "exit status 0, though nothing was stored"),
      ("|| exit 1", "exit status 1 in place of 75"),
    ] as [(String, String?)])
  func locked(_ wrapper: String, _ what: String?) throws {
    let found = try probe("\(ingest) \(wrapper)")
    #expect(found.map(\.severity) == (what == nil ? [] : ["problem"]))
    #expect(found.allSatisfy { $0.what.contains(what ?? "") }, "\(found)")
    #expect(try desk.text("count", "status:closed") == "1\n")
  }

  @Test("proves that the environment arrives")
  func environment() throws {
    let found = try probe("env -i \(ingest)")
    #expect(found.map(\.severity) == ["warning"])
    #expect(found[0].what.contains("help+doctor@desk.example, but ingest saw none"), "\(found)")
    #expect(try probe("env -i \(ingest) --recipient \"$RECIPIENT\"").isEmpty)
  }

  @Test("has only what mail servers leave of an environment")
  func bareEnvironment() throws {
    let file = desk.folder.file("environment")
    var command = desk.command(["doctor", "--probe", "env >\(file); pwd >>\(file); \(ingest)"])
    command.environment["SECRET"] = "x"
    _ = try command.run().succeeded()
    let lines = String(decoding: try FileContent.read(file), as: UTF8.self).split(separator: "\n")
    let names = Set(lines.compactMap { $0.split(separator: "=").first.map(String.init) })
    #expect(
      names.subtracting(["OLDPWD", "PWD"]) == [
        "PATH", "SHELL", "HOME", "USER", "LOGNAME", "SENDER", "RECIPIENT", "EXTENSION", "EXT", "/",
      ])
    #expect(lines.contains("EXTENSION=doctor") && lines.contains("PATH=/usr/bin:/bin"))
  }

  @Test("standard output is to stay empty")
  func output() throws {
    let found = try probe("\(ingest) --print")
    #expect(found.map(\.severity) == ["warning"])
    #expect(found[0].remedy.contains("--print"))
  }

  @Test("a store that cannot be written is a finding, too")
  func readOnly() throws {
    let script = """
      mount -t tmpfs -o size=90m,mode=700 tmpfs /mnt && cp -p \(sick.store) /mnt
      mount -o remount,ro /mnt; exec "$@"
      """
    let doctor = desk.command(["doctor", "--json", "--probe", "true", "--store", "/mnt/tickets.db"])
    let found = try sick.wrong(
      doctor.inShell(script).wrapped(by: "/usr/bin/unshare", ["--mount"]).asRoot())
    let probes = found.filter { $0.what.hasPrefix("probe: ") }
    #expect(probes.map(\.severity) == ["problem"] && found.count > 1, "\(found)")
    #expect(probes.first?.what.contains("read-only") == true)
  }
}
