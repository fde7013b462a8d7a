import Testing

@testable import Desk
@testable import Mail

@Suite("Settings")
struct SettingsTests {
  @Test("a queue's value stands before the global one, that before the default")
  func inheritance() {
    #expect(Settings().matchDays == 90)
    #expect(Settings(global: [.matchDays: "10"]).matchDays == 10)
    #expect(Settings(global: [.matchDays: "10"], queue: [.matchDays: "5"]).matchDays == 5)
    #expect(Settings(global: [.notify: "a@example.com"], queue: [.notify: ""]).notify == [])
    #expect(Settings(global: [.sendmail: "/a"], queue: [.sendmail: "/b"]).sendmail == "/a")
  }

  @Test("the defaults are those of the contract")
  func defaults() {
    let settings = Settings()
    #expect(settings.address == nil)
    #expect(settings.tag == "Ticket")
    #expect(settings.autocloseDays == .atOnce)
    #expect(settings.autocloseWarningDays == nil)
    #expect(settings.showAnswered && settings.showHold)
    #expect(settings.maxSuggestions == 0)
    #expect(settings.confirm && settings.checkSender && settings.autoTickets)
    #expect(settings.highlight == Highlight())
    #expect(settings.notify.isEmpty && settings.agents.isEmpty)
    #expect(settings.loginLink == nil)
    #expect(settings.matchDays == 90 && settings.reopenDays == 30)
    #expect(settings.senderFrom == .from)
    #expect(settings.authservID == nil && settings.replyExtension == nil)
    #expect(settings.maxMessageSize == nil)
    #expect(settings.holdSeconds == 0 && settings.confirmLimit == 40)
    #expect(settings.sendmail == "/usr/sbin/sendmail")
  }

  @Test(
    "days until an answered ticket closes",
    arguments: [("", AutoClose.atOnce), ("0", .atOnce), ("-1", .never), ("14", .days(14))])
  func autoclose(_ text: String, _ expected: AutoClose) {
    #expect(Settings(global: [.autocloseDays: text]).autocloseDays == expected)
  }

  @Test("an unreadable stored value counts as unset")
  func unreadable() {
    let settings = Settings(
      queue: [
        .matchDays: "x", .checkSender: "?", .autocloseDays: "?", .senderFrom: "?", .agents: "?",
        .tag: "",
      ])
    #expect(settings.matchDays == 90)
    #expect(settings.checkSender)
    #expect(settings.autocloseDays == .atOnce)
    #expect(settings.senderFrom == .from)
    #expect(settings.agents.isEmpty)
    #expect(settings.tag == "Ticket")
  }

  @Test("values are read as what they mean")
  func values() throws {
    let settings = Settings(
      global: [
        .address: "Support@example.com", .agents: "a@example.com, b@example.com",
        .maxMessageSize: "1024", .senderFrom: "reply-to", .authservID: "mx", .confirm: "no",
        .replyExtension: "+", .autoTickets: "no",
      ])
    #expect(settings.address == Address("support@example.com"))
    #expect(settings.agents == ["A@example.com", "b@example.com"].compactMap(Address.init))
    #expect(settings.maxMessageSize == 1024)
    #expect(settings.senderFrom == .replyTo)
    #expect(settings.authservID == "mx")
    #expect(!settings.confirm && !settings.autoTickets)
    #expect(settings.replyExtension == "+")
  }

  @Test(
    "highlighted are a domain, what is under it, and whole addresses",
    arguments: [
      ("jane@example.com", true), ("jane@EXAMPLE.com", true), ("jane@a.b.example.com", true),
      ("jane@badexample.com", false), ("jane@example.com.evil.example", false),
      ("jane@com", false), ("vip@other.example", true), ("VIP@other.example", true),
      ("vip+x@other.example", false), ("else@other.example", false), ("x@sub.other.example", false),
      ("x@bücher.example", true), ("x@shop.xn--bcher-kva.example", true),
    ])
  func highlight(_ text: String, _ expected: Bool) throws {
    let highlight = try #require(Highlight("example.com, vip@other.example BÜCHER.example"))
    #expect(highlight.matches(try #require(Address(text))) == expected)
  }

  @Test("nothing is highlighted by an empty list")
  func noHighlight() throws {
    let address = try #require(Address("jane@example.com"))
    #expect(try #require(Highlight("")).matches(address) == false)
  }

  @Test("an account's name cannot leave its place in the login link")
  func loginLink() throws {
    let link = try #require(LoginLink("https://cp.example/l?a={account}&b={account}"))
    #expect(
      link.url(account: "a&b=c/ü {account}")
        == "https://cp.example/l?a=a%26b%3Dc%2F%C3%BC%20%7Baccount%7D"
        + "&b=a%26b%3Dc%2F%C3%BC%20%7Baccount%7D")
  }
}
