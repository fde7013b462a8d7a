import BlackBox
import Testing

@Suite("Trusted fields from outside")
struct TrustedTests {
  let desk: TestDesk
  let letter = Letter(
    "a@x",
    [
      "X-Ticket-Account: acme", "X-Ticket-Login-URL: https://panel.example/?u=acme",
      "X-Ticket-Priority: urgent", "X-Ticket-Field: server=web3", "X-Ticket-Field: plan=gold",
    ])

  init() throws {
    desk = try TestDesk()
  }

  @Test("--trusted honours them, with events")
  func trusted() throws {
    try desk.deliver(letter.text, ["--trusted"])
    let ticket = try desk.ticket(1)
    #expect(ticket["account"] == "acme")
    #expect(ticket["login_url"] == "https://panel.example/?u=acme")
    #expect(ticket["priority"] == "urgent")
    #expect(ticket["fields"] == .object(["server": "web3", "plan": "gold"]))
    #expect(try desk.text("count", "account:acme priority:urgent") == "1\n")
    #expect(try desk.events(of: 1).filter { $0.hasPrefix("field") }.count == 4)
  }

  @Test("without it they are text and never believed")
  func untrusted() throws {
    try desk.deliver(letter.text)
    let ticket = try desk.ticket(1)
    #expect(ticket["account"] == .null && ticket["login_url"] == .null)
    #expect(ticket["priority"] == "normal")
    #expect(ticket["fields"] == .object([:]))
    #expect(try desk.text("show", "1", "--headers").contains("X-Ticket-Account: acme"))
  }

  @Test("a follow-up adds and clears nothing")
  func followUp() throws {
    try desk.deliver(letter.text, ["--trusted"])
    var reply = Letter.reply("b@x", to: "a@x")
    reply.fields += [
      "X-Ticket-Account: acme", "X-Ticket-Field: plan=silver", "X-Ticket-Field: server=",
      "X-Ticket-Priority: whatever",
    ]
    try desk.deliver(reply.text, ["--trusted"])
    let ticket = try desk.ticket(1)
    #expect(ticket["account"] == "acme" && ticket["priority"] == "urgent")
    #expect(ticket["fields"] == .object(["server": "web3", "plan": "silver"]))
    let changes = try desk.events(of: 1).filter { $0.hasPrefix("field") }
    #expect(changes.dropFirst(4) == ["field gold>silver"])
  }

  @Test(
    "a login link is a web link",
    arguments: [
      ("javascript:alert(1)", false), ("file:///etc/passwd", false), ("https:x", false),
      ("HTTP://panel.example/", true),
    ])
  func link(_ url: String, _ isLink: Bool) throws {
    try desk.deliver(Letter("a@x", ["X-Ticket-Login-URL: \(url)"]).text, ["--trusted"])
    #expect(try desk.ticket(1)["login_url"] == (isLink ? .text(url) : .null))
  }

  @Test("encoded values are decoded and freed of control characters")
  func encoded() throws {
    let fields = ["X-Ticket-Account: =?utf-8?q?J=C3=B6rg=1B[31m=00?=", "X-Ticket-Field: a=\u{1B}b"]
    try desk.deliver(Letter("a@x", fields).text, ["--trusted"])
    let ticket = try desk.ticket(1)
    #expect(ticket["account"].text == "Jörg[31m")
    #expect(ticket["fields"]["a"] == "b")
  }
}
