import BlackBox
import Testing

/// Same Message-ID and same content: one mail, however often and wherever it is delivered.
@Suite("Duplicates")
struct DuplicateTests {
  let desk: TestDesk
  let letter = Letter("a@x", body: "One.\n\nTwo.\n")

  init() throws {
    desk = try TestDesk()
    try desk.deliver(letter.text)
  }

  private func count() throws -> Int? { try desk.ticket(1)["message_count"].int }

  @Test("a repeated delivery is recognised and no event")
  func repeated() throws {
    let again = try desk.deliver(letter.text)
    #expect(again["action"] == "duplicate")
    #expect(again["ticket"] == 1 && again["message"] == 1)
    #expect(again["rule"] == "new")
    #expect(try desk.events(of: 1) == ["created >open", "message >"])
    #expect(try count() == 1)
  }

  @Test(
    "what happens to a mail on its way does not count",
    arguments: [
      Letter("a@x", body: "One.\n\nTwo.\n").crlf,
      Letter("a@x", body: "One.\n\nTwo.").text,
      Letter("a@x", body: "One.\n\nTwo.\n\n\n").text,
      "Received: from a by b; Mon, 23 Nov 2026 09:00:00 +0000\nDelivered-To: help@desk.example\n"
        + "X-Spam-Score: 1\n" + Letter("a@x", body: "One.\n\nTwo.\n").text,
      "From jane@customer.example Mon Nov 23 09:00:00 2026\n"
        + Letter("a@x", body: "One.\n\nTwo.\n").text,
    ])
  func transit(_ copy: String) throws {
    #expect(try desk.deliver(copy)["action"] == "duplicate")
    #expect(try count() == 1)
    #expect(try desk.text("show", "m1", "--raw") == letter.text)
  }

  @Test("a copy for another recipient is an event, once")
  func otherRecipient() throws {
    for _ in 1...2 {
      #expect(try desk.deliver(letter.text, to: "sales@desk.example")["action"] == "duplicate")
    }
    let log = try desk.json("log", "1").array
    #expect(log.map { $0["kind"] } == ["created", "message", "delivered"])
    #expect(log[2]["note"].text?.contains("also delivered to sales@desk.example") == true)
  }

  @Test("a copy for another queue is found there without the tags of any queue")
  func otherQueuesTags() throws {
    try desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    try desk.text("config", "--queue", "sales", "set", "tag", "Sale")
    let tagged = Letter("t@x", subject: "[Ticket #1] Offer [Sale #1]").text
    for queue in ["default", "sales"] { try desk.deliver(tagged, queue: queue) }
    for queue in ["default", "sales"] {
      let receipt = try desk.deliver(Letter("\(queue)@x", subject: "Offer").text, queue: queue)
      #expect(receipt["ticket"] == 2 && receipt["rule"] == "subject")
    }
  }

  @Test("a copy for another queue is one ticket, found by both queues' rules")
  func otherQueue() throws {
    try desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    #expect(try desk.deliver(letter.text, queue: "sales")["action"] == "duplicate")
    #expect(try desk.json("log", "1").array.last?["kind"] == "delivered")
    #expect(try desk.json("list").array.count == 1)
    for queue in ["sales", "default"] {
      let reply = Letter.reply("r-\(queue)@x", to: "a@x", subject: "Other")
      #expect(try desk.deliver(reply.text, queue: queue)["rule"] == "message-id")
      let same = Letter("s-\(queue)@x", subject: "Re: Printer")
      #expect(try desk.deliver(same.text, queue: queue)["rule"] == "subject")
    }
  }

  @Test(
    "a reused Message-ID with other content is a new message",
    arguments: [
      Letter("a@x", body: "Other.\n"), Letter("a@x", subject: "Other", body: "One.\n\nTwo.\n"),
      Letter("a@x", from: "Joe <joe@customer.example>", body: "One.\n\nTwo.\n"),
    ])
  func reused(_ other: Letter) throws {
    let receipt = try desk.deliver(other.text)
    #expect(receipt["action"] != "duplicate")
    #expect(receipt["message"] == 2)
    #expect(try desk.deliver(other.text)["message"] == 2)
    #expect(try desk.text("show", "m2", "--raw") == other.text)
  }

  @Test("a mail without Message-ID is recognised by its content")
  func withoutID() throws {
    let mail = Letter(nil, subject: "No id").text
    let first = try desk.deliver(mail)
    #expect(first["action"] == "created")
    let again = try desk.deliver("Received: from a by b\n" + mail)
    #expect(again["action"] == "duplicate")
    #expect(again["message_id"] == first["message_id"])
    #expect(first["message_id"].text?.isEmpty == false)
    let other = try desk.deliver(Letter(nil, subject: "No id", body: "Other.\n").text)
    #expect(other["action"] != "duplicate")
  }

  @Test("a mail that is no mail is kept, and recognised", arguments: ["\u{0}", "x", "\n", ":::\n"])
  func noMail(_ bytes: String) throws {
    let first = try desk.deliver(bytes)
    #expect(first["action"] == "created")
    #expect(try desk.deliver(bytes)["action"] == "duplicate")
    #expect(try desk.text("show", "m2", "--raw") == bytes)
  }

  @Test("an attachment with other bytes is other content")
  func attachment() throws {
    func mail(_ content: String) -> String {
      Letter(
        "p@x", ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b"],
        body: """
          --b

          Text.
          --b
          Content-Type: application/octet-stream; name=a.bin
          Content-Transfer-Encoding: base64

          \(content)
          --b--

          """
      ).text
    }
    try desk.deliver(mail("AAAA"))
    #expect(try desk.deliver(mail("AAAB"))["action"] != "duplicate")
    #expect(
      try desk.deliver(mail("AAAA").replacing("AAAA", with: "AA\nAA"))["action"] == "duplicate")
  }
}
