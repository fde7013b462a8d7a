import Testing

@testable import Desk
@testable import Mail

@Suite("Trusted fields")
struct TrustedFieldsTests {
  func read(_ lines: String...) -> TrustedFields { TrustedFields(mail(lines).header) }

  @Test("all fields of a panel")
  func all() {
    let fields = read(
      "X-Ticket-Account: acme-17", "x-ticket-login-url: https://panel.example/?u=1&k=2",
      "X-Ticket-Priority: HIGH", "X-Ticket-Field: server=web3",
      "X-Ticket-Field: plan = gold=plus ")
    #expect(fields.account == "acme-17")
    #expect(fields.loginURL == "https://panel.example/?u=1&k=2")
    #expect(fields.priority == .high)
    #expect(
      fields.fields == [
        Ticket.Field(name: "server", value: "web3"),
        Ticket.Field(name: "plan", value: "gold=plus"),
      ])
  }

  @Test("a mail without them says nothing")
  func none() {
    let fields = read("Subject: X-Ticket-Account: fake")
    #expect(fields.account == nil && fields.loginURL == nil && fields.priority == nil)
    #expect(fields.fields.isEmpty)
  }

  @Test(
    "only web links are login links",
    arguments: [
      ("http://a.example", true), ("https://a.example", true), ("javascript:alert(1)", false),
      ("ftp://a.example", false), ("//a.example", false), ("a.example", false),
      (" https://a.example ", true),
    ])
  func loginURL(_ url: String, _ counts: Bool) {
    #expect((read("X-Ticket-Login-URL: \(url)").loginURL != nil) == counts)
  }

  @Test(
    "an unknown priority is ignored",
    arguments: [("low", Priority.low), ("normal", .normal), ("urgent", .urgent), ("asap", nil)])
  func priority(_ text: String, _ priority: Priority?) {
    #expect(read("X-Ticket-Priority: \(text)").priority == priority)
  }

  @Test("control characters are taken out")
  func controls() {
    let fields = read(
      "X-Ticket-Account: a\u{1B}[31mb\u{0}\u{9B}c", "X-Ticket-Field: n\u{7}=v\r\n",
      "X-Ticket-Login-URL: https://a.example/\u{1B}]0;x\u{7}")
    #expect(fields.account == "a[31mbc")
    #expect(fields.fields == [Ticket.Field(name: "n", value: "v")])
    #expect(fields.loginURL == "https://a.example/]0;x")
  }

  @Test("a field needs a name, not a value", arguments: ["=x", " = x", "novalue", ""])
  func nameless(_ text: String) {
    #expect(read("X-Ticket-Field: \(text)").fields.isEmpty)
  }

  @Test("an empty value is a value")
  func emptyValue() {
    #expect(read("X-Ticket-Field: a=").fields == [Ticket.Field(name: "a", value: "")])
  }

  @Test("nothing but blanks is nothing")
  func blank() {
    #expect(read("X-Ticket-Account:   ").account == nil)
  }
}
