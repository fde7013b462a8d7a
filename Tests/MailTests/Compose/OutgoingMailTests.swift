import Mail
import Testing

@Suite("A mail that we write is read back as it was meant")
struct OutgoingMailTests {
  private static let jane = Mailbox(name: "Jane Doe", address: Address("jane@customer.example"))

  private func mail(
    subject: String = "Printer", text: String = "Hello.\n", to: [Mailbox] = [jane]
  ) -> OutgoingMail {
    OutgoingMail(
      from: Mailbox(name: "Help, desk", address: Address("help@desk.example")), to: to,
      subject: subject, date: Timestamp(seconds: 1_795_680_000),
      messageID: MessageID("42.abc.sig@desk.example"), text: text)
  }

  private func read(_ mail: OutgoingMail) -> Message { Message(reading: mail.composed()) }

  @Test(
    "texts survive",
    arguments: [
      "Hello.", "Grüße, žluťoučký kůň, 田中さん", "From the start\n  indented\n\ttab",
      String(repeating: "a long paragraph of words ", count: 40) + "end",
      "> quoted once\n>> quoted twice\n>\n> after a blank", "-- \nsignature", "a\n\n\nb", ".\n..",
      String(repeating: "x", count: 1500),
      "> " + String(repeating: "quoted words ", count: 30) + "end",
      "> if x:\n>     y = 1\n>> \ttab", "    " + String(repeating: "x", count: 90),
      ">     " + String(repeating: "x", count: 90) + " y",
    ])
  func text(_ text: String) {
    #expect(read(mail(text: text + "\n")).text == text)
  }

  @Test("every line is short, every byte is ASCII")
  func lines() {
    let raw = mail(
      subject: String(repeating: "Ünïcödé ", count: 30),
      text: String(repeating: "Wörter ", count: 300)
    ).composed()
    #expect(raw.allSatisfy { $0 < 0x80 && $0 != 0x0D })
    #expect(raw.split(separator: 0x0A).allSatisfy { $0.count <= 78 })
  }

  @Test(
    "subjects and names survive",
    arguments: [
      "Re: Printer [Ticket #42]", "日本語の件名", "Ž\"quotes\" (and) <brackets>, commas",
    ])
  func words(_ text: String) {
    let message = read(mail(subject: text, to: [Mailbox(name: text, address: Self.jane.address)]))
    #expect(message.subject == text)
    #expect(message.to == [Mailbox(name: text, address: Self.jane.address)])
  }

  @Test(
    "encoded words are short, hold whole characters and say what was meant",
    arguments: [
      String(repeating: "漢", count: 400), String(repeating: "Центр поддержки ", count: 9) + "x",
      String(repeating: "é", count: 37) + "漢", String(repeating: "👩‍👩‍👧", count: 40),
      String(repeating: "x", count: 900), "é " + String(repeating: "x", count: 90) + " é",
      "plain =?utf-8?q?not_decoded_twice?= words", "é =?utf-8?q?x?= é",
      String(repeating: "a", count: 70) + " " + String(repeating: "b", count: 71),
    ])
  func encodedWords(_ text: String) throws {
    var mail = mail(subject: text, to: [Mailbox(name: text, address: Self.jane.address)])
    mail.fields = [HeaderField(name: "Thread-Topic", value: text)]
    let raw = String(decoding: mail.composed(), as: UTF8.self)
    let lines = raw.split(separator: "\n").prefix { $0 != "Hello." }
    for line in lines where line.contains("=?") {
      let isText = line.hasPrefix("Subject:") || line.hasPrefix("Thread-Topic:")
      #expect(line.utf8.count <= (isText ? 76 : 78), "\(line)")
    }
    for word in lines.flatMap({ $0.split(separator: " ") }) where word.hasPrefix("=?") {
      #expect(word.utf8.count <= 75, "\(word)")
      let alone = Message(reading: Array("Subject: \(word)\n\n".utf8)).subject
      #expect(!alone.contains("\u{FFFD}") && alone != word, "\(word)")
    }
    let message = read(mail)
    #expect(message.subject == text)
    #expect(message.to.map(\.name) == [text] && message.header.first("Thread-Topic") == text)
  }

