import BlackBox
import Testing

@Suite("Deliveries at once")
struct ParallelTests {
  private func run(_ commands: [Command]) throws -> [Execution] {
    try commands.map { try $0.start() }.map { $0.wait() }
  }

  @Test("lose no mail, also while they make the store", arguments: [false, true])
  func distinct(_ exists: Bool) throws {
    let desk = try TestDesk()
    if exists { try desk.deliver(Letter("0@x", subject: "S0").text) }
    for batch in 0..<3 {
      let numbers = (1...8).map { batch * 8 + $0 }
      let runs = try run(
        numbers.map { desk.ingest(Letter("\($0)@x", subject: "S\($0)").text, ["--print"]) })
      #expect(runs.allSatisfy { $0.end == .exit(0) && $0.errors.isEmpty }, "\(runs)")
      #expect(Set(runs.map(\.text)).count == 8)
    }
    #expect(try desk.text("count") == "\(exists ? 25 : 24)\n")
    for number in 1...24 {
      #expect(try desk.text("count", "mid:\(number)@x") == "1\n")
    }
  }

  @Test("of one mail store it once")
  func same() throws {
    let desk = try TestDesk()
    let runs = try run((1...8).map { _ in desk.ingest(Letter("a@x").text, ["--json"]) })
    #expect(runs.allSatisfy { $0.end == .exit(0) }, "\(runs)")
    let actions = try runs.map { try Value($0.output)["action"].text }
    #expect(actions.filter { $0 == "created" }.count == 1)
    #expect(actions.filter { $0 == "duplicate" }.count == 7)
    #expect(try desk.ticket(1)["message_count"] == 1)
  }

  @Test("of one conversation all arrive on its ticket")
  func conversation() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    try desk.text("close", "1")
    let runs = try run(
      (1...8).map { desk.ingest(Letter.reply("\($0)@x", to: "a@x").text, ["--json"]) })
    #expect(try runs.allSatisfy { try Value($0.output)["ticket"] == 1 })
    #expect(try runs.filter { try Value($0.output)["action"] == "reopened" }.count == 1)
    #expect(try desk.ticket(1)["message_count"] == 9)
  }

  @Test("readers and commands in between do no harm")
  func mixed() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("0@x", subject: "S0").text)
    let runs = try run(
      (1...6).flatMap { number in
        [
          desk.ingest(Letter("\(number)@x", subject: "S\(number)").text),
          desk.command(["list"]),
          desk.command([number.isMultiple(of: 2) ? "close" : "open", "1"]),
        ]
      })
    #expect(runs.allSatisfy { $0.end == .exit(0) && $0.errors.isEmpty }, "\(runs)")
    #expect(try desk.text("count") == "7\n")
    let events = try desk.events(of: 1).filter { $0.hasPrefix("status") }
    #expect(zip(events, events.dropFirst()).allSatisfy { $0 != $1 })
  }
}
