import Desk
import Mail
import Testing

@testable import Store

/// What a change makes of tickets, taken back, leaves everything as it was.
@Suite("Undo in the store")
struct UndoTests {
  private let desk: TemporaryStore
  private let tickets: [Int]
  private static let start = TemporaryStore.start

  init() throws {
    desk = try TemporaryStore()
    let desk = desk
    tickets = try [("a@x", "ann"), ("b@x", "bob")].map { id, name in
      let mail = letter(id, from: "\(name)@example.com", subject: "Of \(name)")
      let ticket = try desk.open(mail).0
      try desk.store.write { try $0.recount(ticket) }
      return ticket
    }
  }

  private func facts() throws -> [Set<Fact>] {
    try desk.store.read { store in try tickets.map(store.allFacts) }
  }

  enum Change: String, CaseIterable, Sendable {
    case close, hold, assign, prioritize, tag, rename, link, merge, participant, requester
  }

  private func make(_ change: Change, _ transaction: Transaction) throws {
    let (one, other, now) = (tickets[0], tickets[1], Self.start + 60)
    let carl = Mailbox(name: "Carl", address: Address("carl@example.com"))
    switch change {
    case .close: _ = try transaction.setStatus(.closed, of: one, by: "anna", at: now)
    case .hold:
      _ = try transaction.setStatus(
        .hold, of: one, by: "anna", at: now, holdUntil: now + 86_400)
    case .assign: try transaction.assign(one, to: "anna", by: "anna", at: now)
    case .prioritize: try transaction.setPriority(.urgent, of: one, by: "anna", at: now)
    case .tag: try transaction.changeTags(of: one, TagChange(["x", "y"]), by: "anna", at: now)
    case .rename: try transaction.setSubject("Fire", of: one, by: "anna", at: now)
    case .link: try transaction.link(one, other, by: "anna", at: now)
    case .merge: try transaction.merge(one, into: other, by: "anna", at: now)
    case .participant: _ = try transaction.addParticipant(carl, to: one, by: "anna", at: now)
    case .requester:
      try transaction.setRequester(carl, of: one, keepsFormer: false, by: "anna", at: now)
    }
  }

  @Test("of each kind of change", arguments: Change.allCases)
  func undone(_ change: Change) throws {
    let before = try facts()
    try desk.store.write { transaction in
      try transaction.undoable(tickets) { try make(change, transaction) }
    }
    #expect(try facts() != before)
    let events = try desk.store.write { try $0.undo(tickets[0], by: "anna", at: Self.start + 120) }
    #expect(!events.isEmpty)
    #expect(try facts() == before)
    #expect(throws: UndoRefusal.self) {
      try desk.store.write { try $0.undo(tickets[0], by: "anna", at: Self.start + 180) }
    }
  }

  @Test("a change that changes nothing is none to be taken back")
  func nothing() throws {
    try desk.store.write { transaction in
      try transaction.undoable(tickets) {
        try transaction.assign(tickets[0], to: nil, by: "anna", at: Self.start)
      }
    }
    #expect(throws: UndoRefusal.self) {
      try desk.store.write { try $0.undo(tickets[0], by: "anna", at: Self.start) }
    }
  }
}
