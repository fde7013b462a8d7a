import Desk
import Mail
import Testing

@testable import Store

/// One mail of the outbox, from its writing to its end.
@Suite("Outbox in the store")
struct OutboxWritingTests {
  private let desk: TemporaryStore
  private let entry: Int
  private static let start = TemporaryStore.start

  init() throws {
    desk = try TemporaryStore()
    let (ticket, message) = try desk.open(letter("a@x"), direction: .out)
    let recipients = ["ann@example.com", "bob@example.com"].compactMap { Address($0) }
    entry = try desk.store.write {
      try $0.enqueue(
        NewOutboxEntry(
          kind: .answer, ticket: ticket, content: .message(message), messageID: MessageID("a@x"),
          sender: Address("help@desk.example"), recipients: recipients, due: Self.start + 60),
        at: Self.start)
    }
  }

  private func found() throws -> OutboxEntry {
    try #require(try desk.store.read { try $0.outboxEntry(entry) })
  }

  private func begin(everything: Bool = false, at now: Timestamp) throws -> OutboxEntry? {
    try desk.store.write { try $0.begin(entry, everything: everything, at: now) }
  }

  @Test(
    "a mail is sent when it is due, and not before",
    arguments: [(59, false), (60, true), (-700_000, true)] as [(Int64, Bool)])
  func due(_ offset: Int64, _ isDue: Bool) throws {
    let now = Self.start + offset
    #expect(try desk.store.read { try $0.hasDueMail(at: now) } == isDue)
    for everything in [false, true] {
      let due = try desk.store.read { try $0.mailToBeSent(everything: everything, at: now) }
      #expect(due == (isDue ? [entry] : []))
    }
    #expect(try (begin(at: now) != nil) == isDue)
  }

  static let outcomes: [(SendResult, DeliveryState, isPending: Bool)] = [
    (.taken, .sent, false), (.refused(reason: "no such user"), .failed, false),
    (.tryAgain(reason: "busy"), .queued, true),
  ]

  @Test("the answer of sendmail is that of each recipient", arguments: outcomes)
  func outcome(_ outcome: SendResult, _ state: DeliveryState, _ isPending: Bool) throws {
    let now = Self.start + 60
    let begun = try #require(try begin(at: now))
    #expect(begun.tries == 1)
    #expect(try desk.store.write { try $0.record(outcome, of: begun, at: now) } == state)
    let after = try found()
    #expect(after.recipients.map(\.state) == [state, state])
    #expect((after.nextTry != nil) == isPending)
    #expect(try desk.store.read { try $0.outbox(finished: false) }.isEmpty == !isPending)
    #expect(try desk.store.read { try $0.outbox(finished: true) }.map(\.number) == [entry])
  }

  @Test("what waits for its next try is sent by who sends everything")
  func waiting() throws {
    let now = Self.start + 60
    let begun = try #require(try begin(at: now))
    _ = try desk.store.write { try $0.record(.tryAgain(reason: "busy"), of: begun, at: now) }
    #expect(try begin(at: now + 1) == nil)
    #expect(try begin(everything: true, at: now + 1)?.tries == 2)
  }

  @Test("after five days nothing is tried any more")
  func givenUp() throws {
    var now = Self.start + 60
    var tries = 0
    while let begun = try begin(at: now) {
      tries += 1
      _ = try desk.store.write { try $0.record(.tryAgain(reason: "busy"), of: begun, at: now) }
      guard let next = try found().nextTry else { break }
      now = next
    }
    #expect(try found().recipients.map(\.state) == [.failed, .failed])
    #expect(now - Self.start >= RetrySchedule.lifetime && tries > 20)
  }

  @Test("a mail that nobody has tried can be taken back")
  func cancelled() throws {
    let waiting = try found()
    #expect(try desk.store.write { try $0.cancel(waiting) })
    #expect(try found().recipients.map(\.state) == [.cancelled, .cancelled])
    #expect(try begin(everything: true, at: Self.start + 60) == nil)
    #expect(try !desk.store.write { try $0.cancel(waiting) })
  }
}
