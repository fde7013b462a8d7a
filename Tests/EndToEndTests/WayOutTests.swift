import BlackBox
import Testing

@Suite("Answers through Postfix's sendmail")
struct WayOutTests {
  @Test("reach the customer, whose reply comes back to the ticket", arguments: Postfix.Way.byFiles)
  func roundTrip(_ way: Postfix.Way) throws {
    let postfix = try Postfix(
      way, with: "tickets config set reply-extension +; tickets config set confirm no")
    let machine = postfix.machine
    let jane = "Jane <jane@example.com>"
    let letter = Letter("a@x", from: jane).crlf
      .replacing("To: help@desk.example", with: "To: support@example.com")
    try postfix.send(letter, from: "jane@example.com")
    try postfix.waitUntilDelivered()
    try machine.run("tickets reply 1 -m 'Turn it off and on.'")
    try machine.wait(until: "grep -q 'Turn it off' /home/jane.mbox")
    let mail = try machine.run("cat /home/jane.mbox")
    let fields = mail.split(separator: "\n").map(String.init)
    let address = try #require(fields.first { $0.hasPrefix("Reply-To: ") })
      .drop { $0 != "<" && $0 != "s" }.filter { $0 != "<" && $0 != ">" }
    #expect(address.hasPrefix("support+"), "\(address)")
    // Only the signed address tells which ticket it is: another subject, another sender, no ids.
    try postfix.send(
      Letter("b@x", from: "someone@elsewhere.example", subject: "Hello").crlf,
      from: "someone@elsewhere.example", to: address)
    try postfix.waitUntilDelivered()
    #expect(try machine.ticketCount == 1)
    #expect(try machine.tickets("show 1")["message_count"] == 3)
    #expect(try machine.tickets("show m3")["rule"] == "token")
    #expect(!(try postfix.log()).contains("status=bounced"))
  }
}
