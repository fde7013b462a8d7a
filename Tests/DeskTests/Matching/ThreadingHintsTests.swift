import Testing

@testable import Desk
@testable import Mail

@Suite("Threading hints")
struct ThreadingHintsTests {
  static let secret = Array("the store's secret of 32 octets.".utf8)
  static let queues = [
    Queue(id: 1, name: "default", settings: Settings(global: [.address: "help@desk.example"])),
    Queue(
      id: 2, name: "sales",
      settings: Settings(queue: [.address: "sales@desk.example", .tag: "Sales"])),
  ]

  func hints(
    _ message: Message, envelope: Envelope = Envelope(), mailClass: MailClass = .human
  ) -> ThreadingHints {
    ThreadingHints(
      message, ownID: MessageID("own@customer.example"), envelope: envelope,
      mailClass: mailClass, queues: ThreadingHintsTests.queues,
      keys: TokenKeys(signing: ThreadingHintsTests.secret),
      now: Matching.today, isTicket: { _ in true })
  }

  func token(_ ticket: Int, _ kind: ReplyToken.Kind = .customer) -> String {
    ReplyToken.make(kind: kind, ticket: ticket, secret: ThreadingHintsTests.secret)
  }

  func signedID(_ ticket: Int) -> MessageID {
    SignedMessageID.make(
      ticket: ticket, unique: "u1", domain: "desk.example", secret: ThreadingHintsTests.secret)
  }

  @Test("In-Reply-To comes first, then References newest first, each id once")
  func order() {
    var message = mail()
    message.inReplyTo = [MessageID("b@x"), MessageID("z@x")]
    message.references = ["a@x", "b@x", "c@x"].map(MessageID.init)
    let named = hints(message).named.map { "\($0.field) \($0.id.text)" }
    #expect(named == ["In-Reply-To b@x", "In-Reply-To z@x", "References c@x", "References a@x"])
  }

  @Test("an id without @ never threads", arguments: ["yes", "@", "a@", "@b", ""])
  func malformed(_ id: String) {
    var message = mail()
    message.references = [MessageID(id)]
    #expect(hints(message).named.isEmpty)
  }

  @Test("of a hundred thousand references the first and the last are looked up")
  func bounded() {
    var message = mail()
    message.references = (0..<100_000).map { MessageID("\($0)@x") }
    let named = hints(message).named
    #expect(named.count <= 1_000)
    #expect(named.first?.id.text == "99999@x")
    #expect(named.last?.id.text == "0@x")
  }

  @Test("a hundred ids in In-Reply-To hide no reference")
  func manyInReplyTo() {
    var message = mail()
    message.inReplyTo = (0..<100).map { MessageID("junk\($0)@x") }
    message.references = [MessageID("first@x"), MessageID("last@x")]
    let named = hints(message).named.map(\.id.text)
    #expect(named.suffix(2) == ["last@x", "first@x"] && named.count <= 50)
  }

  @Test("tokens: recipient extension, recipient, In-Reply-To, References, our addresses")
  func tokens() throws {
    var message = mail()
    message.inReplyTo = [signedID(3)]
    message.references = [signedID(5), signedID(4)]
    message.to = [Mailbox(address: Address("help+\(token(6))@desk.example"))]
    message.cc = [Mailbox(address: Address("SALES+\(token(7).uppercased())@DESK.example"))]
    let envelope = Envelope(
      recipients: [Address("help+\(token(2))@desk.example")].compactMap(\.self),
      addressExtension: token(1))
    #expect(hints(message, envelope: envelope).tokens.map(\.ticket) == [1, 2, 3, 4, 5, 6, 7])
  }

  @Test("a token in somebody else's address is none of ours")
  func elsewhere() {
    var message = mail()
    message.to = [Mailbox(address: Address("help+\(token(6))@elsewhere.example"))]
    #expect(hints(message).tokens.isEmpty)
  }

  @Test("a changed token proves nothing")
  func forged() {
    let changed = "c43-" + token(42).dropFirst(4)
    #expect(hints(mail(), envelope: Envelope(addressExtension: changed)).tokens.isEmpty)
  }

  @Test("an agents' token is for agents, and one that has expired for nobody")
  func agents() {
    for (days, scope) in [(Int64(1), ReplyToken.TokenScope.agent), (-1, .nobody)] {
      let token = token(42, .agent(expires: Matching.today + days * 86_400))
      let proofs = hints(mail(), envelope: Envelope(addressExtension: token)).tokens
      #expect(proofs.map(\.scope) == [scope])
    }
  }

  @Test("a report on a confirmation of ours leads to its ticket")
  func reported() {
    var message = mail()
    message.report = Report(kind: .delivery, originalMessageID: signedID(8))
    let found = hints(message, mailClass: .bounce).reported
    #expect(found.ids == [signedID(8)])
    #expect(found.tokens.map(\.ticket) == [8])
    #expect(hints(message, mailClass: .human).reported.ids.isEmpty)
    message.report = Report(kind: .delivery, originalMessageID: MessageID("x@y"))
    #expect(hints(message, mailClass: .bounce).reported.tokens.isEmpty)
  }

  @Test("tags of every queue are read, each with the tag it was found by")
  func tags() {
    let found = hints(mail("Subject: [ticket#1] and [Sales #2][Other #3]")).tags
    #expect(Set(found.map { "\($0.tag) \($0.ticket)" }) == ["Ticket 1", "Sales 2"])
  }

  @Test("the base subject is freed of all our tags")
  func baseSubject() {
    #expect(hints(mail("Subject: AW: [Sales #2] Re: Ink")).baseSubject.key == "ink")
    #expect(hints(mail("Subject: Re: ")).baseSubject.key.isEmpty)
  }

  @Test("out-of-office words are a prefix of automatic mail only")
  func outOfOffice() {
    let away = mail("Subject: Automatic reply: Ink")
    #expect(hints(away, mailClass: .auto).baseSubject.key == "ink")
    #expect(hints(away, mailClass: .human).baseSubject.key == "automatic reply: ink")
  }
}
