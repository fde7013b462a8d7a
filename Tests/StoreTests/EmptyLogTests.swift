import BlackBox
import Foundation
import Testing

@testable import Store

/// What is overwritten may stay in the WAL only for as long as somebody reads it, and that is told.
@Suite("Emptying the WAL")
struct EmptyLogTests {
  private func writable(_ desk: TestDesk) throws -> TicketStore {
    try TicketStore.writable(
      StoreLocation(path: desk.store), lockTimeout: 1, creating: false)
  }

  @Test("leaves nothing in it")
  func empties() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    let store = try writable(desk)
    try store.write { try $0.db.execute(sql: "UPDATE ticket SET subject = 'quartz'") }
    #expect(try FileContent.read(desk.store + "-wal").count > 0)
    try store.emptyLog()
    #expect(try FileContent.read(desk.store + "-wal").count == 0)
  }

  @Test("a delivery leaves the file whole and blocks that count for nothing")
  func kept() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x", subject: "quartz").text)
    let log = try FileContent.read(desk.store + "-wal")
    #expect(log.count > 0)
    #expect(log.prefix(32).allSatisfy { $0 == 0 })
    let copy = desk.folder.file("copy.db")
    try FileManager.default.copyItem(atPath: desk.store, toPath: copy)
    let subject = try SQLiteClient(copy).text("SELECT subject FROM v_ticket")
    #expect(subject == "quartz")
  }

  @Test("tells when a reader keeps what was there")
  func stillRead() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    let store = try writable(desk)
    let reader = try SQLiteClient(desk.store)
    try reader.execute("BEGIN; SELECT count(*) FROM ticket")
    try store.write { try $0.db.execute(sql: "UPDATE ticket SET subject = 'quartz'") }
    #expect(throws: StoreError.stillRead(path: desk.store)) { try store.emptyLog() }
    try reader.execute("COMMIT")
    try store.emptyLog()
    #expect(try FileContent.read(desk.store + "-wal").count == 0)
  }
}
