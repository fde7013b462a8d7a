import BlackBox
import Testing

@Suite("Config")
struct ConfigTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
    try desk.text("queue", "add", "sales")
  }

  private func get(_ key: String, _ options: [String] = []) throws -> String {
    try desk.command(["config"] + options + ["get", key]).run().succeeded().text
  }

  @Test(
    "what is set is got back",
    arguments: [
      ("autoclose-days", "-1"), ("autoclose-days", "14"), ("match-days", "0"),
      ("check-sender", "no"), ("highlight", "a.example b@c.example"), ("tag", "Helpdesk"),
      ("address", "help@desk.example"), ("agents", "a@b.example, c@d.example"),
      ("name", "Example Helpdesk"), ("sender-from", "reply-to"), ("max-message-size", "1000000"),
    ])
  func set(_ key: String, _ value: String) throws {
    try desk.text("config", "set", key, value)
    let got = try get(key)
    #expect(got.filter { $0 != "," } == value.filter { $0 != "," } + "\n")
    #expect(try desk.json("config", "get", key)["key"].text == key)
    try desk.text("config", "unset", key)
    #expect(try get(key) != got)
  }

  @Test("who is to be notified and never will be is named")
  func silentAddress() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    let list = "boss@desk.example, root@desk.example, help@desk.example"
    let run = try desk.tickets("config", "set", "notify", list).succeeded()
    #expect(
      run.errors == """
        tickets: no copy will go to root@desk.example: root@* is never written to
        tickets: no copy will go to help@desk.example: it is an address of ours

        """)
    #expect(try get("notify") == list + "\n")
    #expect(try desk.tickets("config", "set", "notify", "boss@desk.example").errors.isEmpty)
  }

  @Test("several words are one value")
  func words() throws {
    try desk.text("config", "set", "name", "Example", "Help", "Desk")
    #expect(try get("name") == "Example Help Desk\n")
  }

  @Test(
    "a bad value exits 65, is named, and changes nothing",
    arguments: [
      ("autoclose-days", "-2"), ("autoclose-days", "soon"), ("match-days", "-1"),
      ("check-sender", "maybe"), ("address", "nobody"), ("address", "a@b.example\nBcc: x@y.z"),
      ("fetch-port", "70000"), ("sendmail", "sendmail"), ("sendmail", "/bin/sh -c"),
      ("login-url", "javascript:x"), ("sender-from", "cc"), ("notify", "a@b.example, x"),
      ("name", "a\nb"), ("tag", ""), ("max-message-size", "big"),
    ])
  func badValue(_ key: String, _ value: String) throws {
    let before = try FileContent.read(desk.store)
    let run = try desk.tickets("config", "set", key, value)
    #expect(run.end == .exit(65), "\(run)")
    #expect(run.errors.contains(key))
    #expect(try FileContent.read(desk.store) == before)
  }

  @Test(
    "an unknown key exits 65",
    arguments: [["get", "nope"], ["set", "nope", "1"], ["unset", "nope"]])
  func unknownKey(_ words: [String]) throws {
    let run = try desk.command(["config"] + words).run()
    #expect(run.end == .exit(65) && run.errors.contains("nope"))
  }

  @Test("a queue inherits the global value until it has its own")
  func inheritance() throws {
    try desk.text("config", "set", "tag", "Global")
    #expect(try get("tag", ["--queue", "sales"]) == "Global\n")
    try desk.text("config", "--queue", "SALES", "set", "tag", "Sales")
    #expect(try get("tag", ["--queue", "sales"]) == "Sales\n")
    #expect(try get("tag") == "Global\n")
    try desk.text("config", "--queue", "sales", "unset", "tag")
    #expect(try get("tag", ["--queue", "sales"]) == "Global\n")
  }

  @Test("an unknown queue exits 1, a setting of the whole store is no queue's")
  func queues() throws {
    #expect(try desk.tickets("config", "--queue", "nope", "set", "tag", "X").end == .exit(1))
    let run = try desk.tickets("config", "--queue", "sales", "set", "max-message-size", "1")
    #expect(run.end == .exit(65))
  }

  @Test("secrets print masked, and are never logged")
  func secrets() throws {
    try desk.text("config", "set", "pop3-password", "s3cret-word")
    #expect(try get("pop3-password") == "********\n")
    for arguments in [
      ["config"], ["config", "list", "--json"], ["config", "get", "pop3-password", "--json"],
    ] {
      let run = try desk.command(arguments).run()
      #expect(run.text.contains("********") && !run.text.contains("s3cret"))
    }
    let bad = try desk.tickets("config", "set", "pop3-password", "s3cret\nline")
    #expect(!bad.errors.contains("s3cret"))
    let events = try SQLiteClient(desk.store)
      .rows("SELECT before, after, note FROM v_event").description
    #expect(events.contains("fetch-password") && !events.contains("s3cret"))
  }

  @Test(
    "a fetch- setting has a pop3- alias in every command",
    arguments: [("fetch-host", "pop3-host"), ("pop3-host", "fetch-host")])
  func aliases(_ written: String, _ read: String) throws {
    try desk.text("config", "set", written, "pop.desk.example")
    #expect(try get(read) == "pop.desk.example\n")
    #expect(try desk.json("config", "get", read)["key"].text == read)
    #expect(try desk.tickets("config").lines.contains("fetch-host = pop.desk.example"))
    let row = try desk.json("config").array.first { $0["key"] == "fetch-host" }
    #expect(row?["alias"] == "pop3-host")
    #expect(try desk.text("config", "export").hasPrefix("fetch-host = pop.desk.example\n"))
    try desk.text("config", "unset", read)
    #expect(try get(written) == "\n")
  }

  @Test("list shows every key with its value, and which are set")
  func list() throws {
    try desk.text("config", "set", "tag", "Helpdesk")
    let lines = try desk.tickets("config").lines
    #expect(lines.contains("tag = Helpdesk") && lines.contains("reopen-days = 30"))
    #expect(try desk.tickets("config", "list").lines == lines)
    let rows = try desk.json("config").array
    #expect(rows.count == lines.count)
    let set = rows.filter { $0["set"] == .bool(true) }
    #expect(set.map { $0["key"] } == ["tag"])
  }

  @Test(
    "behind -- stands a value, also one that is an option",
    arguments: [("name", "--json"), ("autoclose-days", "-1"), ("name", "--")])
  func behindHyphens(_ key: String, _ value: String) throws {
    try desk.text("config", "set", key, "--", value)
    #expect(try desk.text("config", "get", key) == value + "\n")
  }

  @Test("get tells whether the value is set", arguments: [true, false])
  func isSet(_ isSet: Bool) throws {
    if isSet { try desk.text("config", "set", "tag", "Ticket") }
    #expect(try desk.json("config", "get", "tag")["set"] == .bool(isSet))
  }

  @Test("a changed autoclose-days holds for tickets already answered, also at once")
  func takesEffect() throws {
    try desk.deliver(Letter("a@x").text)
    try SQLiteClient(desk.store).execute(
      "UPDATE ticket SET status = 'answered', answered = unixepoch(), waiting = 'them'")
    #expect(try desk.ticket(1)["status"] == "closed")
    try desk.text("config", "set", "autoclose-days", "10")
    #expect(try desk.ticket(1)["status"] == "answered")
    #expect(try desk.text("list").contains("Answered (1)"))
    #expect(try desk.ticket(1, at: "+11d")["status"] == "closed")
    try desk.text("config", "set", "autoclose-days", "-1")
    #expect(try desk.ticket(1, at: "+999d")["status"] == "answered")
    #expect(try desk.ticket(1)["closes_at"] == .null)
    try desk.text("config", "set", "show-answered", "no")
    #expect(try !desk.text("list").contains("Answered"))
  }
}
