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

  @Test("only the topmost of our fields counts: the ones below the customer wrote")
  func topmost() throws {
    let mail = reply("mx.desk.example; dmarc=fail", "mx.desk.example; dmarc=pass")
    #expect(try desk.deliver(mail)["ticket"] == 2)
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
