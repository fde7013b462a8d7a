import BlackBox
import Testing

/// What our own server says of the domain in From.
@Suite("DMARC")
struct AuthenticationTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    try desk.text("config", "set", "authserv-id", "mx.desk.example")
  }

  private func reply(_ results: String...) -> String {
    results.map { "Authentication-Results: \($0)\n" }.joined()
      + Letter.reply("b@x", to: "a@x").text
  }

  @Test("a failure passes no sender check")
  func fail() throws {
    let receipt = try desk.deliver(
      reply("mx.desk.example; dmarc=fail header.from=customer.example"))
    #expect(receipt["ticket"] == 2 && receipt["linked"] == .array([1]))
    let refused = receipt["tried"].array.first { $0["result"] == "refused" }
    #expect(refused?["evidence"].text?.contains("DMARC") == true)
  }

  @Test("anything but fail is no failure", arguments: ["pass", "none", "temperror", "permerror"])
  func noFailure(_ result: String) throws {
    #expect(try desk.deliver(reply("mx.desk.example; dmarc=\(result)"))["ticket"] == 1)
  }

  @Test("another server's word is not believed")
  func othersWord() throws {
    #expect(try desk.deliver(reply("mx.other.example; dmarc=fail"))["ticket"] == 1)
  }

  @Test(
    "a failure counts wherever our server wrote it",
    arguments: [
      ["mx.desk.example; dmarc=fail", "mx.desk.example; dmarc=pass"],
      ["mx.desk.example; spf=pass", "mx.desk.example; dmarc=fail"],
      ["mx.desk.example; dmarc=pass; dmarc=fail"],
      ["mx.desk.example; iprev=fail (a ( b); dmarc=fail"],
    ])
  func anywhere(_ fields: [String]) throws {
    let mail =
      fields.map { "Authentication-Results: \($0)\n" }.joined()
      + Letter.reply("b@x", to: "a@x").text
    #expect(try desk.deliver(mail)["ticket"] == 2)
  }

  @Test("a pass for another domain is no pass for From's")
  func anotherDomain() throws {
    let receipt = try desk.deliver(reply("mx.desk.example; dmarc=pass header.from=evil.example"))
    #expect(receipt["ticket"] == 2)
    let refused = receipt["tried"].array.first { $0["result"] == "refused" }
    #expect(refused?["evidence"].text?.contains("evil.example") == true)
    let good = Letter.reply("c@x", to: "a@x", body: "Again.\n").text
    let field = "Authentication-Results: mx.desk.example; dmarc=pass header.from=customer.example\n"
    #expect(try desk.deliver(field + good)["ticket"] == 1)
  }

  @Test("From with two readings proves nothing, with and without DMARC")
  func twoReadings() throws {
    let odd = "<m@evil.example> <jane@customer.example>"
    #expect(try desk.deliver(Letter.reply("b@x", to: "a@x", from: odd).text)["ticket"] == 2)
    try desk.text("config", "unset", "authserv-id")
    let again = Letter.reply("c@x", to: "a@x", from: odd, body: "Again.\n")
    #expect(try desk.deliver(again.text)["ticket"] == 3)
  }

  @Test("without authserv-id none is believed")
  func unset() throws {
    try desk.text("config", "unset", "authserv-id")
    #expect(try desk.deliver(reply("mx.desk.example; dmarc=fail"))["ticket"] == 1)
  }

  @Test("a ticket that a failure opened is no candidate of its subject until somebody vouches")
  func unvouched() throws {
    let failed = "Authentication-Results: mx.desk.example; dmarc=fail\n"
    try desk.deliver(failed + Letter("f@x", subject: "Forged").text)
    let refused = try desk.deliver(Letter("g@x", subject: "Forged").text)
    #expect(refused["ticket"] == 3 && refused["linked"] == .array([2]))
    #expect(try desk.deliver(Letter.reply("h@x", to: "f@x", subject: "x").text)["ticket"] == 2)
    try desk.text("spam", "3")
    #expect(try desk.deliver(Letter("i@x", subject: "Forged").text)["ticket"] == 2)
  }

  @Test("failed mail that comes in unchecked is a stranger's")
  func flagged() throws {
    try desk.text("config", "set", "check-sender", "no")
    #expect(try desk.deliver(reply("mx.desk.example; dmarc=fail"))["ticket"] == 1)
    #expect(try desk.ticket(1)["messages"][1]["stranger"] == .bool(true))
  }
}
