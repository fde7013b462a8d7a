import Desk
import Mail
import Testing

@testable import Store

@Suite("Numbers of tickets and messages")
struct NumberTests {
  /// What older programs imported: rows beyond all numbers that there are now.
  private func store(holding number: Int) throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    _ = try temporary.open(letter("a@x"))
    try temporary.store.database.execute(
      sql: """
        CREATE TEMP TABLE copy AS SELECT * FROM ticket;
        UPDATE copy SET id = \(number);
        INSERT INTO ticket SELECT * FROM copy;
        CREATE TEMP TABLE mail AS SELECT * FROM message;
        UPDATE mail SET id = \(number), ticket = \(number);
        INSERT INTO message SELECT * FROM mail;
        INSERT INTO raw SELECT \(number) << 16, bytes FROM raw;
        """)
    return temporary
  }

  @Test(
    "go on below those that an old import gave, however high they are",
    arguments: [Int.max, 140_737_488_355_333, 100_000_000_000])
  func below(_ number: Int) throws {
    let temporary = try store(holding: number)
    #expect(try temporary.open(letter("b@x")) == (2, 2))
    #expect(try temporary.open(letter("c@x")) == (3, 3))
    let raw = try temporary.store.read { try $0.raw(of: number) }
    #expect(String(decoding: raw, as: UTF8.self) == letter("a@x"))
    let next = try temporary.store.read { try $0.raw(of: 3) }
    #expect(String(decoding: next, as: UTF8.self) == letter("c@x"))
  }

  @Test("fill up to the highest, and go on below it")
  func highest() throws {
    let temporary = try TemporaryStore()
    let most = NumberRange.tickets.upperBound
    let numbers = try temporary.store.write { transaction in
      try [most - 1, nil, nil, 7, nil, 7, most + 1, -1].map { wanted in
        try transaction.openTicket(
          queue: temporary.queue, subject: "", requester: Mailbox(address: nil), status: .open,
          vouched: true, number: wanted, at: TemporaryStore.start)
      }
    }
    #expect(numbers == [most - 1, most, 1, 7, 8, 9, 10, 11])
  }

  @Test("that are used up, or pages, are no full disk")
  func exhausted() throws {
    let temporary = try TemporaryStore()
    try temporary.store.database.execute(sql: "PRAGMA max_page_count = 1")
    let error = #expect(throws: StoreError.self) {
      for number in 1...200 { _ = try temporary.open(letter("\(number)@x")) }
    }
    guard case .exhausted = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.isTemporary == false)
    #expect(error?.description.contains("the database is at a limit, not the disk") == true)
  }
}
