import BlackBox
import Testing

/// An agent passes a customer's mail on to the queue.
@Suite("Forwarded mail")
struct ForwardedTests {
  let desk: TestDesk

  static let agent = "Anna <anna@desk.example>"

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
    try desk.text("config", "set", "agents", "anna@desk.example, joe@desk.example")
    try desk.text("config", "set", "address", "help@desk.example")
  }

  private func block(_ author: String) -> String {
    "See below.\n\n---------- Forwarded message ---------\nFrom: \(author)\nDate: Monday\n"
      + "Subject: Broken\nTo: anna@desk.example\n\nIt is broken.\n"
  }

  private func attached(_ author: String) -> Letter {
    Letter(
      "a@x", from: ForwardedTests.agent, subject: "Fwd: Broken",
      ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b"],
      body: "--b\nContent-Type: text/plain\n\nSee there.\n--b\nContent-Type: message/rfc822\n\n"
        + Letter("c@x", from: author, subject: "Broken").text + "\n--b--\n")
  }

  private func proposals(_ letter: Letter) throws -> [String] {
    try desk.deliver(letter.text)
    let shown = try desk.tickets("show", "1").lines.filter { $0.contains("the customer may be") }
    let logged = try desk.tickets("log", "1").lines.filter { $0.contains("the customer may be") }
    #expect(shown == logged)
    return shown
  }

  private func forwarded(_ author: String, from: String = agent) -> Letter {
    Letter("a@x", from: from, subject: "Fwd: Broken", body: block(author))
  }

  @Test("show and log propose the author of the header in the text, or of the attached mail")
  func proposes() throws {
    let expected = [
      "forwarded by Anna; the customer may be Jane Doe <jane@customer.example>: "
        + "tickets requester 1 jane@customer.example"
    ]
    #expect(try proposals(forwarded("Jane Doe <jane@customer.example>")) == expected)
    let other = try ForwardedTests()
    #expect(try other.proposals(other.attached("Jane Doe <jane@customer.example>")) == expected)
  }

  @Test("the proposal does what it says, and is gone then")
  func accepted() throws {
    let line = try #require(
      try proposals(forwarded("Jane Doe <jane@customer.example>")).first)
    let command = try #require(line.split(separator: ": tickets ").last)
    #expect(try desk.ticket(1)["requester"]["address"] == "anna@desk.example")
    _ = try desk.command(command.split(separator: " ").map(String.init)).run().succeeded()
    #expect(try desk.ticket(1)["requester"]["address"] == "jane@customer.example")
    #expect(try !desk.text("show", "1").contains("the customer may be"))
  }

  @Test(
    "nobody is proposed where nobody of ours forwards, or nobody else wrote",
    arguments: [
      ("Jane <jane@customer.example>", "Eve <eve@other.example>"),
      ("Joe <joe@desk.example>", agent), ("help@desk.example", agent), ("Jane", agent),
      ("-f@customer.example", agent),
    ])
  func nobody(_ author: String, _ sender: String) throws {
    #expect(try proposals(forwarded(author, from: sender)) == [])
  }

  @Test("the command can be copied into a shell, whatever the address is")
  func hostile() throws {
    let line = try proposals(forwarded("\u{1B}[2J <a$(reboot)'`x`&b@customer.example>"))
    #expect(!line.joined().contains("\u{1B}"))
    #expect(!line.joined().contains("tickets requester 1 a$"))
    let other = try ForwardedTests()
    let quoted = try other.proposals(forwarded("<a$x`y`&'b@customer.example>"))
    #expect(
      quoted.first?.hasSuffix(": tickets requester 1 'a$x`y`&'\\''b@customer.example'") == true)
  }
}
