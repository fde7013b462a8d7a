import BlackBox
import Mail
import Store
import Testing

@testable import Desk

/// Signed tokens lead to ticket 1 whoever writes, but only those we signed.
@Suite("Tokens")
struct TokenTests {
  let desk: TestDesk
  let stranger = Letter("s@x", from: "sam@stranger.example", subject: "Other")
  let secret: [UInt8]

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    try desk.text("config", "set", "address", "help@desk.example")
    let location = StoreLocation(path: desk.store)
    secret = try TicketStore.readOnly(location).read { try $0.tokenSecret() }
  }

  private var token: String { ReplyToken.make(kind: .customer, ticket: 1, secret: secret) }

  private func expectHit(_ receipt: Value) throws {
    #expect(receipt["rule"] == "token" && receipt["ticket"] == 1)
    let ticket = try desk.ticket(1)
    #expect(ticket["messages"][1]["stranger"] == .bool(true))
    #expect(ticket["requester"]["address"] == "jane@customer.example")
  }

  @Test("in the recipient, in any case of letters")
  func recipient() throws {
    try expectHit(
      desk.deliver(stranger.text, to: "help+\(token.uppercased())@desk.example"))
  }

  @Test("in $EXTENSION")
  func addressExtension() throws {
    var command = desk.ingest(stranger.text, ["--json"])
    command.environment["EXTENSION"] = token
    try expectHit(Value(command.run().succeeded().output))
  }

  @Test("in To, for POP3 has no envelope")
  func header() throws {
    try expectHit(
      desk.deliver(stranger.text.replacing("help@desk", with: "help+\(token)@desk")))
  }

  @Test("in one of our Message-IDs", arguments: ["In-Reply-To", "References"])
  func messageID(_ field: String) throws {
    let id = SignedMessageID.make(ticket: 1, unique: "u", domain: "desk.example", secret: secret)
    var letter = stranger
    letter.fields.append("\(field): <\(id.text)>")
    try expectHit(desk.deliver(letter.text))
  }

  @Test("in the Message-ID of our own mail, come back with a list's footer, and of no other mail")
  func ownMessageID() throws {
    let id = SignedMessageID.make(ticket: 1, unique: "u", domain: "desk.example", secret: secret)
    let returned = Letter(id.text, from: "help@desk.example", subject: "Other")
    try desk.text("close", "1")
    let receipt = try desk.deliver(returned.text)
    #expect(receipt["class"] == "own" && receipt["rule"] == "token" && receipt["ticket"] == 1)
    #expect(try desk.ticket(1)["status"] == "closed")
    let claimed = Letter(id.text, from: "sam@stranger.example", subject: "Claimed")
    #expect(try desk.deliver(claimed.text)["rule"] == "new")
  }

  @Test("a forged one proves nothing", arguments: ["c1-aaaaaaaaaaaaaaaa", "c1-", "c1", "c2"])
  func forged(_ token: String) throws {
    let receipt = try desk.deliver(stranger.text, to: "help+\(token)@desk.example")
    #expect(receipt["action"] == "created" && receipt["linked"] == .array([]))
  }

  @Test("a token of another queue's ticket leaves the ticket where it is")
  func otherQueue() throws {
    try desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    try expectHit(desk.deliver(stranger.text, to: "sales+\(token)@desk.example"))
    #expect(try desk.ticket(1)["queue"] == "default")
  }

  @Test("a closed ticket beyond reopen-days is not reopened by its token")
  func closed() throws {
    try desk.text("close", "1")
    let receipt = try desk.deliver(
      stranger.text, to: "help+\(token)@desk.example", at: "+40d")
    #expect(receipt["action"] == "created" && receipt["linked"] == .array([1]))
  }
}
