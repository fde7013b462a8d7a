import BlackBox
import Mail
import Store
import Testing

@testable import Desk

@Suite("Anonymize")
struct AnonymizeTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
    try desk.text("config", "set", "address", "help@desk.example")
    let letter = Letter("quartz@customer.example", subject: "Xylophone [Ticket #17]")
    try desk.deliver(
      letter.text.replacing("To: help", with: "To: Ticket <help").replacing(
        "desk.example\n", with: "desk.example>\n"))
    try desk.deliver(
      Letter.reply("b@customer.example", to: "quartz@customer.example", subject: "Re: Xylophone")
        .text)
  }

  @Test("prints a mail that is no longer anybody's, and how it was filed")
  func one() throws {
    let text = try desk.text("anonymize", "m1")
    #expect(text.hasPrefix("X-Tickets-Anonymized: rule=new, class=human, tokens=0\nFrom: "))
    for word in ["jane", "doe", "customer", "quartz", "xylophone", "wrong"] {
      #expect(!text.lowercased().contains(word), "\(word) in \(text)")
    }
    #expect(text.contains(" <support@desk.example>\n") && text.contains(" [Ticket #17]\n"))
    #expect(try desk.text("anonymize", "m1") != text)
  }

  @Test("with a key the answers of several runs agree, without it those of one run")
  func keys() throws {
    let first = try desk.text("anonymize", "m1", "--key", "secret")
    #expect(try desk.text("anonymize", "m1", "--key", "secret") == first)
    let id = try #require(first.split(separator: "\n").first { $0.hasPrefix("Message-ID: ") })
    let answer = try desk.text("anonymize", "m2", "--key", "secret")
    #expect(answer.contains("In-Reply-To: \(id.dropFirst("Message-ID: ".count))\n"))
    let both = try desk.text("anonymize", "m1", "m2")
    #expect(both.split(separator: "\n").count { $0.hasPrefix("From ") } == 2)
  }

  @Test("another desk that gets the mails files them in the same way")
  func replay() throws {
    let other = try TestDesk()
    try other.text("init")
    try other.text("config", "set", "address", "support@desk.example")
    for message in ["m1", "m2"] {
      let mail = try desk.text("anonymize", message, "--key", "secret")
      let (receipt, before) = (try other.deliver(mail), try desk.json("show", message))
      #expect(receipt["class"] == before["class"] && receipt["rule"] == before["rule"])
      #expect(receipt["ticket"] == 1)
    }
  }

  @Test("a token does not leave")
  func token() throws {
    let location = StoreLocation(path: desk.store)
    let secret = try TicketStore.readOnly(location).read { try $0.tokenSecret() }
    let token = ReplyToken.make(kind: .customer, ticket: 1, secret: secret)
    let id = SignedMessageID.make(ticket: 1, unique: "u", domain: "desk.example", secret: secret)
    var letter = Letter.reply("c@customer.example", to: id.text)
    letter.fields.append("Cc: help+\(token)@desk.example")
    try desk.deliver(letter.text)
    let text = try desk.text("anonymize", "m3")
    #expect(text.hasPrefix("X-Tickets-Anonymized: rule=token, class=human, tokens=2\n"))
    #expect(text.contains("Cc: support+token@desk.example\n") && text.contains(".token@"))
    for secret in [token, id.text] {
      for word in secret.split(whereSeparator: { "-.@".contains($0) }) where word.count > 9 {
        #expect(!text.contains(word))
      }
    }
  }

  @Test("files are made, and never written over")
  func files() throws {
    let file = desk.folder.file("m.eml")
    try desk.text("anonymize", "m1", "-o", file)
    let written = try FileContent.read(file)
    #expect(try desk.command(["anonymize", "m1", "-o", file]).run().end == .exit(73))
    #expect(try FileContent.read(file) == written)
    let names = try desk.text("anonymize", "m1", "m2", "-d", desk.folder.path)
    #expect(
      names.split(separator: "\n").map { $0.split(separator: "/").last } == ["m1.eml", "m2.eml"])
    #expect(try desk.command(["anonymize", "m1", "-d", desk.folder.path]).run().end == .exit(73))
  }

  @Test("what is no message is refused")
  func unknown() throws {
    #expect(try desk.command(["anonymize", "m99"]).run().end == .exit(1))
    #expect(try desk.command(["anonymize", "1"]).run().end == .exit(64))
    #expect(try desk.command(["anonymize", "m1", "-o", "x", "-d", "y"]).run().end == .exit(64))
  }
}
