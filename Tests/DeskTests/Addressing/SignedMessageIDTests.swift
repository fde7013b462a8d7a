import Testing

@testable import Desk
@testable import Mail

@Suite("Signed Message-ID")
struct SignedMessageIDTests {
  static let secret = Array("the store's secret of 32 octets.".utf8)

  func make(_ ticket: Int, unique: String = "k3x9") -> MessageID {
    SignedMessageID.make(
      ticket: ticket, unique: unique, domain: "example.com", secret: SignedMessageIDTests.secret)
  }

  func read(_ text: String) -> Int? {
    SignedMessageID.ticket(
      in: MessageID(text), keys: TokenKeys(signing: SignedMessageIDTests.secret))
  }

  @Test("what we make we read, in any case and from any domain")
  func roundTrip() {
    let id = make(42).text
    #expect(id == "42.k3x9.qlpblrjlwz2jrb3d@example.com")
    #expect(MessageID(id).threads)
    #expect(read(id) == 42)
    #expect(read(id.uppercased()) == 42)
    #expect(read(id.split(separator: "@")[0] + "@old.example") == 42)
    #expect(read(make(7, unique: "ABC").text) == 7)
  }

  @Test("ticket and unique part are signed")
  func tampering() {
    let id = make(42).text
    let mac = id.split(separator: ".")[2]
    #expect(read("42.k3x9.\(mac).com") == 42)
    #expect(read("43.k3x9.\(mac).com") == nil)
    #expect(read("42.k3x8.\(mac).com") == nil)
    #expect(read("42.k3x9.x\(mac).com") == nil)
    #expect(SignedMessageID.ticket(in: make(42), keys: TokenKeys(signing: [0])) == nil)
  }

  @Test("a customer's token is no Message-ID")
  func otherKind() {
    let token = ReplyToken.make(kind: .customer, ticket: 42, secret: SignedMessageIDTests.secret)
    #expect(read("42.k3x9.\(token.suffix(16))@example.com") == nil)
  }

  @Test(
    "other programs' ids are not ours",
    arguments: ["", "yes", "@", "42@x", "42.x@x", ".@x", "..@x", "42..@x", "JIRA.1.2@x", "a.b.c@x"])
  func foreign(_ text: String) {
    #expect(read(text) == nil)
  }
}
