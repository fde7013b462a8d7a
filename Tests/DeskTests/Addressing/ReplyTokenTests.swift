import Testing

@testable import Desk
@testable import Mail

@Suite("Reply token")
struct ReplyTokenTests {
  static let secret = Array("the store's secret of 32 octets.".utf8)
  static let noon = Timestamp(seconds: 20_781 * 86_400 + 43_200)

  func read(_ text: String, now: Timestamp = noon) -> ReplyToken.Reading? {
    ReplyToken.read(text, keys: TokenKeys(signing: ReplyTokenTests.secret), now: now)
  }

  func make(_ kind: ReplyToken.Kind, _ ticket: Int) -> String {
    ReplyToken.make(kind: kind, ticket: ticket, secret: ReplyTokenTests.secret)
  }

  @Test("what we make we read, in any case", arguments: [1, 42, 999_999_999])
  func roundTrip(_ ticket: Int) {
    let customer = make(.customer, ticket)
    #expect(read(customer) == .customer(ticket: ticket))
    #expect(read(customer.uppercased()) == .customer(ticket: ticket))
    let agent = make(.agent(expires: ReplyTokenTests.noon), ticket)
    #expect(read(agent) == .agent(ticket: ticket))
    #expect(read(agent.uppercased()) == .agent(ticket: ticket))
  }

  @Test("what a retired key has signed is read as well")
  func retiredKey() {
    let keys = TokenKeys(signing: [1, 2, 3], retired: [[4, 5], ReplyTokenTests.secret])
    let reading = ReplyToken.read(make(.customer, 42), keys: keys, now: ReplyTokenTests.noon)
    #expect(reading == .customer(ticket: 42))
  }

  @Test("the form is fixed for ever: these are in customers' mailboxes")
  func form() {
    #expect(make(.customer, 42) == "c42-asqmkl7yrhga2gaa")
    #expect(make(.agent(expires: ReplyTokenTests.noon), 42) == "a42-20781-vg7z5pb2axvekyen")
  }

  @Test("a token fits a local part beside the address")
  func length() {
    for token in [
      make(.customer, 999_999_999), make(.agent(expires: ReplyTokenTests.noon), 999_999_999),
    ] {
      #expect(token.utf8.count <= 33)
      #expect(token.utf8.allSatisfy { $0.isDigit || $0 == 0x2D || (0x61...0x7A).contains($0) })
    }
  }

  @Test("an agent's token holds to the end of its day", arguments: [0, 43_199, 43_200, 86_400])
  func expiry(_ later: Int64) {
    let token = make(.agent(expires: ReplyTokenTests.noon), 42)
    let reading = read(token, now: ReplyTokenTests.noon + later)
    #expect(reading == (later < 43_200 ? .agent(ticket: 42) : .expiredAgent(ticket: 42)))
  }

  @Test("any changed character makes a stranger's token")
  func tampering() {
    for token in [make(.customer, 42), make(.agent(expires: ReplyTokenTests.noon), 42)] {
      for index in token.indices {
        for other in ["0", "a", "z", "-", "7"] where token[index...index] != other {
          let changed = token.replacingCharacter(at: index, with: other)
          #expect(read(changed) == nil, "\(changed)")
        }
        #expect(read(String(token[..<index])) == nil)
      }
      #expect(read(token + "a") == nil)
      let others = TokenKeys(signing: [1, 2, 3], retired: [[4, 5]])
      #expect(ReplyToken.read(token, keys: others, now: ReplyTokenTests.noon) == nil)
    }
  }

  @Test("one kind's signature is worth nothing for another")
  func kinds() {
    let mac = make(.customer, 42).dropFirst(4)
    #expect(read("c42-\(mac)") == .customer(ticket: 42))
    #expect(read("a42-\(mac)") == nil)
    #expect(read("a42-20781-\(mac)") == nil)
    #expect(
      read("a42-20781-" + make(.agent(expires: ReplyTokenTests.noon + 86_400), 42).suffix(16))
        == nil)
  }

  @Test(
    "what is made like an agents' token is a forgery",
    arguments: [
      ("a42-20781-aaaaaaaaaaaaaaaa", 42), ("A42-20781-AAAAAAAAAAAAAAAA", 42),
      ("a42-20781-aaaaaaaaaaaaaaa", nil), ("c42-20781-aaaaaaaaaaaaaaaa", nil),
      ("a42-x-aaaaaaaaaaaaaaaa", nil), ("a-20781-aaaaaaaaaaaaaaaa", nil),
      ("a42-20781-", nil), ("list", nil), ("", nil),
    ] as [(String, Int?)])
  func forgery(_ text: String, _ ticket: Int?) {
    #expect(ReplyToken.ticketOfForgedAgent(text) == ticket)
  }

  @Test(
    "other extensions are no tokens",
    arguments: [
      "", "-", "c-", "c42", "c42-", "list", "c42-abc", "a42-b-c", "--", "c-1-x", "é42-x",
      "c99999999999999999999-x", "\u{0}",
    ])
  func foreign(_ text: String) {
    #expect(read(text) == nil)
  }
}

extension String {
  fileprivate func replacingCharacter(at index: Index, with other: String) -> String {
    self[..<index] + other + self[self.index(after: index)...]
  }
}
