import BlackBox
import Desk
import Mail
import Testing

@testable import Delivery
@testable import Store

/// Mail goes in, one after another; what was decided about the last, and what was written, comes out.
@Suite("Filing of mail")
struct FilingTests {
  private static let start = Timestamp(seconds: 1_795_900_000)
  private static let day: Int64 = 86_400
  private static let jane = "Jane Doe <jane@customer.example>"
  private static let eve = "Eve <eve@stranger.example>"

  /// What happens to the desk.
  enum Step: Sendable {
    case mail(Letter, after: Int64 = 0)
    case close(after: Int64 = 0)
  }

  private static func letter(_ step: Letter, _ fields: String...) -> Letter {
    var letter = step
    letter.fields += fields
    return letter
  }

  struct Expected: Sendable {
    var action: Decision.Action
    var rule: Rule
    var mailClass = MailClass.human
    var isStranger = false
    var status = TicketStatus.open
    var linked: [Int] = []
    var messages: [Int]
  }

  static let rows: [(what: String, steps: [Step], Expected)] = [
    (
      "the first mail of somebody opens a ticket", [.mail(Letter("a@x"))],
      Expected(action: .created, rule: .new, isStranger: false, messages: [1])
    ),
    (
      "an answer to it goes on it",
      [.mail(Letter("a@x")), .mail(.reply("b@x", to: "a@x"))],
      Expected(action: .appended, rule: .messageID, messages: [1, 2])
    ),
    (
      "also one without ids, by its subject",
      [.mail(Letter("a@x")), .mail(Letter("b@x", subject: "AW: printer"))],
      Expected(action: .appended, rule: .subject, messages: [1, 2])
    ),
    (
      "a stranger's answer opens one that is linked",
      [.mail(Letter("a@x")), .mail(.reply("b@x", to: "a@x", from: eve))],
      Expected(action: .created, rule: .new, linked: [1], messages: [2])
    ),
    (
      "the same mail again is known", [.mail(Letter("a@x")), .mail(Letter("a@x"), after: 9)],
      Expected(action: .duplicate, rule: .new, messages: [1])
    ),
    (
      "a known id with another text is another mail",
      [.mail(Letter("a@x")), .mail(Letter("a@x", subject: "Scanner", body: "Other.\n"))],
      Expected(action: .created, rule: .new, messages: [2])
    ),
    (
      "an answer reopens what is closed",
      [.mail(Letter("a@x")), .close(after: 60), .mail(.reply("b@x", to: "a@x"), after: 120)],
      Expected(action: .reopened, rule: .messageID, messages: [1, 2])
    ),
    (
      "but not when that is long ago",
      [.mail(Letter("a@x")), .close(), .mail(.reply("b@x", to: "a@x"), after: 31 * day)],
      Expected(action: .created, rule: .new, linked: [1], messages: [2])
    ),
    (
      "an automatic answer reopens nothing",
      [
        .mail(Letter("a@x")), .close(),
        .mail(letter(.reply("b@x", to: "a@x"), "Auto-Submitted: auto-replied"), after: 60),
      ],
      Expected(
        action: .appended, rule: .messageID, mailClass: .auto, status: .closed, messages: [1, 2])
    ),
    (
      "what is flagged as spam opens as that",
      [.mail(letter(Letter("a@x"), "X-Spam-Flag: YES"))],
      Expected(action: .created, rule: .new, status: .spam, messages: [1])
    ),
  ]

  @Test("by what it says and what is known", arguments: rows)
  func filed(_ what: String, _ steps: [Step], _ expected: Expected) throws {
    try run(steps) { receipt, snapshot, now in
      let decision = receipt.decision
      #expect(decision.action == expected.action, "\(what)")
      #expect(decision.rule == expected.rule.rawValue, "\(what)")
      #expect(decision.classification.mailClass == expected.mailClass, "\(what)")
      #expect(decision.isStranger == expected.isStranger, "\(what)")
      let ticket = try #require(try snapshot.ticket(receipt.ticket, at: now))
      #expect(ticket.status == expected.status && ticket.links == expected.linked, "\(what)")
      let messages = try snapshot.messages(of: receipt.ticket)
      #expect(messages.map(\.number) == expected.messages, "\(what)")
      #expect(ticket.messageCount == expected.messages.count, "\(what)")
    }
  }

  @Test("and writes what it was told")
  func written() throws {
    let carl = "Cc: Carl <carl@customer.example>"
    try run([.mail(Self.letter(Letter("a@x"), carl))]) { receipt, snapshot, now in
      let ticket = try #require(try snapshot.ticket(receipt.ticket, at: now))
      #expect(
        ticket.requester == Mailbox(name: "Jane Doe", address: Address("jane@customer.example")))
      #expect(ticket.participants.map(\.name) == ["Carl"])
      #expect(ticket.waiting == .us && ticket.waitingSince == now && ticket.created == now)
      let message = try #require(try snapshot.message(receipt.message))
      #expect(message.messageID.text == "a@x" && message.direction == .in)
      #expect(
        message.subject == "Printer"
          && message.visibleText.split(separator: "\n") == ["Something is wrong."])
      #expect(message.received == now && !message.isUnreadable)
      let raw = Self.letter(Letter("a@x"), carl).text
      #expect(try snapshot.raw(of: receipt.message) == Array(raw.utf8))
      let events = try snapshot.events(of: receipt.ticket)
      #expect(events.map(\.kind) == [.created, .message])
      #expect(events.allSatisfy { $0.actor == Actor.ingest && $0.at == now })
      #expect(try snapshot.verification().faults.isEmpty)
    }
  }

  /// What `--queue` names in vain is said, and the mail filed all the same.
  @Test("an unknown queue is the default one, with an event")
  func unknownQueue() throws {
    try run([.mail(Letter("a@x"))], queue: "none") { receipt, snapshot, _ in
      #expect(receipt.decision.queue.name == "default")
      #expect(receipt.decision.unknownQueue == "none")
      let events = try snapshot.events(of: receipt.ticket)
      #expect(events.contains { $0.kind == .unknownQueue })
    }
  }

  private func run(
    _ steps: [Step], queue: String? = nil,
    _ body: (Receipt, Snapshot, _ now: Timestamp) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    let location = StoreLocation(path: folder.file("tickets.db"))
    let delivery = Delivery(
      store: location, lockTimeout: 5,
      envelope: EnvelopeSource(sender: nil, recipient: "help@desk.example"), queue: queue,
      trusted: false, isSilenced: true, zone: .utc)
    try TicketStore.writable(location, lockTimeout: 5, creating: true).write { transaction in
      try transaction.set(
        .address, to: "help@desk.example", ofQueue: nil, by: "test", at: Self.start)
      var last: (receipt: Receipt, now: Timestamp)?
      for step in steps {
        switch step {
        case .mail(let letter, let offset):
          let now = Self.start + offset
          let mail = IncomingMail(unguarded: Array(letter.text.utf8), from: delivery.envelope)
          last = (try delivery.file(mail, in: transaction, at: now), now)
        case .close(let offset):
          _ = try transaction.setStatus(.closed, of: 1, by: "anna", at: Self.start + offset)
        }
      }
      let (receipt, now) = try #require(last)
      try body(receipt, transaction.snapshot, now)
    }
  }
}
