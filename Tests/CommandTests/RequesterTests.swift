import BlackBox
import Testing

/// Ticket 1 is Jane's, who wrote it. Whether a former requester stays.
@Suite("requester")
struct RequesterTests {
  private let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.deliver(Letter("a@x").text)
  }

  private func participants() throws -> [String] {
    try desk.ticket(1)["participants"].array.compactMap { $0["address"].text }
  }

  @Test("who has written stays, and who never wrote does not")
  func standard() throws {
    try desk.text("requester", "1", "typo@customer.example")
    #expect(try participants() == ["jane@customer.example"])
    try desk.text("requester", "1", "joe@customer.example")
    #expect(try participants() == ["jane@customer.example"])
    try desk.text("undo", "1")
    #expect(try desk.ticket(1)["requester"]["address"] == "typo@customer.example")
  }

  @Test("--keep and --no-keep say otherwise")
  func options() throws {
    try desk.text("requester", "1", "typo@customer.example", "--no-keep")
    #expect(try participants().isEmpty)
    try desk.text("requester", "1", "joe@customer.example", "--keep")
    #expect(try participants() == ["typo@customer.example"])
    try desk.text("undo", "1")
    #expect(try participants().isEmpty)
    try desk.text("undo", "1")
    #expect(try participants().isEmpty)
    #expect(try desk.ticket(1)["requester"]["address"] == "jane@customer.example")
  }

  @Test("an agent who passed a customer's mail on needs no copies of it")
  func agent() throws {
    try desk.text("config", "set", "agents", "anna@desk.example")
    try desk.deliver(Letter("f@x", from: "anna@desk.example", subject: "Fwd: Broken").text)
    try desk.text("requester", "2", "joe@customer.example")
    #expect(try desk.ticket(2)["participants"].array.isEmpty)
  }

  @Test(
    "on a terminal it asks, and without an answer does as usual",
    arguments: [("y", true), ("n", false), ("", true)])
  func asks(_ answer: String, _ stays: Bool) throws {
    let terminal = try PseudoTerminal()
    try terminal.start(desk.command(["requester", "1", "joe@customer.example"]))
    let question = terminal.read(until: "[Y/n]")
    #expect(question?.contains("Jane Doe <jane@customer.example>") == true)
    terminal.type(answer + "\n")
    #expect(terminal.wait() == 0)
    #expect(try participants() == (stays ? ["jane@customer.example"] : []))
    #expect(try desk.ticket(1)["requester"]["address"] == "joe@customer.example")
  }
}
