import BlackBox
import Testing

@Suite("Agents answer and act by mail")
struct AgentMailTests {
  private let bob: AgentDesk

  init() throws {
    bob = try AgentDesk()
  }

  @Test("the text goes to the customer, as an answer")
  func answer() throws {
    let receipt = try bob.deliver(bob.letter("b@b", "Use the stairs.\n"))
    #expect(receipt["action"] == "appended" && receipt["rule"] == "token")
    let mail = try #require(try bob.sent().first)
    #expect(mail.arguments == ["-i", "-f", "help@desk.example", "--", "jane@customer.example"])
    for field in [
      "From: Help desk <help@desk.example>", "To: Jane Doe <jane@customer.example>",
      "Subject: Re: Printer [Ticket #1]", "In-Reply-To: <a@b>",
    ] {
      #expect(mail.fields.contains(field), "\(field)")
    }
    #expect(!mail.text.contains("Auto-Submitted") && !mail.text.contains("bob@"))
    #expect(mail.replyAddress?.hasPrefix("help+c1-") == true)
    #expect(mail.body == "Use the stairs.\n")
    #expect(try bob.sent().count == 1, "no copy to the author")
  }

  @Test("whom the agent's own mail reached gets no second one")
  func reached() throws {
    try bob.desk.deliver(
      Letter("c@b", subject: "Re: Printer", ["Cc: carl@customer.example"], body: "More.\n").text)
    let before = try bob.sent().count
    try bob.deliver(bob.letter("b@b", "Use the stairs.\n", ["Cc: JANE@customer.example"]))
    let mail = try #require(try bob.sent().last)
    #expect(try bob.sent().count == before + 1 && mail.recipients == ["carl@customer.example"])
    #expect(mail.fields.contains("To: Jane Doe <jane@customer.example>"))
    #expect(try bob.ticket["status"] == "answered")
    let both = ["Cc: jane@customer.example", "To: carl@customer.example"]
    try bob.deliver(bob.letter("d@b", "Or the ladder.\n", both))
    #expect(try bob.sent().count == before + 1)
    #expect(try bob.ticket["messages"].array.last?["visible_text"] == "Or the ladder.")
  }

  @Test("on a ticket of their own agents are customers, whose mail reopens it")
  func requester() throws {
    let desk = bob.desk
    let own = Letter("o@b", from: "Bob <bob@desk.example>", subject: "My chair").text
    #expect(try desk.deliver(own)["ticket"] == 2)
    try desk.text("reply", "2", "-m", "Take another.")
    let more = Letter(
      "p@b", from: "Bob <bob@desk.example>", subject: "Re: My chair",
      ["In-Reply-To: <o@b>", "Cc: eve@desk.example"], body: "It squeaks.\n")
    #expect(try desk.deliver(more.text)["action"] == "reopened")
    let ticket = try desk.ticket(2)
    #expect(ticket["messages"].array.map { $0["direction"] } == ["in", "out", "in"])
    #expect(ticket["waiting"] == "us")
    #expect(ticket["participants"].array.map { $0["address"] } == ["eve@desk.example"])
  }

  @Test("the mail is kept as a note, the answer as a message, the ticket is answered")
  func kept() throws {
    let letter = bob.letter("b@b", "Use the stairs.\n")
    try bob.deliver(letter)
    let ticket = try bob.ticket
    #expect(ticket["status"] == "answered" && ticket["waiting"] == "them")
    #expect(ticket["messages"].array.map { $0["direction"] } == ["in", "note", "out"])
    #expect(ticket["messages"][1]["from"]["address"] == "bob@desk.example")
    #expect(try bob.desk.text("show", "m2", "--raw") == letter.text)
    let log = try bob.desk.json("log", "1").array
    #expect(log.last { $0["kind"] == "status" }?["actor"] == "bob@desk.example")
  }

  @Test("a delivery repeated sends nothing again")
  func repeated() throws {
    for _ in 1...2 { try bob.deliver(bob.letter("b@b", "Use the stairs.\n!close\n")) }
    #expect(try bob.sent().count == 1)
    #expect(try bob.ticket["message_count"] == 3)
  }

  struct Order: Sendable, CustomTestStringConvertible {
    var words: String
    var sent: [String]
    var member: String
    var value: Value
    var testDescription: String { words.debugDescription }
  }

  static let orders = [
    Order(words: "Done.\n\n!close\n", sent: ["Done.\n"], member: "status", value: "closed"),
    Order(words: "Done.\n!open\n", sent: ["Done.\n"], member: "status", value: "open"),
    Order(words: "Done.\n!hold 3d\n", sent: ["Done.\n"], member: "status", value: "hold"),
    Order(words: "!close\n", sent: [], member: "status", value: "closed"),
    Order(words: "!hold 3d\n", sent: [], member: "status", value: "hold"),
    Order(
      words: "!tag fire\n!assign me\n", sent: [], member: "tags", value: .array(["fire"])),
    Order(words: "!assign me\n", sent: [], member: "assignee", value: "bob@desk.example"),
    Order(words: "Hm.\n!priority high\n", sent: ["Hm.\n"], member: "priority", value: "high"),
    Order(words: "#note\nArson?\n", sent: [], member: "status", value: "open"),
    Order(words: "\n#NOTE\nArson?\n!close\n", sent: [], member: "status", value: "closed"),
    Order(
      words: "Done.\n!close\n-- \nBob, second floor\n!open\n", sent: ["Done.\n"],
      member: "status", value: "closed"),
    Order(
      words: "Done.\n!close\n\nSent from my iPhone\n", sent: ["Done.\n"], member: "status",
      value: "closed"),
  ]

