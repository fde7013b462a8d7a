import BlackBox
import Testing

@Suite("A ticket exported as JSON Lines and imported")
struct RestoreTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
    try desk.text("queue", "add", "sales")
    try desk.deliver(Letter("a@x").text)
    try desk.deliver(Letter("b@x", from: "bob@x.example", subject: "Screen").text)
    try desk.deliver(Letter("c@x", from: "eve@x.example", subject: "Other").text)
    try desk.deliver(Letter.reply("d@x", to: "a@x").crlf)
    try desk.text("note", "1", "-m", "Ask the workshop.")
    try desk.text("tag", "1", "+hardware")
    try desk.text("assign", "1", "anna")
    try desk.text("priority", "1", "high")
    try desk.text("subject", "1", "Printer on fire")
    try desk.text("requester", "1", "boss@customer.example")
    try desk.text("queue", "1", "sales")
    try desk.text("link", "1", "3")
    try desk.text("hold", "3", "--until", "2099-01-01")
    try desk.text("merge", "2", "--into", "1")
    try desk.text("split", "m4")
  }

  private func looks(_ desk: TestDesk) throws -> [Value] {
    try [
      desk.json("show", "1"), desk.json("show", "3"), desk.json("show", "4"),
      desk.json("search", "sort:id"), desk.json("why", "m4"),
    ]
  }

  private func log(_ desk: TestDesk) throws -> [[Value]] {
    try (1...4).flatMap { number in
      try desk.json("log", "\(number)").array.map { event in
        ["ticket", "message", "at", "actor", "kind", "before", "after", "note"].map { event[$0] }
      }
    }
  }

  private func records(_ desk: TestDesk) throws -> [[Value]] {
    try desk.text("export").split(separator: "\n").map { line in
      let mail = try Value(Array(line.utf8))
      return ["message", "ticket_object", "ticket_record", "message_record", "raw"].map { mail[$0] }
    }
  }

  private func copy() throws -> (desk: TestDesk, path: String) {
    let path = desk.folder.file("out.jsonl")
    try desk.text("export", "-o", path)
    let other = try TestDesk()
    #expect(try other.text("import", path) == "5 read, 5 filed, 0 duplicates, 3 tickets\n")
    return (other, path)
  }

  @Test("is the same ticket, with its numbers, its log, and what was merged, split and linked")
  func same() throws {
    let (other, path) = try copy()
    #expect(try looks(other) == looks(desk))
    #expect(try log(other) == log(desk))
    #expect(try records(other) == records(desk))
    #expect(try other.text("show", "2") == desk.text("show", "2"))
    #expect(try other.text("queue").contains("sales"))
    #expect(try other.text("outbox") == "")
    #expect(try other.text("verify").contains("no faults"))
    #expect(try other.text("import", path) == "5 read, 0 filed, 5 duplicates, 0 tickets\n")
    #expect(try looks(other) == looks(desk))
    #expect(try log(other) == log(desk))
  }

  @Test("takes the next mail as it would have")
  func goesOn() throws {
    let (other, _) = try copy()
    let next = Letter.reply("e@x", to: "b@x").text.replacing(
      "jane@customer.example", with: "bob@x.example")
    for one in [desk, other] { try one.deliver(next) }
    #expect(try other.ticket(1)["message_count"] == desk.ticket(1)["message_count"])
    #expect(try other.json("search", "sort:id").array.count == 3)
  }

  @Test("stays what it became here, when it is imported again")
  func keeps() throws {
    let (other, path) = try copy()
    try other.text("close", "1")
    try other.text("tag", "1", "+done", "-hardware")
    try other.text("import", path)
    #expect(try other.ticket(1)["status"] == "closed")
    #expect(try other.ticket(1)["tags"].array == ["done"])
  }

  @Test("is known again after text was redacted")
  func redacted() throws {
    try desk.text("redact", "m1", "--yes")
    let (other, path) = try copy()
    #expect(try other.text("import", path) == "5 read, 0 filed, 5 duplicates, 0 tickets\n")
    #expect(try desk.text("import", path) == "5 read, 0 filed, 5 duplicates, 0 tickets\n")
    #expect(try other.ticket(1)["messages"].array.first == desk.ticket(1)["messages"].array.first)
  }

  @Test("leaves out what arrived before --since")
  func since() throws {
    let path = desk.folder.file("out.jsonl")
    try desk.text("export", "-o", path)
    let other = try TestDesk()
    #expect(
      try other.text("import", path, "--since", "2099-01-01")
        == "0 read, 0 filed, 0 duplicates, 0 tickets\n")
  }
}
