import BlackBox
import Testing

/// An answer goes where the mail that it answers wants it.
@Suite("Reply-To")
struct ReplyToTests {
  private let answering: AnsweringDesk

  init() throws {
    answering = try AnsweringDesk(
      Letter("a@x", ["Cc: Carl <carl@customer.example>", "Reply-To: Home <jane@home.example>"]))
  }

  private var desk: TestDesk { answering.desk }

  private func recipients() throws -> [String] {
    try answering.reply("Hello.")
    return try #require(try answering.sent.last).recipients
  }

  @Test("an answer goes there, in the author's place, and show tells")
  func diverted() throws {
    #expect(try desk.text("show", "1").contains("\nreply to: Home <jane@home.example>\n"))
    let told = try desk.ticket(1)["messages"][0]["reply_to"]
    #expect(told == .array([.object(["name": "Home", "address": "jane@home.example"])]))
    #expect(try recipients() == ["carl@customer.example", "jane@home.example"])
    let mail = try #require(try answering.sent.last)
    #expect(mail.field("To") == "Home <jane@home.example>")
    #expect(mail.field("Cc") == "Carl <carl@customer.example>")
  }

  @Test("it proves nothing: who is only named there is a stranger, and takes no part")
  func proof() throws {
    _ = try recipients()
    let ticket = try desk.ticket(1)
    #expect(ticket["participants"].array.map { $0["address"] } == ["carl@customer.example"])
    #expect(ticket["requester"]["address"] == "jane@customer.example")
    let home = Letter("h@x", from: "jane@home.example", subject: "Re: Printer")
    #expect(try desk.deliver(home.text)["ticket"] == 2)
  }

  @Test("only the mail that is answered decides")
  func latest() throws {
    try desk.deliver(Letter.reply("b@x", to: "a@x").text)
    #expect(try recipients() == ["carl@customer.example", "jane@customer.example"])
    let carl = Letter(
      "c@x", from: "carl@customer.example", subject: "Re: Printer",
      ["In-Reply-To: <b@x>", "Reply-To: team@customer.example"], body: "Me too.\n")
    try desk.deliver(carl.text)
    #expect(try recipients() == ["jane@customer.example", "team@customer.example"])
  }

  @Test("show does not tell what is the same")
  func same() throws {
    let letter = Letter("s@x", subject: "Same", ["Reply-To: JANE@customer.example"])
    try desk.deliver(letter.text)
    #expect(try !desk.text("show", "2").contains("reply to:"))
  }

  @Test(
    "a list's, ours, and what nobody reads or can be sent to is not meant",
    arguments: [
      ["List-Id: <l.lists.example>", "Reply-To: l@lists.example"], ["Reply-To: help@desk.example"],
      ["Reply-To: no-reply@customer.example"], ["Reply-To: \"a b\"@customer.example"],
      ["Reply-To: <-f@customer.example>"],
    ])
  func notMeant(_ fields: [String]) throws {
    try desk.deliver(Letter("l@x", subject: "Other", fields).text)
    try desk.text("reply", "2", "-m", "Hello.")
    #expect(try answering.sent.last?.recipients == ["jane@customer.example"])
  }

  @Test("an unmarked list that sent us what was not addressed to us is not answered")
  func unmarkedList() throws {
    let letter = """
      From: jane@customer.example
      To: everybody@firm.example
      Reply-To: everybody@firm.example
      Subject: To all
      Message-ID: <u@x>

      Hello

      """
    try desk.deliver(letter, to: "help@desk.example")
    try desk.text("reply", "2", "-m", "Hello.")
    #expect(try answering.sent.last?.recipients == ["jane@customer.example"])
  }

  @Test("a login link is the requester's, and does not go there")
  func loginLink() throws {
    try desk.text("config", "set", "login-url", "https://panel.example/{account}")
    let form = ["X-Ticket-Account: jane1", "Reply-To: x@other.example"]
    try desk.deliver(Letter("t@x", subject: "Form", form).text, ["--trusted"])
    try desk.text("config", "set", "template-answer", "{{text}} [{{login_url}}]")
    try desk.text("reply", "2", "-m", "Hello.")
    #expect(try answering.sent.last?.text.contains("panel.example") == false)
    try desk.deliver(
      Letter("t2@x", subject: "Form 2", ["X-Ticket-Account: jane1"]).text, ["--trusted"])
    try desk.text("reply", "3", "-m", "Hello.")
    #expect(try answering.sent.last?.text.contains("panel.example/jane1") == true)
  }

  @Test("a form in our own name is the visitor's, who is answered")
  func form() throws {
    let letter = Letter(
      "f@x", from: "Web site <help@desk.example>", subject: "Contact",
      ["Reply-To: Petra <petra@visitor.example>"])
    let receipt = try desk.deliver(letter.text)
    #expect(receipt["class"] == "human")
    let ticket = try desk.ticket(2)
    #expect(ticket["status"] == "open" && ticket["requester"]["address"] == "petra@visitor.example")
    try desk.text("reply", "2", "-m", "Hello.")
    #expect(try answering.sent.last?.recipients == ["petra@visitor.example"])
    let again = Letter(
      "g@x", from: "Web site <help@desk.example>", subject: "Contact",
      ["Reply-To: Petra <petra@visitor.example>"], body: "Once more.\n")
    #expect(try desk.deliver(again.text)["ticket"] == 3, "Reply-To proves nothing")
  }
}