  @Test("commands are carried out and not sent", arguments: orders)
  func command(_ order: Order) throws {
    try bob.deliver(bob.letter("b@b", order.words))
    #expect(try bob.sent().map(\.body) == order.sent)
    #expect(try bob.ticket[order.member] == order.value)
    #expect(try bob.ticket["messages"][1]["direction"] == "note")
  }

  @Test("an agent's two names are one agent's", arguments: ["!assign me\n", "!take\n"])
  func names(_ words: String) throws {
    func found(_ query: String, as agent: String) throws -> String {
      var command = bob.desk.command(["count", query])
      command.environment["TICKETS_AGENT"] = agent
      return try command.run().succeeded().text
    }
    try bob.deliver(bob.letter("b@b", words))
    #expect(try bob.ticket["assignee"] == "bob@desk.example")
    #expect(try found("assignee:me", as: "bob") == "0\n")
    try bob.desk.text("config", "set", "agents", "bob=bob@desk.example")
    #expect(try found("assignee:me", as: "bob") == "1\n")
    #expect(try found("assignee:bob", as: "eve") == "1\n")
    try bob.deliver(bob.letter("c@b", words))
    #expect(try bob.ticket["assignee"] == "bob")
    for agent in ["Bob", "bob@desk.example"] {
      #expect(try found("assignee:me", as: agent) == "1\n")
      #expect(try found("assignee:\(agent)", as: "eve") == "1\n")
    }
    #expect(try found("assignee:me", as: "eve") == "0\n")
  }

  @Test("line ends as the network has them make no difference")
  func carriageReturns() throws {
    let letter = bob.letter("b@b", "Done.\n!close\n")
    try bob.desk.deliver(letter.crlf, to: bob.address)
    #expect(try bob.sent().map(\.body) == ["Done.\n"])
    #expect(try bob.ticket["status"] == "closed")
  }

  @Test("without an envelope the address in To is enough")
  func header() throws {
    let letter = bob.letter("b@b", "Done.\n").text.replacing("help@desk.example", with: bob.address)
    try bob.desk.deliver(letter)
    #expect(try bob.sent().map(\.body) == ["Done.\n"])
  }

  @Test("an HTML mail is sent as text, without the copy it quotes")
  func html() throws {
    let body = """
      <div>Use the <b>stairs</b>.</div><div>!close</div><br>
      <div class="gmail_quote">On Monday Help desk &lt;\(bob.address)&gt; wrote:<br>
      <blockquote type="cite">Ticket #1: Printer<br>The printer is on fire.</blockquote></div>

      """
    try bob.deliver(bob.letter("b@b", body, ["Content-Type: text/html; charset=utf-8"]))
    #expect(try bob.sent().map(\.body) == ["Use the stairs.\n"])
    #expect(try bob.ticket["status"] == "closed")
  }

  @Test("a command that does not exist stops everything, and the agent is told")
  func unknown() throws {
    try bob.deliver(bob.letter("b@b", "Use the stairs.\n!tag x\n!colse\n"))
    let mail = try #require(try bob.sent().first)
    #expect(try bob.sent().count == 1)
    #expect(mail.arguments == ["-i", "-f", "<>", "--", "bob@desk.example"])
    #expect(mail.fields.contains("Auto-Submitted: auto-replied"))
    #expect(mail.text.contains("'!colse' is not a command"))
    #expect(
      mail.body.replacing(" \n", with: " ").contains(
        "was not carried out: nothing was sent, and nothing was changed.\n"))
    #expect(mail.text.contains("> Use the stairs."))
    let ticket = try bob.ticket
    #expect(ticket["status"] == "open" && ticket["tags"] == .array([]))
    #expect(ticket["messages"][1]["direction"] == "note")
    let again = try #require(mail.replyAddress)
    try bob.desk.deliver(bob.letter("c@b", "Use the stairs.\n!close\n").text, to: again)
    #expect(try bob.sent().last?.recipients == ["jane@customer.example"])
  }

  @Test("a mail with nothing but the quoted copy sends nothing, and the agent is told")
  func quoteOnly() throws {
    try bob.deliver(bob.letter("b@b", "\n> Ticket #1: Printer\n> From: Jane Doe\n"))
    #expect(try bob.sent().map(\.recipients) == [["bob@desk.example"]])
    #expect(try bob.ticket["status"] == "open")
  }

  @Test("--explain tells, --no-notify keeps a note")
  func explained() throws {
    let letter = bob.letter("b@b", "Done.\n!close\n")
    let text = try bob.desk.ingest(letter.text, ["--recipient", bob.address, "--explain"]).run()
      .succeeded().text
    #expect(text.contains("agent    answers the customer\nagent    closed\n"))
    #expect(text.contains("sends    answer to jane@customer.example\n"))
    try bob.deliver(letter, ["--no-notify"])
    #expect(try bob.sent().isEmpty)
    #expect(try bob.ticket["status"] == "open")
    #expect(try bob.ticket["messages"][1]["direction"] == "note")
  }

  @Test("the answer goes out when hold-seconds have passed")
  func held() throws {
    try bob.desk.text("config", "set", "hold-seconds", "600")
    try bob.deliver(bob.letter("b@b", "Done.\n"))
    #expect(try bob.sent().isEmpty)
    try bob.desk.text("flush", "--due", at: "+11m")
    #expect(try bob.sent().map(\.body) == ["Done.\n"])
  }
}