  @Test(
    "a Thread-Index is copied as it is, however long",
    arguments: [
      String(repeating: "AQ==", count: 17), String(repeating: "aB+/", count: 60) + "aB==",
      String(repeating: "aB+/", count: 19) + " " + String(repeating: "aB+/", count: 10),
    ])
  func data(_ value: String) {
    var mail = mail()
    mail.fields = [HeaderField(name: "Thread-Index", value: value)]
    #expect(read(mail).header.first("Thread-Index") == value)
    let raw = String(decoding: mail.composed(), as: UTF8.self)
    #expect(raw.replacing("\n ", with: " ").contains("\nThread-Index: \(value)\n"))
  }

  @Test(
    "authors without an address keep their names",
    arguments: ["anna", "Anna, QA: Ops; 2nd", "Ünïcödé", "root@localhost", "a <b@c.example>"])
  func nameless(_ name: String) {
    var mail = mail()
    mail.from = Mailbox(name: name, address: nil)
    let from = read(mail).from
    #expect(from.count == 1 && from[0].address == nil)
    #expect(from[0].name == name)
  }

  @Test(
    "nothing injects a header",
    arguments: [
      "a\nBcc: x@y.example", "a\r\nBcc: x@y.example", "a\u{2028}Bcc: x@y.example", "a\r\n\r\nbody",
    ])
  func injection(_ text: String) {
    var mail = mail(subject: text, to: [Mailbox(name: text, address: Self.jane.address)])
    mail.fields = [HeaderField(name: "X-Loop", value: text), HeaderField(name: text, value: "v")]
    mail.inReplyTo = MessageID(text)
    mail.references = [MessageID(text), MessageID("a> <b\n@c")]
    let message = read(mail)
    #expect(!message.header.contains { $0.name.equalsIgnoringCase("Bcc") })
    #expect(message.defects.isEmpty)
    #expect(message.text == "Hello.")
  }

  @Test("ids thread")
  func threading() {
    var mail = mail()
    mail.inReplyTo = MessageID("one@customer.example")
    mail.references = (0..<10).map {
      MessageID("id-number-\($0)-of-a-long-thread@customer.example")
    }
    let message = read(mail)
    #expect(message.messageID == mail.messageID)
    #expect(message.inReplyTo == [MessageID("one@customer.example")])
    #expect(message.references == mail.references)
  }

  @Test("attachments survive byte for byte, an enclosed mail unencoded")
  func attachments() throws {
    var mail = mail()
    let bytes = (0...255).map { UInt8($0) }
    let enclosed = Array("From: a@b.example\nSubject: inner\n\ntext\n".utf8)
    mail.attachments = [
      .init(filename: "Übersicht «1».bin", type: "application/pdf", content: bytes),
      .init(filename: "mail.eml", type: "message/rfc822", content: enclosed),
      .init(filename: "x", type: "no type\nBcc: y", content: []),
    ]
    let message = read(mail)
    let attached = message.parts.filter { !$0.isBody && $0.enclosing == nil }
    #expect(
      attached.map(\.type) == ["application/pdf", "message/rfc822", "application/octet-stream"])
    #expect(attached[0].filename == "Übersicht «1».bin")
    #expect(attached[0].size == 256)
    #expect(String(decoding: mail.composed(), as: UTF8.self).contains("Subject: inner\n\ntext\n"))
  }

  @Test("an address with an international domain is written for every server")
  func internationalDomain() {
    let raw = mail(to: [Mailbox(address: Address("jörg@bücher.example"))]).composed()
    #expect(String(decoding: raw, as: UTF8.self).contains("@xn--bcher-kva.example"))
  }
}
