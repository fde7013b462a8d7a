import BlackBox
import Testing

@Suite("Keys that sign tokens")
struct KeyTests {
  private let desk: TestDesk
  private let sendmail: Recorder

  init() throws {
    sendmail = try Recorder()
    desk = try TestDesk(
      sendmail: sendmail, ["address": "help@desk.example", "reply-extension": "+"])
    try desk.deliver(Letter("a@x").text)
  }

  /// The signed addresses of the confirmations that went out, oldest first.
  private func signedAddresses() throws -> [String] {
    try sendmail.mails().flatMap { mail in
      mail.text.split(separator: "\n").filter { $0.hasPrefix("Reply-To: ") }
        .map { String($0.dropFirst("Reply-To: ".count)) }
    }
  }

  /// The rule that files a mail to the address, from somebody who takes no part.
  private func rule(_ address: String, at clock: String? = nil) throws -> String? {
    let letter = Letter("s@x", from: "sam@stranger.example", subject: "Other").text
    let explain = desk.ingest(letter, ["--explain", "--json", "--recipient", address])
    return try Value(explain.at(clock).run().succeeded().output)["rule"].text
  }

  @Test("old tokens hold as long as was said, new ones are signed with the new key")
  func rotation() throws {
    let old = try #require(try signedAddresses().first)
    #expect(try rule(old) == "token")
    let said = try desk.text("key", "rotate", "--keep", "30")
    #expect(said.hasPrefix("new key; earlier tokens are valid until 20"))
    try desk.deliver(Letter("b@x", from: "bob@customer.example", subject: "New").text)
    let new = try #require(try signedAddresses().last)
    #expect(try rule(old) == "token" && rule(new) == "token")
    #expect(try rule(old, at: "+29d") == "token")
    #expect(try rule(old, at: "+31d") == "new" && rule(new, at: "+31d") == "token")
    #expect(try rule(old) == "token", "a clock that was ahead takes nothing away")
  }

  @Test("a key that others know is worth nothing at once, with all before it")
  func compromised() throws {
    let old = try #require(try signedAddresses().first)
    try desk.text("key", "rotate")
    #expect(try rule(old) == "token")
    try desk.text("key", "rotate", "--keep", "0")
    #expect(try rule(old) == "new")
    let states = try desk.json("key").array.map { $0["state"].text }
    #expect(states == ["expired", "expired", "signing"])
  }

  @Test("keys are listed without what they are, and each rotation is an event")
  func list() throws {
    #expect(try desk.text("key") == "signing, since the beginning\n")
    try desk.text("key", "rotate")
    let lines = try desk.tickets("key").lines
    #expect(lines.count == 2 && lines[0].hasPrefix("accepted, until 20"))
    #expect(lines[1].hasPrefix("signing, since 20"))
    let event = "SELECT count(*) FROM v_event WHERE note LIKE 'new token key%'"
    let found = try Command("/usr/bin/sqlite3", ["-readonly", desk.store, event]).run().succeeded()
    #expect(found.text == "1\n")
    #expect(try desk.tickets("key", "rotate", "--keep", "-1").end == .exit(64))
  }
}
