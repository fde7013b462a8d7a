import Mail
import Testing

@testable import Desk

@Suite("Splitting")
struct SplittingTests {
  private func message(
    _ number: Int, _ direction: NewMessage.Direction = .in, from: String = "jane@x.example",
    class mailClass: MailClass = .human, subject: String = "Re: Printer [Ticket #1]",
    to: [String] = ["help@desk.example", "carl@x.example"], stranger: Bool = false
  ) -> StoredMessage {
    StoredMessage(
      number: number, ticket: 1, direction: direction, mailClass: mailClass, classReason: "",
      rule: .new, messageID: MessageID("\(number)@x"), inReplyTo: [], references: [],
      from: Mailbox(address: Address(from)), to: to.map { Mailbox(address: Address($0)) }, cc: [],
      subject: subject, date: nil, received: Timestamp(seconds: Int64(number)),
      isStranger: stranger, isUnreadable: false, size: 0, sha256: "", text: "", marks: [],
      parts: [], recipients: [])
  }

  private func split(
    _ numbers: Set<Int>, _ messages: [StoredMessage], subject: String? = nil,
    status: TicketStatus = .open
  ) throws(ManageError) -> Splitting {
    var ticket = Ticket(
      number: 1, queue: "default", subject: "Printer",
      requester: Mailbox(address: Address("rita@x.example")), status: status,
      created: Timestamp(seconds: 0), updated: Timestamp(seconds: 0))
    ticket.participants = ["carl@x.example", "eve@x.example", "jane@x.example"].map {
      Mailbox(address: Address($0))
    }
    return try Splitting(
      numbers, of: messages, on: ticket, subject: subject, tags: ["Ticket"],
      at: Timestamp(seconds: 99))
  }

  @Test("the author of the first mail is the requester, the others take part")
  func people() throws {
    let splitting = try split(
      [2, 3], [message(1), message(2, from: "bob@x.example"), message(3, from: "eve@x.example")])
    #expect(splitting.requester.address?.text == "bob@x.example")
    #expect(
      splitting.participants.compactMap(\.address?.text)
        == ["carl@x.example", "eve@x.example", "carl@x.example"])
  }

  @Test("a stranger's addressees take no part, and an agent's note makes no requester")
  func strangers() throws {
    let splitting = try split(
      [2, 3],
      [message(1), message(2, .note, from: "anna@desk.example"), message(3, stranger: true)])
    #expect(splitting.requester.address?.text == "jane@x.example")
    #expect(splitting.participants.isEmpty)
    let own = try split([2], [message(1), message(2, .out, from: "help@desk.example")])
    #expect(own.requester.address?.text == "rita@x.example")
  }

  @Test("the subject is the first message's without the old ticket's tag")
  func subjects() throws {
    let messages = [message(1), message(2), message(3, subject: "[Ticket #1]")]
    #expect(try split([2], messages).subject == "Re: Printer")
    #expect(try split([3], messages).subject == "Printer")
    #expect(try split([2], messages, subject: "New").subject == "New")
  }

  @Test("open and waiting since the first unanswered message, unless we had the last word")
  func states() throws {
    let messages = [
      message(1), message(2), message(3, .out), message(4), message(5), message(6, class: .auto),
    ]
    let open = try split([4, 5, 6], messages).state
    #expect(open.facts.status == .open && open.waitingSince == Timestamp(seconds: 4))
    let answered = try split([2, 3], messages).state
    #expect(answered.facts.status == .answered && answered.facts.answered?.seconds == 3)
    #expect(try split([6], messages).state.facts.status == .open)
    #expect(try split([4], messages, status: .closed).state.facts.status == .open)
    #expect(try split([4], messages, status: .spam).state.facts.status == .spam)
    let bounce = try split([2], [message(1), message(2, class: .bounce)]).state
    #expect(bounce.facts.status == .closed && bounce.facts.closed?.seconds == 99)
  }

  @Test("the old ticket waits since its own first unanswered message")
  func origin() throws {
    let messages = [message(1), message(2, .out), message(3), message(4)]
    #expect(try split([3], messages).originWaitsSince == Timestamp(seconds: 4))
    #expect(try split([3, 4], messages).originWaitsSince == nil)
  }

  @Test("not all of them")
  func all() {
    #expect(throws: ManageError.splitsAll(1)) { try split([1, 2], [message(1), message(2)]) }
  }

  @Test(
    "tags are taken out of a subject as it was written",
    arguments: [
      ("Re: Drucker [Ticket #4] kaputt", "Re: Drucker kaputt"), ("[ticket#4]", ""),
      ("［Ｔicket ＃4］x", "x"), ("[list] x [Ticket #y]", "[list] x [Ticket #y]"),
      ("a [Ticket #1][Ticket #2] b", "a b"), ("[a [Ticket #1] b]", "[a b]"),
    ])
  func tags(_ subject: String, _ rest: String) {
    #expect(TicketTag.removed(from: subject, tags: ["Ticket"]) == rest)
  }
}
