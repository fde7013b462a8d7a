import BlackBox
import Testing

@Suite("Agents sign what they answer")
struct AgentSignatureTests {
  private let answering: AnsweringDesk
  private var desk: TestDesk { answering.desk }

  init() throws {
    answering = try AnsweringDesk(Letter("a@x"))
    try desk.text("config", "set", "signature", "{{agent}}\n{{queue}}")
    try desk.text(
      "config", "set", "agents",
      "anna=Anna Berg <anna@desk.example>, \"Lee, Bob\" <bob@desk.example> joe=joe@desk.example")
  }

  private func signature(of agent: String) throws -> String {
    var command = desk.command(["reply", "1", "-m", "Done."])
    command.environment["TICKETS_AGENT"] = agent
    _ = try command.run().succeeded()
    let text = try answering.sent.last?.text ?? ""
    return text.split(separator: "\n-- \n").last.map { String($0) } ?? ""
  }

  @Test(
    "by the name that agents gives them, else the one in the shell",
    arguments: [
      ("anna", "Anna Berg"), ("anna@desk.example", "Anna Berg"), ("bob", "Lee, Bob"),
      ("joe", "joe"), ("eve", "eve"),
    ])
  func name(_ agent: String, _ name: String) throws {
    #expect(try signature(of: agent) == "\(name)\nHelp Desk\n")
  }

  @Test("with a signature of their own, which is a canned text")
  func own() throws {
    var add = desk.command(["canned", "add", "signature-anna"])
    add.input = Array("{{agent}} for {{requester}}\n".utf8)
    _ = try add.run().succeeded()
    #expect(try signature(of: "anna@desk.example") == "Anna Berg for Jane Doe\n")
    #expect(try signature(of: "bob") == "Lee, Bob\nHelp Desk\n")
  }

  @Test("a signature that is no template stands as it is")
  func plain() throws {
    try desk.text("config", "set", "signature", "100 % {{ yours")
    #expect(try signature(of: "anna") == "100 % {{ yours\n")
  }

  @Test("names are kept as they were set, and give nobody more rights")
  func setting() throws {
    #expect(
      try desk.text("config", "get", "agents")
        == "anna=Anna Berg <anna@desk.example>, \"Lee, Bob\" <bob@desk.example>, joe=joe@desk.example\n"
    )
    for bad in ["Anna Berg", "a b=Anna <a@x.example>", "Anna <a@x.example> Bob", "Eve <eve>"] {
      #expect(try desk.tickets("config", "set", "agents", bad).end == .exit(65), "\(bad)")
    }
  }

  @Test("by mail too")
  func mail() throws {
    let bob = try AgentDesk([
      ("signature", "{{agent}}"), ("agents", "Bob Lee <bob@desk.example>"),
      ("template-answer", "{{text}}\n\nYours, {{agent}}"),
    ])
    try bob.deliver(bob.letter("b@b", "Use the stairs.\n"))
    #expect(try bob.sent().first?.body == "Use the stairs.\n\nYours, Bob Lee\n\n-- \nBob Lee\n")
  }
}
