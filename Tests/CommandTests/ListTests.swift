import BlackBox
import Testing

/// Four tickets: 1 open, 2 on hold, 3 closed, 4 spam.
@Suite("Lists")
struct ListTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    for (number, subject) in ["First", "Second", "Third", "Fourth"].enumerated() {
      try desk.deliver(
        Letter("\(number)@x", from: "P\(number) <p\(number)@c\(number).example>", subject: subject)
          .text)
    }
    try desk.text("hold", "2")
    try desk.text("close", "3")
    try desk.text("spam", "4")
  }

  @Test("sections of what is to do, and no command means list")
  func sections() throws {
    // Days later, ages do not change between the two.
    let list = try desk.text(at: "+3d")
    #expect(list == (try desk.text("list", at: "+3d")))
    let lines = list.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "Open (1)" && lines[1].contains("First"))
    #expect(lines.contains("On Hold (1)"))
    #expect(!list.contains("Third") && !list.contains("Fourth") && !list.contains("Answered"))
  }

  @Test("a query lists other states too")
  func query() throws {
    #expect(try desk.text("list", "status:closed").contains("Closed (1)\n"))
    #expect(try desk.text("list", "status:spam").contains("Spam (1)\n"))
    // Days later, ages do not change between the two.
    let closed = try desk.text("list", "status:closed", at: "+3d")
    #expect(try desk.text("status:closed", at: "+3d") == closed)
  }

  @Test("show-hold and show-answered hide sections")
  func hidden() throws {
    try desk.text("config", "set", "show-hold", "no")
    #expect(try !desk.text("list").contains("On Hold"))
  }

  @Test("highlighted rows are marked without colours, and red with them")
  func highlight() throws {
    try desk.text("config", "set", "highlight", "c0.example")
    let row = try desk.text("list").split(separator: "\n")[1]
    #expect(row.contains("!o"))
    let coloured = try desk.text("list", "--color", "always")
    #expect(coloured.contains("\u{1B}[31m") && coloured.contains("!o"))
    #expect(try !desk.text("list").contains("\u{1B}"))
    #expect(try desk.text("count", "is:highlighted") == "1\n")
    #expect(try desk.ticket(1)["highlighted"] == .bool(true))
    #expect(try desk.ticket(2)["highlighted"] == .bool(false))
  }

  @Test("NO_COLOR is honoured, --color takes precedence")
  func noColor() throws {
    var command = desk.command(["list"])
    command.environment["NO_COLOR"] = "1"
    #expect(try !command.run().text.contains("\u{1B}"))
  }

  @Test("JSON is one flat array, JSON lines one object a line")
  func json() throws {
    let array = try desk.json("list").array
    #expect(array.map { $0["ticket"] } == [2, 1])
    let run = try desk.tickets("list", "--jsonl")
    #expect(run.lines.count == 2)
    #expect(try run.lines.map { try Value(Array($0.utf8)) } == array)
  }

  @Test("a ticket's members")
  func members() throws {
    let ticket = try desk.json("list", "id:1").array[0]
    let documented: Set = [
      "ticket", "queue", "subject", "status", "requester", "participants", "assignee", "priority",
      "tags", "account", "fields", "login_url", "created", "updated", "answered", "closed",
      "closes_at", "waiting", "waiting_since", "message_count", "highlighted", "undelivered",
      "failed_answer", "links", "format",
    ]
    #expect(documented.subtracting(ticket.names).isEmpty)
    #expect(ticket["requester"] == .object(["name": "P0", "address": "p0@c0.example"]))
    #expect(ticket["format"] == 1 && ticket["closed"] == .null && ticket["fields"] == .object([:]))
    #expect(
      try #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#.wholeMatch(in: ticket["created"].text ?? "") != nil)
  }

  @Test(
    "nothing found is success, unless --exit-code asks", arguments: ["list", "search", "count"])
  func exitCode(_ command: String) throws {
    #expect(try desk.tickets(command, "nowhere").end == .exit(0))
    #expect(try desk.tickets(command, "nowhere", "--exit-code").end == .exit(1))
    #expect(try desk.tickets(command, "first", "--exit-code").end == .exit(0))
    let json = try desk.tickets(command, "nowhere", "--exit-code", "--json")
    #expect(json.end == .exit(1) && json.errors.isEmpty)
  }

  @Test("next is the one that waits for us the longest")
  func next() throws {
    try desk.deliver(Letter("n@x", subject: "Later").text, at: "+1d")
    #expect(try desk.json("next").array.map { $0["ticket"] } == [1])
    try desk.text("close", "1")
    #expect(try desk.json("next").array.map { $0["subject"] } == ["Later"])
    try desk.text("close", "5")
    #expect(try desk.tickets("next", "--exit-code").end == .exit(1))
  }

  @Test("queues")
  func queues() throws {
    try desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    #expect(try desk.json("queue").array.map { $0["queue"] } == ["default", "sales"])
    #expect(try desk.text("queue").contains("sales@desk.example"))
    #expect(try desk.tickets("queue", "add", "SALES").end == .exit(73))
    #expect(try desk.tickets("queue", "add", "a b").end == .exit(65))
    #expect(try desk.tickets("queue", "add", "x", "--address", "nobody").end == .exit(65))
    #expect(try desk.json("queue").array.count == 2)
  }
}
