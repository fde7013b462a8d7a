import Testing

@testable import Desk
@testable import Mail

@Suite("Our own mail come back")
struct ReturnedMailTests {
  static let queues = [
    Queue(id: 1, name: "default", settings: Settings(global: [.address: "help@desk.example"]))
  ]
  static let secret = Array("the store's secret of 32 octets.".utf8)

  @Test(
    "is from an address of ours, with or without an extension",
    arguments: [
      ("help@desk.example", true), ("Desk <HELP+c1-x@desk.example>", true),
      ("jane@x.example", false), ("help@desk.example.evil.example", false),
    ])
  func claims(_ from: String, _ isOurs: Bool) {
    #expect(ReturnedMail.claims(mail("From: \(from)"), queues: Self.queues) == isOurs)
  }

  @Test(
    "proves it by our loop mark",
    arguments: [
      ("X-Loop: help@desk.example", true), ("x-loop: HELP+x@Desk.Example", true),
      ("X-Loop: yes", false), ("X-Loop: jane@x.example", false),
      ("X-Sent: help@desk.example", false),
    ])
  func loopMark(_ field: String, _ isProof: Bool) {
    let message = mail("From: help@desk.example", field)
    #expect((proof(message, MessageID("x@y")) != nil) == isProof)
  }

  @Test("proves it by an id that we signed")
  func signedID() {
    let message = mail("From: help@desk.example")
    let id = SignedMessageID.make(
      ticket: 1, unique: "u", domain: "desk.example", secret: Self.secret)
    #expect(proof(message, id) != nil)
    #expect(proof(message, MessageID("1.u.aaaaaaaaaaaaaaaa@desk.example")) == nil)
  }

  private func proof(_ message: Message, _ id: MessageID) -> String? {
    let keys = TokenKeys(signing: Self.secret)
    return ReturnedMail.proof(in: message, id: id, queues: Self.queues, keys: keys)
  }
}
