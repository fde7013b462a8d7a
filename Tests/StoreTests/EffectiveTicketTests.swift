import Desk
import Mail
import Testing

@testable import Store

@Suite("A ticket as every reader sees it")
struct EffectiveTicketTests {
  struct Row: Sendable, CustomStringConvertible {
    var status: TicketStatus
    var answered: Int64?
    var holdUntil: Int64?
    var autoClose: String

    var description: String {
      "\(status) answered \(answered ?? -1) hold \(holdUntil ?? -1) autoclose '\(autoClose)'"
    }
  }

  static let rows = TicketStatus.allCases.flatMap { status in
    ["", "-1", "0", "3"].flatMap { days in
      [nil, 0, 1000].flatMap { answered in
        [nil, 500, 400_000].map { hold in
          Row(status: status, answered: answered, holdUntil: hold, autoClose: days)
        }
      }
    }
  }

  @Test("SQL and Lifecycle agree on what has become due", arguments: rows)
  func agreement(_ row: Row) throws {
    let desk = try TemporaryStore()
    let (ticket, _) = try desk.open(letter("a@x"))
    let start = TemporaryStore.start
    try desk.store.write { transaction in
      try transaction.db.execute(
        sql: "UPDATE ticket SET status = ?, answered = ?, hold_until = ? WHERE id = ?",
        arguments: [
          row.status.rawValue, row.answered.map { start.seconds + $0 },
          row.holdUntil.map { start.seconds + $0 }, ticket,
        ])
      try transaction.set(
        .autocloseDays, to: row.autoClose, ofQueue: nil, by: "test", at: start)
    }
    for passed: Int64 in [0, 499, 500, 1000, 259_199, 259_200, 260_200, 500_000] {
      let now = start + passed
      try desk.store.read { snapshot in
        let (facts, autoClose) = try snapshot.facts(of: ticket)
        let due = facts.due(by: now, autoClose)
        let seen = try #require(try snapshot.ticket(ticket, at: now))
        #expect(seen.status == due.status, "after \(passed) s")
        #expect(seen.closed == due.closed, "after \(passed) s")
        #expect(try snapshot.status(of: ticket, at: now) == due.status)
      }
    }
  }

  @Test("settling records what was due at the time it was due, once, in the clock's name")
  func settling() throws {
    let desk = try TemporaryStore()
    let (ticket, _) = try desk.open(letter("a@x"))
    let start = TemporaryStore.start
    try desk.store.write { transaction in
      try transaction.set(.autocloseDays, to: "2", ofQueue: nil, by: "test", at: start)
      _ = try transaction.setStatus(.answered, of: ticket, by: "ann", at: start)
      try transaction.settle(ticket, at: start + 86_400)
      try transaction.settle(ticket, at: start + 10 * 86_400)
      try transaction.settle(ticket, at: start + 20 * 86_400)
    }
    let events = try desk.store.read { try $0.events(of: ticket) }.filter { $0.kind == .status }
    #expect(events.map(\.after) == ["answered", "closed"])
    #expect(events.last?.actor == Actor.autoClose)
    #expect(events.last?.at == start + 2 * 86_400)
  }
}
