import Desk
import Mail
import Testing

@testable import Store

/// What changes of a ticket write, and what is read of it afterwards.
@Suite("Writing tickets")
struct TicketWritingTests {
  private let desk: TemporaryStore
  private let ticket: Int
  private let message: Int
  private static let start = TemporaryStore.start
  private static let day: Int64 = 86_400

  init() throws {
    desk = try TemporaryStore()
    (ticket, message) = try desk.open(letter("a@x", from: "Ann <ann@example.com>"))
  }

  private func write<T>(_ body: (Transaction) throws -> T) throws -> T {
    try desk.store.write(body)
  }

  private func found(at now: Timestamp = start) throws -> Ticket {
    try #require(try desk.store.read { try $0.ticket(ticket, at: now) })
  }

  private func events() throws -> [String] {
    try desk.store.read { try $0.events(of: ticket) }.map {
      "\($0.kind.rawValue) \($0.before ?? "")>\($0.after ?? "")"
    }
  }

  @Test("a new ticket is open, ours since then, and its requester's")
  func opened() throws {
    let ticket = try found()
    #expect(ticket.status == .open && ticket.waiting == .us)
    #expect(ticket.created == Self.start && ticket.waitingSince == Self.start)
    #expect(ticket.requester == Mailbox(name: "Ann", address: Address("ann@example.com")))
    #expect(ticket.subject == "Broken printer" && ticket.priority == .normal)
    #expect(ticket.tags.isEmpty && ticket.links.isEmpty && ticket.assignee == nil)
  }

  static let states: [(TicketStatus, waiting: Ticket.Turn?, closed: Bool, answered: Bool)] = [
    (.answered, .them, false, true), (.hold, .us, false, false), (.closed, nil, true, false),
    (.spam, nil, false, false),
  ]

  @Test("a state brings its times and whose turn it is, and goes back", arguments: states)
  func status(
    _ status: TicketStatus, _ waiting: Ticket.Turn?, _ isClosed: Bool, _ isAnswered: Bool
  ) throws {
    try desk.store.write {
      try $0.set(.autocloseDays, to: "-1", ofQueue: nil, by: "anna", at: Self.start)
    }
    let later = Self.start + 60
    #expect(try write { try $0.setStatus(status, of: ticket, by: "anna", at: later) })
    #expect(try !write { try $0.setStatus(status, of: ticket, by: "anna", at: later + 1) })
    let changed = try found(at: later)
    #expect(changed.status == status && changed.waiting == waiting && changed.updated == later)
    #expect(changed.closed == (isClosed ? later : nil))
    #expect(changed.answered == (isAnswered ? later : nil))
    #expect(try events() == ["status open>\(status.rawValue)"])
    _ = try write { try $0.setStatus(.open, of: ticket, by: "anna", at: later + 60) }
    #expect(try found(at: later + 60).waiting == .us && found(at: later + 60).closed == nil)
  }

  static let clocks: [(autoclose: String, days: Int64, TicketStatus)] = [
    ("3", 2, .answered), ("3", 3, .closed), ("-1", 4000, .answered), ("", 0, .closed),
  ]

  @Test(
    "an answered ticket is closed to who reads it late enough, and settled once", arguments: clocks)
  func due(_ autoclose: String, _ days: Int64, _ status: TicketStatus) throws {
    let now = Self.start + days * Self.day
    try write {
      if !autoclose.isEmpty {
        try $0.set(.autocloseDays, to: autoclose, ofQueue: nil, by: "anna", at: Self.start)
      }
      _ = try $0.setStatus(.answered, of: ticket, by: "anna", at: Self.start)
    }
    #expect(try found(at: now).status == status)
    let settled = try write { try $0.settleDue(at: now, limit: 10) }
    #expect(settled == (status == .closed ? [.closed] : []))
    #expect(try write { try $0.settleDue(at: now, limit: 10) }.isEmpty)
    #expect(try found(at: now).status == status)
  }

  static let mails: [(human: Bool, note: Bool, updated: Int64)] = [
    (true, false, 60), (false, false, 60), (true, true, 0),
  ]

  @Test("a message is counted, and dates the ticket unless it is a note", arguments: mails)
  func counted(_ isHuman: Bool, _ isNote: Bool, _ updated: Int64) throws {
    let before = try found().messageCount
    try write {
      try $0.noteMessage(
        on: ticket, isHuman: isHuman, isNote: isNote, vouches: false, at: Self.start + 60)
    }
    #expect(try found().messageCount == before + 1)
    #expect(try found().updated == Self.start + updated)
  }

  @Test("attributes are written once, with what they were")
  func attributes() throws {
    for _ in 1...2 {
      try write { transaction in
        try transaction.assign(ticket, to: "anna", by: "bob", at: Self.start)
        try transaction.setPriority(.high, of: ticket, by: "bob", at: Self.start)
        try transaction.changeTags(
          of: ticket, TagChange(["+Urgent", "billing"]), by: "bob", at: Self.start)
        try transaction.setSubject("Fire", of: ticket, by: "bob", at: Self.start)
      }
    }
    let changed = try found()
    #expect(changed.assignee == "anna" && changed.priority == .high && changed.subject == "Fire")
    #expect(changed.tags == ["billing", "Urgent"])
    let told = try events()
    #expect(
      told == [
        "assignee >anna", "priority normal>high", "tag >billing Urgent",
        "subject Broken printer>Fire",
      ])
  }

  @Test("mail finds a ticket by the subject it was opened with and by its present one")
  func subjects() throws {
    try write { try $0.setSubject("Fire", of: ticket, by: "bob", at: Self.start) }
    try write { try $0.setSubject("Smoke", of: ticket, by: "bob", at: Self.start) }
    for (subject, isFound) in [("Broken printer", true), ("Smoke", true), ("Fire", false)] {
      let candidates = try desk.candidates(
        .subject, for: letter("b@x", subject: "Re: \(subject)"), from: "ann@example.com")
      #expect(candidates.map(\.ticket) == (isFound ? [ticket] : []), "\(subject)")
    }
  }

  @Test("who takes part is told apart by the whole address")
  func participants() throws {
    let carl = Mailbox(name: "Carl", address: Address("carl@example.com"))
    let address = try #require(carl.address)
    #expect(try write { try $0.addParticipant(carl, to: ticket, by: "bob", at: Self.start) })
    #expect(try found().participants == [carl] && found().muted.isEmpty)
    try write { try $0.muteParticipant(address, on: ticket, by: "bob", at: Self.start) }
    #expect(try found().muted == [address])
    try write { try $0.removeParticipant(address, from: ticket, by: "bob", at: Self.start) }
    #expect(try found().participants.isEmpty)
    for stranger in ["carl@example.com", "ann@example.com", "x@carl.example"] {
      #expect(throws: ManageError.self) {
        try write {
          try $0.removeParticipant(
            #require(Address(stranger)), from: ticket, by: "bob", at: Self.start)
        }
      }
    }
  }

  @Test("a change that fails leaves nothing behind")
  func failing() throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try write {
        try $0.assign(ticket, to: "anna", by: "bob", at: Self.start)
        throw Stop()
      }
    }
    #expect(try found().assignee == nil && events().isEmpty)
  }
}
