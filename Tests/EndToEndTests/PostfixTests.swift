import BlackBox
import Testing

@Suite("Mail in through Postfix")
struct PostfixTests {
  @Test("a mail becomes a ticket of the queue it was sent to", arguments: Postfix.Way.allCases)
  func arrival(_ way: Postfix.Way) throws {
    let postfix = try Postfix(way)
    try postfix.send(Letter("a@x").crlf)
    try postfix.send(Letter("b@x", subject: "Invoice").crlf, to: "billing@example.com")
    try postfix.send(Letter("c@x", subject: "Token").crlf, to: "support+extension@example.com")
    try postfix.send(Letter("d@x", subject: "Report").crlf, from: "")
    try postfix.waitUntilDelivered()
    let tickets = try postfix.machine.tickets("list").array.reduce(into: [:]) { tickets, ticket in
      tickets[ticket["subject"].text ?? ""] = ticket["queue"].text
    }
    #expect(
      tickets == [
        "Printer": "support", "Invoice": "billing", "Token": "support", "Report": "support",
      ])
    #expect(try postfix.machine.tickets("list class:auto").array.count == 1, "the null sender")
    #expect(!(try postfix.log()).contains("status=bounced"))
  }

  @Test("a mail for two queues is one ticket of both", arguments: Postfix.Way.byFiles)
  func twoQueues(_ way: Postfix.Way) throws {
    let postfix = try Postfix(way)
    try postfix.send(Letter("a@x").crlf, to: "support@example.com' 'billing@example.com")
    try postfix.waitUntilDelivered()
    let ticket = try postfix.machine.tickets("show 1")
    #expect(try postfix.machine.ticketCount == 1 && ticket["message_count"] == 1)
    let other = ticket["queue"] == "support" ? "billing" : "support"
    let reply = Letter("b@x", subject: "Re: Printer").crlf
    try postfix.send(reply, to: "\(other)@example.com")
    try postfix.waitUntilDelivered()
    #expect(try postfix.machine.tickets("show m2")["rule"] == "subject")
    #expect(try postfix.machine.ticketCount == 1)
  }

  @Test("many mails at once all arrive", arguments: Postfix.Way.byFiles)
  func many(_ way: Postfix.Way) throws {
    let postfix = try Postfix(way)
    for number in 1...20 {
      try postfix.send(Letter("\(number)@x", subject: "Matter \(number)").crlf)
    }
    try postfix.waitUntilDelivered()
    #expect(try postfix.machine.ticketCount == 20)
  }
}

/// local(8) sets RLIMIT_FSIZE to mailbox_size_limit for what its commands write.
@Suite("The size limit of local(8)")
struct PostfixSizeTests {
  private static let page = String(repeating: "Something is wrong.\n", count: 5_000)

  @Test("is lifted by Contrib's settings; else it puts mail off and is named in the queue")
  func limited() throws {
    let postfix = try Postfix(.alias)
    #expect(try postfix.machine.run("postconf -h mailbox_size_limit") == "0\n")
    try postfix.machine.run("postconf -e message_size_limit=100000000 && postfix reload")
    let large = String(repeating: PostfixSizeTests.page, count: 520)
    try postfix.send(Letter("large@x", subject: "Large", body: large).crlf)
    try postfix.waitUntilDelivered()
    #expect(try postfix.machine.tickets("show m1")["size"].int ?? 0 > 51_200_000)
    try postfix.machine.run(
      "postconf -e mailbox_size_limit=400000 message_size_limit=200000 && postfix reload")
    for number in 1...3 {
      try postfix.send(Letter("\(number)@x", body: PostfixSizeTests.page + "\(number)").crlf)
    }
    try postfix.machine.wait(until: "mailq | grep -q mailbox_size_limit")
    try postfix.machine.run("postconf -e mailbox_size_limit=0 && postfix reload && postqueue -f")
    try postfix.waitUntilDelivered()
    #expect(try postfix.machine.tickets("show 2")["message_count"] == 3)
    #expect(!(try postfix.log()).contains("status=bounced"))
  }
}
