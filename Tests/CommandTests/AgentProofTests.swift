import BlackBox
import Mail
import Store
import Testing

@testable import Desk

/// Only the agents' address of the ticket and an agent together act.
@Suite("Who may act by mail")
struct AgentProofTests {
  private let bob: AgentDesk

  init() throws {
    bob = try AgentDesk()
  }

  private func expectNothingDone() throws {
    #expect(try bob.sent().allSatisfy { $0.recipients == ["bob@desk.example"] })
    #expect(try bob.ticket["status"] == "open")
    #expect(try bob.desk.json("log", "1").array.allSatisfy { $0["kind"] != "status" })
  }

  @Test("a customer with the agents' address is a customer")
  func customer() throws {
    let letter = Letter.reply("b@b", to: "a@b", body: "Done.\n!close\n")
    let receipt = try bob.deliver(letter)
    #expect(receipt["ticket"] == 1 && receipt["rule"] == "message-id")
    #expect(receipt["tried"][0]["result"] == "refused")
    #expect(receipt["tried"][0]["evidence"].text?.contains("is not an agent") == true)
    #expect(try bob.ticket["messages"][1]["direction"] == "in")
    try expectNothingDone()
  }

  @Test("a stranger with the agents' address is a stranger, whose ticket is linked")
  func stranger() throws {
    let letter = Letter("b@b", from: "eve@evil.example", subject: "x", body: "Done.\n!close\n")
    let receipt = try bob.deliver(letter)
    #expect(receipt["action"] == "created" && receipt["linked"] == .array([1]))
    try expectNothingDone()
  }

  @Test("an answer to the copy's Message-ID by a stranger is filed and flagged")
  func knowsTheCopy() throws {
    let field = try #require(bob.sendmail.mails()[0].fields.first { $0.hasPrefix("Message-I") })
    let id = String(field.dropFirst("Message-ID: ".count))
    let letter = Letter(
      "b@b", from: "eve@evil.example", subject: "x", ["In-Reply-To: \(id)"], body: "!close\n")
    #expect(try bob.deliver(letter)["ticket"] == 1)
    #expect(try bob.ticket["messages"][1]["stranger"] == .bool(true))
    try expectNothingDone()
  }

  @Test(
    "a forged or foreign token is no token", arguments: ["a1-30000-aaaaaaaaaaaaaaaa", "a1-", "a1"])
  func forged(_ token: String) throws {
    let letter = bob.letter("b@b", "Done.\n!close\n")
    try bob.desk.deliver(letter.text, to: "help+\(token)@desk.example")
    #expect(try bob.ticket["messages"][1]["direction"] == "note")
    try expectNothingDone()
  }

