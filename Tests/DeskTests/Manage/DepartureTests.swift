import Mail
import Testing

@testable import Desk

@Suite("Who leaves a ticket with messages that are moved")
struct DepartureTests {
  private func message(
    _ number: Int, _ direction: NewMessage.Direction = .in, from: String = "jane@x.example",
    to: [String] = [], stranger: Bool = false
  ) -> StoredMessage {
    StoredMessage(
      number: number, ticket: 1, direction: direction, mailClass: .human, classReason: "",
      rule: .new, messageID: MessageID("\(number)@x"), inReplyTo: [], references: [],
      from: Mailbox(address: Address(from)), to: to.map { Mailbox(address: Address($0)) }, cc: [],
      subject: "Printer", date: nil, received: Timestamp(seconds: Int64(number)),
      isStranger: stranger, isUnreadable: false, size: 0, sha256: "", text: "", marks: [],
      parts: [], recipients: [])
  }

  private func departure(_ moved: [StoredMessage], _ rest: [StoredMessage]) -> Departure {
    var ticket = Ticket(
      number: 1, queue: "default", subject: "Printer",
      requester: Mailbox(address: Address("jane@x.example")), status: .open,
      created: Timestamp(seconds: 0), updated: Timestamp(seconds: 0))
    ticket.participants = ["carl@x.example", "eve@x.example"].map {
      Mailbox(address: Address($0))
    }
    return Departure(of: moved, from: rest, on: ticket)
  }

  @Test("authors and those written to, unless they wrote or were written to on what stays")
  func leaving() {
    let carls = message(2, from: "carl@x.example", to: ["eve@x.example", "jane@x.example"])
    #expect(
      departure([carls], [message(1)]).leaving.map(\.text) == ["carl@x.example", "eve@x.example"])
    let answer = message(3, .out, from: "help@desk.example", to: ["eve@x.example"])
    #expect(departure([carls], [message(1), answer]).leaving.map(\.text) == ["carl@x.example"])
    let strangers = message(3, from: "carl@x.example", to: ["eve@x.example"], stranger: true)
    #expect(departure([carls], [message(1), strangers]).leaving.map(\.text) == ["eve@x.example"])
    let note = message(3, .note, from: "eve@x.example", to: ["eve@x.example"])
    #expect(departure([carls], [message(1), note]).leaving.count == 2)
  }

  @Test("nobody who takes no part")
  func others() {
    let sams = message(2, from: "sam@y.example", to: ["tom@y.example"])
    #expect(departure([sams], [message(1)]).leaving.isEmpty)
  }

  @Test("a requester who leaves hands over to the author of the first mail that stays")
  func requester() {
    let carls = message(2, from: "carl@x.example")
    let handed = departure([message(1)], [message(3, .note), carls])
    #expect(handed.requester?.address?.text == "carl@x.example")
    #expect(handed.leaving.map(\.text) == ["jane@x.example"])
    let kept = departure([message(1)], [message(3, .note)])
    #expect(kept.requester == nil && kept.leaving.isEmpty)
    let stranger = departure([message(1)], [message(3, from: "sam@y.example", stranger: true)])
    #expect(stranger.requester == nil && stranger.leaving.isEmpty)
  }

  @Test("but who is to stay")
  func kept() throws {
    var departure = departure([message(1)], [message(2, from: "carl@x.example")])
    departure.keep([try #require(Address("jane@x.example"))])
    #expect(departure.requester == nil && departure.leaving.isEmpty)
  }
}
