import Desk
import Foundation
import Mail
import Testing

@testable import Store

/// Stores as the program made them when their version was the newest, as SQL text. They hold the same
/// mails: of a version that has no outbox, the answer is a message alone.
@Suite("Stores of earlier versions")
struct EarlierStoreTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/stores")

  /// A store of that version in a folder of its own.
  private func store(_ version: Int, _ body: (StoreLocation) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let location = StoreLocation(path: folder.appending(path: "tickets.db").path)
    let sql = try String(
      contentsOf: Self.folder.appending(path: "\(version).sql"), encoding: .utf8)
    do {
      let database = try Connection(path: location.path, .create)
      try database.execute(sql: sql)
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      #expect(try Migrations.version(of: database) == version)
    }
    try body(location)
  }

  static let versions = [1, 2, 9]

  @Test("are all tested")
  func complete() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let versions = names.filter { $0.hasSuffix(".sql") }.compactMap { Int($0.dropLast(4)) }
    #expect(versions.sorted() == Self.versions)
  }

  @Test("are brought up to date by who writes, and hold what they held", arguments: versions)
  func migrated(_ version: Int) throws {
    try store(version) { location in
      let store = try TicketStore.writable(location, lockTimeout: 5, creating: false)
      try expectWhole(store)
    }
  }

  @Test("and by who reads, too", arguments: versions)
  func read(_ version: Int) throws {
    try store(version) { try expectWhole(TicketStore.readOnly($0)) }
  }

  private func expectWhole(_ store: TicketStore) throws {
    try store.read { snapshot in
      #expect(try Migrations.version(of: snapshot.db) == Migrations.current)
      let result = try snapshot.verification()
      #expect(result.faults.isEmpty && result.messages == 6, "\(result.faults)")
      #expect(result.chain?.length == 6)
      let now = Timestamp(seconds: 1_795_900_000)
      let ticket = try #require(try snapshot.ticket(1, at: now))
      #expect(ticket.subject == "Printer" && ticket.tags == ["urgent"] && ticket.links == [2, 4])
      #expect(ticket.requester.address == Address("jane@customer.example"))
      #expect(ticket.participants.compactMap(\.address).contains { $0.key.hasPrefix("carl@") })
      #expect(try snapshot.ticket(2, at: now)?.status == .hold)
      #expect(try snapshot.mergeEnd(of: 3) == 1)
      #expect(try snapshot.messages(of: 1).map(\.number) == [1, 4, 5, 6])
      #expect(try String(decoding: snapshot.raw(of: 2), as: UTF8.self).contains("my invoice"))
      #expect(try snapshot.queues().compactMap(\.settings.address?.text).count == 2)
    }
  }

  @Test("a change of version 2 can be taken back")
  func undo() throws {
    try store(2) { location in
      let store = try TicketStore.writable(location, lockTimeout: 5, creating: false)
      let now = Timestamp(seconds: 1_795_900_000)
      let events = try store.write { try $0.undo(4, by: "test", at: now) }
      #expect(events.contains { $0.kind == .split })
      #expect(try store.read { try $0.messages(of: 1).map(\.number) } == [1, 3, 4, 5, 6])
      #expect(try store.read { try $0.verification().faults }.isEmpty)
    }
  }

  @Test(
    "mailboxes and accounts of version 9 are found by domain",
    arguments: [
      ("from:@customer.example", [4, 1]), ("from:@example", [4, 2, 1]), ("from:@mer.example", []),
      ("account:customer", [4, 1]), ("account:JOE", [2]), ("account:none", []),
    ])
  func domains(_ query: String, _ tickets: [Int]) throws {
    try store(9) { location in
      let store = try TicketStore.writable(location, lockTimeout: 5, creating: false)
      let now = Timestamp(seconds: 1_795_900_000)
      let selection = Selection(
        query: try Query.parse(query, now: now, zone: .utc), agent: "anna",
        defaultOrder: [Query.SortOrder(.id, .descending)])
      #expect(try store.read { try $0.tickets(selection, at: now) }.map(\.number) == tickets)
    }
  }

  @Test("have the schema of a new store", arguments: versions)
  func schema(_ version: Int) throws {
    let new = try Connection()
    try Migrations.migrate(new)
    try store(version) { location in
      let store = try TicketStore.writable(location, lockTimeout: 5, creating: false)
      let names = """
        SELECT type || ' ' || name || coalesce(' ' || sql, '') FROM sqlite_schema
        WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1
        """
      let found = try store.read { try String.fetchAll($0.db, sql: names) }.map(\.inOneLine)
      #expect(try found == String.fetchAll(new, sql: names).map(\.inOneLine))
    }
  }
}
