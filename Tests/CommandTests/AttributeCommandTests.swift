import BlackBox
import Testing

/// Tickets 1 to 3, of Jane.
@Suite("Assign, take, tag, priority, queue, subject, requester")
struct AttributeCommandTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    for subject in ["First", "Second", "Third"] {
      try desk.deliver(
        Letter("\(subject)@x", subject: subject, ["Cc: Carl <carl@customer.example>"]).text)
    }
  }

  private func values(_ name: String) throws -> [String?] {
    try desk.json("search", "sort:id").array.map { $0[name].text }
  }

  private func tags(of ticket: Int) throws -> [String] {
    try desk.ticket(ticket)["tags"].array.compactMap(\.text)
  }

  @Test("assign gives tickets to an agent, to me, to nobody")
  func assign() throws {
    #expect(try desk.text("assign", "1", "#3", "anna").isEmpty)
    #expect(try values("assignee") == ["anna", nil, "anna"])
    try desk.text("assign", "1", "2", "--to", "me")
    #expect(try values("assignee") == ["tester", "tester", "anna"])
    try desk.text("assign", "1", "none")
    try desk.text("take", "3")
    #expect(try values("assignee") == [nil, "tester", "tester"])
    #expect(
      try desk.events(of: 1).suffix(3)
        == ["assignee >anna", "assignee anna>tester", "assignee tester>"])
    #expect(try desk.text("count", "assignee:me") == "2\n")
  }

  @Test("a numeric name goes after --to, and a ticket is never taken for one")
  func numericAgent() throws {
    #expect(try desk.tickets("assign", "1", "2").end == .exit(64))
    #expect(try values("assignee") == [nil, nil, nil])
    try desk.text("assign", "1", "--to", "2")
    #expect(try values("assignee") == ["2", nil, nil])
  }

  @Test("tag adds and removes, one event a change")
  func tag() throws {
    try desk.text("tag", "1", "2", "+urgent", "vip", "-spamtrap")
    #expect(try tags(of: 1) == ["urgent", "vip"] && tags(of: 2) == ["urgent", "vip"])
    try desk.text("tag", "1", "-URGENT", "+hot", "Vip")
    #expect(try tags(of: 1) == ["hot", "vip"])
    try desk.text("tag", "2", "-hold", "-help", "-vip", "-urgent")
    #expect(try tags(of: 2) == [])
    #expect(try desk.text("count", "tag:hot") == "1\n")
    #expect(
      try desk.events(of: 1).suffix(2) == ["tag >urgent vip", "tag urgent vip>hot vip"])
  }

  @Test("priority takes its words, in any case of letters")
  func priority() throws {
    try desk.text("priority", "1", "2", "HIGH")
    try desk.text("priority", "2", "--to", "low")
    #expect(try values("priority") == ["high", "low", "normal"])
    #expect(try desk.events(of: 2).suffix(2) == ["priority normal>high", "priority high>low"])
  }

  @Test("queue with a ticket moves it, and lists without")
  func queue() throws {
    try desk.text("queue", "add", "billing")
    try desk.text("queue", "1", "#3", "BILLING")
    try desk.text("queue", "2", "--to", "billing")
    #expect(try values("queue") == ["billing", "billing", "billing"])
    try desk.text("queue", "move", "1", "default")
    try desk.text("queue", "--query", "id:2", "default", "--yes")
    #expect(try values("queue") == ["default", "default", "billing"])
    #expect(try desk.text("queue").contains("billing"))
    #expect(try desk.text("queue", "list").contains("billing"))
    #expect(
      try desk.events(of: 1).suffix(2) == ["queue default>billing", "queue billing>default"])
    var command = desk.command(["--store", desk.store, "queue", "1", "billing"])
    command.environment["TICKETS_STORE"] = "/nonexistent/x"
    _ = try command.run().succeeded()
    #expect(try values("queue").first == "billing")
  }

  @Test("a moved ticket is found by mail to both queues")
  func mailAfterMove() throws {
    try desk.text("queue", "add", "billing")
    try desk.text("queue", "1", "billing")
    for (id, queue) in [("p@x", "billing"), ("q@x", "default")] {
      let answer = Letter.reply("re-\(id)", to: "First@x", subject: "Unlike \(id)")
      #expect(try desk.deliver(answer.text, queue: queue)["rule"] == "message-id")
      let again = Letter("again-\(id)", subject: "AW: First")
      let receipt = try desk.deliver(again.text, queue: queue)
      #expect(receipt["rule"] == "subject" && receipt["ticket"] == 1)
    }
    #expect(try desk.ticket(1)["queue"] == "billing")
  }

  @Test("subject: mail finds the ticket by its new subject and by the first, not by one between")
  func subject() throws {
    try desk.text("subject", "1", "Between")
    try desk.text("subject", "1", "  The  printer burns")
    #expect(try values("subject").first == "The printer burns")
    #expect(
      try desk.events(of: 1).suffix(2)
        == ["subject First>Between", "subject Between>The printer burns"])
    #expect(try desk.deliver(Letter("a@x", subject: "Re: the printer burns").text)["ticket"] == 1)
    #expect(try desk.deliver(Letter("b@x", subject: "Re: first").text)["ticket"] == 1)
    #expect(try desk.deliver(Letter("c@x", subject: "Re: between").text)["rule"] == "new")
  }

  @Test("requester: the new one takes part, and the old one still does")
  func requester() throws {
    try desk.text("requester", "1", "Rita <rita@other.example>")
    let ticket = try desk.ticket(1)
    #expect(ticket["requester"]["address"] == "rita@other.example")
    #expect(ticket["requester"]["name"] == "Rita")
    let others = ticket["participants"].array.compactMap { $0["address"].text }
    #expect(others.contains("jane@customer.example") && others.contains("carl@customer.example"))
    #expect(
      try desk.events(of: 1).last
        == "requester Jane Doe <jane@customer.example>>Rita <rita@other.example>")
    let rita = Letter("r@x", from: "rita@other.example", subject: "First")
    #expect(try desk.deliver(rita.text)["ticket"] == 1)
    let jane = Letter.reply("j@x", to: "First@x", subject: "Re: First")
    #expect(try desk.deliver(jane.text)["ticket"] == 1)
  }

  @Test("requester by address alone keeps the name the ticket knows")
  func knownName() throws {
    try desk.text("requester", "1", "CARL@customer.example")
    #expect(try desk.ticket(1)["requester"]["name"] == "Carl")
    #expect(try desk.ticket(1)["participants"].array.count == 1 + 1)
  }

  @Test(
    "what is so already is no change and no event",
    arguments: [
      ["assign", "1", "anna"], ["tag", "1", "+vip", "-x"], ["priority", "1", "high"],
      ["queue", "1", "billing"], ["subject", "1", "New"], ["requester", "1", "rita@other.example"],
    ])
  func noChange(_ arguments: [String]) throws {
    try desk.text("queue", "add", "billing")
    _ = try desk.command(arguments).run().succeeded()
    let before = try (desk.events(of: 1), desk.ticket(1))
    _ = try desk.command(arguments).at("+1d").run().succeeded()
    #expect(try desk.events(of: 1) == before.0)
    #expect(try desk.ticket(1) == before.1)
  }

  @Test(
    "bad input: one line, nothing changed",
    arguments: [
      (["assign", "1", "a\u{1B}b"], 65), (["assign", "1"], 64), (["assign", "anna"], 64),
      (["assign", "1", "anna", "bob"], 64), (["take"], 64), (["tag", "1"], 64),
      (["tag", "+a"], 64), (["tag", "1", "a,b"], 65), (["tag", "1", "+a", "2"], 64),
      (["priority", "1", "huge"], 65), (["queue", "1", "nowhere"], 1),
      (["subject", "1", ""], 65), (["subject", "1", "a\nBcc: b@c.example"], 65),
      (["subject", "1", "two", "words"], 64), (["requester", "1", "jane"], 65),
      (["requester", "1", "--to=-f@x.example"], 65),
      (["requester", "1", "sales@desk.example"], 65),
      (["assign", "1", "99", "anna"], 1), (["tag", "99", "1", "a"], 1),
    ] as [([String], Int32)])
  func badInput(_ arguments: [String], _ status: Int32) throws {
    try desk.text("config", "set", "address", "sales@desk.example")
    let before = try desk.events(of: 1)
    let run = try desk.command(arguments).run()
    #expect(run.end == .exit(status), "\(run.errors)")
    #expect(run.output.isEmpty && !run.errors.isEmpty)
    if status != 64 { #expect(run.errors.filter { $0 == "\n" }.count == 1) }
    #expect(try desk.events(of: 1) == before)
  }

  @Test(
    "--query previews with the count, and --yes changes",
    arguments: [["assign", "anna"], ["take"], ["tag", "+a"], ["priority", "low"]])
  func query(_ arguments: [String]) throws {
    let bulk = arguments + ["--query", "first or third"]
    let preview = try desk.command(bulk).run().succeeded()
    #expect(preview.text.contains("First") && preview.text.contains("Third"))
    #expect(!preview.text.contains("Second") && preview.errors.contains("2 tickets"))
    #expect(try desk.events(of: 1).count == 2)
    _ = try desk.command(bulk + ["--yes"]).run().succeeded()
    #expect(try (1...3).map { try desk.events(of: $0).count } == [3, 2, 3])
  }

  @Test("several writers at once change each ticket once")
  func concurrency() throws {
    let started = try (0..<8).map { _ in try desk.command(["tag", "1", "2", "3", "+a"]).start() }
    for run in started { #expect(run.wait().end == .exit(0)) }
    for ticket in 1...3 {
      #expect(try desk.events(of: ticket).filter { $0 == "tag >a" }.count == 1)
    }
  }
}
