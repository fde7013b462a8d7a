import BlackBox
import Testing

/// One test for each row of README's table, of the row's name.
@Suite("H-Sphere's Support Center, and here")
struct SupportCenterTests {
  private let desk: TestDesk
  private let sendmail: Recorder

  init() throws {
    sendmail = try Recorder()
    desk = try TestDesk(sendmail: sendmail, ["address": "help@desk.example"])
  }

  private func set(_ key: String, _ value: String) throws {
    try desk.text("config", "set", key, value)
  }

  private func status(_ ticket: Int, at clock: String? = nil) throws -> String? {
    try desk.ticket(ticket, at: clock)["status"].text
  }

  @Test("Support Email")
  func address() throws {
    try desk.text("queue", "add", "support")
    try desk.text("config", "--queue", "support", "set", "address", "support@example.com")
    let receipt = try desk.deliver(Letter("a@b").text, to: "support@example.com")
    #expect(receipt["queue"] == "support")
  }

  @Test("POP3 Host, User, Password")
  func polling() throws {
    for (key, value) in [
      ("pop3-host", "127.0.0.1"), ("pop3-port", "1"), ("pop3-user", "support"),
      ("pop3-password", "s3cret word"),
    ] {
      try set(key, value)
    }
    #expect(try desk.text("config", "get", "pop3-password") == "********\n")
    let poll = try desk.tickets("poll")
    #expect(poll.end != .exit(0), "nobody listens there")
    #expect((poll.text + poll.errors).contains("default"))
    #expect(!(poll.text + poll.errors).contains("s3cret"))
  }

  @Test("Automatically Close Answered Tickets After x Days")
  func closesAfterDays() throws {
    try set("autoclose-days", "5")
    try desk.deliver(Letter("a@b").text)
    try desk.text("reply", "1", "-m", "Done.")
    #expect(try status(1, at: "+4d") == "answered")
    #expect(try status(1, at: "+6d") == "closed")
  }

  @Test("Automatically close at once, or never")
  func closesAtOnceOrNever() throws {
    try desk.deliver(Letter("a@b").text)
    try desk.text("reply", "1", "-m", "Done.")
    #expect(try status(1) == "closed")
    try set("autoclose-days", "-1")
    #expect(try status(1, at: "+900d") == "answered")
  }

  @Test("Ticket Center Settings")
  func sectionsShown() throws {
    try set("autoclose-days", "-1")
    try desk.deliver(Letter("a@b").text)
    try desk.deliver(Letter("b@b", subject: "Other").text)
    try desk.text("reply", "1", "-m", "Done.")
    try desk.text("hold", "2")
    #expect(try desk.text("list").contains("Answered (1)"))
    #expect(try desk.text("list").contains("On Hold (1)"))
    try set("show-answered", "no")
    try set("show-hold", "no")
    #expect(try desk.text("list").isEmpty)
  }

  private func addArticles() throws {
    for (base, title) in [
      ("hosting", "Mail quota for customers"), ("internal", "Mail quota on host 7"),
    ] {
      var add = desk.command(["kb", "add", base, title, "-"])
      add.input = Array("How a full mail quota is raised.\n".utf8)
      _ = try add.run().succeeded()
    }
  }

  private let quotaMail = Letter(
    "a@b", subject: "Mail quota", body: "My mail quota is full, how is it raised?\n"
  ).text

  @Test("Default KnowledgeBase")
  func knowledgeForCustomers() throws {
    try addArticles()
    try set("kb-customers", "hosting")
    try set("max-suggestions", "3")
    try desk.deliver(quotaMail)
    let confirmation = try #require(try sendmail.mails().first).text
    #expect(confirmation.contains("Mail quota for customers"))
    #expect(!confirmation.contains("host 7"))
  }

  @Test("Default Support KnowledgeBase")
  func knowledgeForStaff() throws {
    try addArticles()
    try set("kb-staff", "internal")
    try set("max-suggestions", "3")
    try desk.deliver(quotaMail)
    #expect(try desk.text("suggest", "1").contains("Mail quota on host 7"))
    #expect(try desk.text("show", "1").contains("Mail quota on host 7"))
  }

  @Test("Max Suggestions")
  func noSuggestions() throws {
    try addArticles()
    try set("kb-customers", "hosting")
    try set("kb-staff", "internal")
    try desk.deliver(quotaMail)
    #expect(try #require(try sendmail.mails().first).text.contains("Mail quota for") == false)
    #expect(try !desk.text("show", "1").contains("host 7"))
  }