  @Test("a forged token is told of")
  func flagged() throws {
    let letter = bob.letter("b@b", "Done.\n!close\n")
    let receipt = try bob.desk.deliver(
      letter.text, to: "help+a1-30000-aaaaaaaaaaaaaaaa@desk.example")
    #expect(receipt["tried"][0]["rule"] == "token" && receipt["tried"][0]["result"] == "refused")
    #expect(
      receipt["tried"][0]["evidence"]
        == "forged agents' token in recipient extension: it is not valid")
  }

  @Test("after 30 days the address has expired")
  func expired() throws {
    let receipt = try bob.deliver(bob.letter("b@b", "Done.\n!close\n"), at: "+32d")
    #expect(receipt["tried"][0]["evidence"].text?.contains("expired agents' token") == true)
    try expectNothingDone()
  }

  @Test("where our server vouches for senders, it must vouch for an agent who acts")
  func needsPass() throws {
    try bob.desk.text("config", "set", "authserv-id", "mx.desk.example")
    let orders = ["", "mx.desk.example; dmarc=none", "mx.desk.example; dmarc=pass; dmarc=none"]
    for (number, results) in orders.enumerated() {
      let field = results.isEmpty ? "X-None: x" : "Authentication-Results: \(results)"
      let receipt = try bob.deliver(bob.letter("o\(number)@b", "\(number)\n!close\n", [field]))
      #expect(receipt["tried"][0]["evidence"].text?.contains("need dmarc=pass") == true)
    }
    try expectNothingDone()
    let pass = "Authentication-Results: mx.desk.example; dmarc=pass header.from=desk.example"
    try bob.deliver(bob.letter("p@b", "!close\n", [pass]))
    #expect(try bob.ticket["status"] == "closed")
  }

  @Test("a mail that failed DMARC is no agent's")
  func dmarc() throws {
    try bob.desk.text("config", "set", "authserv-id", "mx.desk.example")
    let fields = ["Authentication-Results: mx.desk.example; dmarc=fail"]
    let receipt = try bob.deliver(bob.letter("b@b", "Done.\n!close\n", fields))
    #expect(receipt["tried"][0]["result"] == "refused")
    try expectNothingDone()
    let passed = ["Authentication-Results: mx.desk.example; dmarc=pass"]
    try bob.deliver(bob.letter("c@b", "Done.\n", passed))
    #expect(try bob.sent().last?.recipients == ["jane@customer.example"])
  }

  @Test(
    "From with several authors, or another's Sender, is no agent",
    arguments: [
      "Bob <bob@desk.example>, Eve <eve@evil.example>",
      "Eve <eve@evil.example>\nReply-To: bob@desk.example",
      "Eve <eve@evil.example>\nSender: bob@desk.example",
    ])
  func authors(_ from: String) throws {
    try bob.deliver(Letter("b@b", from: from, subject: "x", body: "Done.\n!close\n"))
    try expectNothingDone()
  }

  @Test("an agent's mail by any other way is a note, of which nobody is sent a copy")
  func otherWay() throws {
    try bob.desk.text("config", "set", "notify", "bob@desk.example, boss@desk.example")
    for (id, recipient) in [("b@b", "help@desk.example"), ("c@b", "help+x@desk.example")] {
      let letter = bob.letter(id, "Done.\n!close\n", ["In-Reply-To: <a@b>"])
      #expect(try bob.desk.deliver(letter.text, to: recipient)["ticket"] == 1)
    }
    #expect(try bob.ticket["messages"].array.map { $0["direction"] } == ["in", "note", "note"])
    #expect(try bob.sent().isEmpty)
    try expectNothingDone()
  }

  @Test("the customers' token makes nobody an agent")
  func customersToken() throws {
    let location = StoreLocation(path: bob.desk.store)
    let secret = try TicketStore.readOnly(location).read { try $0.tokenSecret() }
    let token = ReplyToken.make(kind: .customer, ticket: 1, secret: secret)
    try bob.desk.deliver(
      bob.letter("b@b", "Done.\n!close\n").text, to: "help+\(token)@desk.example")
    #expect(try bob.ticket["messages"][1]["direction"] == "note")
    try expectNothingDone()
  }

  @Test(
    "what an agent's programs answer is no answer",
    arguments: [
      ["Auto-Submitted: auto-replied"], ["X-Autoreply: yes"], ["Return-Path: <>"],
      ["Precedence: bulk"],
      ["Content-Type: multipart/report; report-type=disposition-notification; boundary=x"],
    ])
  func automatic(_ fields: [String]) throws {
    try bob.deliver(bob.letter("b@b", "I am on holiday.\n", fields))
    #expect(try bob.sent().isEmpty)
    try expectNothingDone()
  }

  @Test("an agent of another queue is none of this ticket's")
  func otherQueue() throws {
    try bob.desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    try bob.desk.text("config", "--queue", "sales", "set", "agents", "amy@desk.example")
    let token = bob.address.drop { $0 != "+" }.prefix { $0 != "@" }
    let letter = Letter("b@b", from: "amy@desk.example", subject: "x", body: "Done.\n!close\n")
    try bob.desk.deliver(letter.text, to: "sales\(token)@desk.example")
    try expectNothingDone()
  }

  @Test("the answer of a ticket in another queue comes from that queue")
  func moved() throws {
    try bob.desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    try bob.desk.text("queue", "1", "sales")
    try bob.deliver(bob.letter("b@b", "Done.\n"))
    #expect(try bob.sent()[0].arguments[2] == "sales@desk.example")
  }

  @Test("a mail server's other delimiters", arguments: ["-", "=", "_"])
  func delimiter(_ delimiter: String) throws {
    let bob = try AgentDesk([("reply-extension", delimiter)])
    #expect(bob.address.hasPrefix("help\(delimiter)a1-"))
    try bob.deliver(bob.letter("b@b", "Done.\n"))
    let answer = try #require(try bob.sent().first)
    #expect(answer.body == "Done.\n")
    let reply = Letter("c@b", from: "new@customer.example", subject: "x")
    let address = try #require(answer.replyAddress)
    #expect(try bob.desk.deliver(reply.text, to: address)["ticket"] == 1)
  }
}
