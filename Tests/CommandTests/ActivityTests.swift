import BlackBox
import Testing

/// Ticket 1 is Jane's "Printer", of yesterday; ticket 2, Bob's, of the day before.
@Suite("Activity on a ticket, and who is found on it")
struct ActivityTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(
      Letter("b@x", from: "Bob <info@koch-it.example>", subject: "Fax").text, at: "-2d")
    try desk.deliver(Letter("a@x", from: "<tanaka.misaki@jp.example>").text, at: "-1d")
  }

  @Test(
    "triage is none",
    arguments: [
      ["tag", "1", "+vip"], ["assign", "1", "anna"], ["take", "1"], ["priority", "1", "urgent"],
      ["note", "1", "-m", "Ask the workshop."],
    ])
  func triage(_ command: [String]) throws {
    let before = try desk.ticket(1)["updated"]
    let list = try desk.text("list").split(separator: "\n").map { $0.prefix(8) }
    _ = try desk.command(command).run().succeeded()
    #expect(try desk.ticket(1)["updated"] == before)
    #expect(try desk.text("list").split(separator: "\n").map { $0.prefix(8) } == list)
    #expect(try desk.text("verify").contains("no faults"))
    if command[0] != "note" {
      try desk.text("undo", "1")
      #expect(try desk.ticket(1)["updated"] == before)
    }
  }

  @Test("a change of the state and mail are", arguments: [true, false])
  func activity(_ byMail: Bool) throws {
    let before = try desk.ticket(1)["updated"]
    if byMail {
      try desk.deliver(
        Letter.reply("c@x", to: "b@x", from: "info@koch-it.example", subject: "Fax").text)
    } else {
      try desk.text("hold", "1")
    }
    #expect(try desk.ticket(1)["updated"] != before)
  }

  @Test(
    "authors are found by parts of their addresses",
    arguments: [
      ("from:tanaka", "2\n"), ("from:misaki", "1\n"), ("from:tanaka.misaki", "1\n"),
      ("from:koch-it", "1\n"), ("from:info", "1\n"), ("from:bob", "1\n"), ("from:desk", "0\n"),
      ("to:koch-it", "0\n"), ("participant:koch-it", "1\n"),
      ("from:tanaka.misaki@jp.example", "1\n"),
      ("from:jp.example", "1\n"), ("from:\"koch it\"", "1\n"), ("from:koch", "1\n"),
    ])
  func parts(_ query: String, _ count: String) throws {
    try desk.deliver(Letter("t@x", from: "Tanaka <office@other.example>", subject: "Toner").text)
    #expect(try desk.text("count", query) == count)
  }

  @Test("a number with # is a ticket, in quotation marks it is text")
  func number() throws {
    try desk.deliver(Letter("n@x", from: "eve@other.example", subject: "Order #2").text)
    #expect(try desk.json("search", "#2").array.map { $0["ticket"] } == [2])
    #expect(try desk.json("search", "\"#2\"").array.map { $0["ticket"] } == [3])
    #expect(try desk.json("list", "#1").array.map { $0["ticket"] } == [1])
  }

  @Test("of tickets that wait equally long, the lowest number comes first")
  func ties() throws {
    let sqlite = "UPDATE ticket SET waiting_since = 1700000000"
    _ = try Command("/usr/bin/sqlite3", [desk.store, sqlite]).run().succeeded()
    #expect(try desk.json("list", "sort:waiting").array.map { $0["ticket"] } == [1, 2])
    #expect(try desk.text("next").hasPrefix("1 "))
  }
}