  @Test("Don't send confirmation emails")
  func confirmation() throws {
    try desk.deliver(Letter("a@b").text)
    try set("confirm", "no")
    try desk.deliver(Letter("b@b", subject: "Other").text)
    #expect(try sendmail.mails().count == 1)
  }

  @Test("Do not check e-mail address")
  func senderCheck() throws {
    try desk.deliver(Letter("a@b").text)
    let stranger = Letter.reply("b@b", to: "a@b", from: "joe@other.example").text
    #expect(try desk.deliver(stranger)["ticket"] == 2)
    try set("check-sender", "no")
    let another = Letter.reply("c@b", to: "a@b", from: "joe@other.example").text
    #expect(try desk.deliver(another)["ticket"] == 1)
  }

  @Test("Highlight E-mails")
  func highlight() throws {
    try set("highlight", "customer.example, sam@other.example")
    try desk.deliver(Letter("a@b", from: "jane@mail.customer.example").text)
    try desk.deliver(Letter("b@b", from: "sam@other.example", subject: "Two").text)
    try desk.deliver(Letter("c@b", from: "joe@other.example", subject: "Three").text)
    let marked = try desk.json("list").array.filter { $0["highlighted"] == .bool(true) }
    #expect(Set(marked.compactMap { $0["ticket"].int }) == [1, 2])
    #expect(try desk.text("list").contains("!o"))
  }

  @Test("Copies to administrators")
  func copies() throws {
    try set("notify", "boss@desk.example")
    try desk.deliver(Letter("a@b").text)
    #expect(try sendmail.mails().contains { $0.arguments.last == "boss@desk.example" })
  }

  @Test("Account and direct login link")
  func account() throws {
    let file = desk.folder.file("accounts.csv")
    try FileContent.write(
      "domain,account,login_url\ncustomer.example,jane1,https://cp.example/login?u=jane1\n".utf8,
      to: file)
    try desk.text("account", "import", file)
    try desk.deliver(Letter("a@b").text)
    let ticket = try desk.ticket(1)
    #expect(ticket["account"] == "jane1")
    #expect(ticket["login_url"] == "https://cp.example/login?u=jane1")
  }

  @Test("Ticket opened in the control panel")
  func submitted() throws {
    try desk.text(
      "submit", "--from", "jane@customer.example", "--subject", "Mail quota", "--account", "jane1",
      "-m", "Please raise it.")
    let ticket = try desk.ticket(1)
    #expect(ticket["account"] == "jane1" && ticket["status"] == "open")
    #expect(try sendmail.mails().map { $0.arguments.last } == ["jane@customer.example"])
  }

  @Test("Comment added in the control panel")
  func commented() throws {
    try set("autoclose-days", "5")
    try desk.deliver(Letter("a@b").text)
    try desk.text("reply", "1", "-m", "Done.")
    try desk.text(
      "submit", "--ticket", "1", "--from", "jane@customer.example", "-m", "Still wrong.")
    #expect(try status(1) == "open")
    #expect(try desk.ticket(1)["messages"].array.count == 3)
  }

  @Test("Sections Open, Answered, On Hold")
  func sections() throws {
    try set("autoclose-days", "-1")
    for number in 1...3 { try desk.deliver(Letter("\(number)@b", subject: "Case \(number)").text) }
    try desk.text("reply", "2", "-m", "Done.")
    try desk.text("hold", "3")
    let titles = try desk.text("list").split(separator: "\n").filter { $0.hasSuffix("(1)") }
    #expect(titles == ["Open (1)", "Answered (1)", "On Hold (1)"])
  }

  @Test("Answer, hold, close")
  func states() throws {
    try set("autoclose-days", "5")
    try desk.deliver(Letter("a@b").text)
    try desk.text("reply", "1", "-m", "Done.")
    #expect(try status(1) == "answered")
    try desk.text("hold", "1", "--until", "3d")
    #expect(try status(1) == "hold")
    #expect(try status(1, at: "+4d") == "open")
    try desk.text("close", "1")
    #expect(try status(1) == "closed")
  }

  @Test("Assign and prioritize")
  func assigned() throws {
    try desk.deliver(Letter("a@b").text)
    try desk.text("assign", "1", "anna")
    try desk.text("priority", "1", "high")
    let ticket = try desk.ticket(1)
    #expect(ticket["assignee"] == "anna" && ticket["priority"] == "high")
  }
}
