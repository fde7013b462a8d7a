import Desk
import Mail
import Testing

@testable import Store

@Suite("Mail in the store")
struct StoredMailTests {
  @Test(
    "raw bytes come back exactly, over the borders of chunks",
    arguments: [0, 1, RawChunk.size - 200, RawChunk.size, RawChunk.size * 2 + 17])
  func rawBytes(_ length: Int) throws {
    let desk = try TemporaryStore()
    let mail = letter("a@x", body: String(repeating: "0123456789abcde\n", count: length / 16 + 1))
    let (_, message) = try desk.open(mail)
    #expect(try desk.store.read { try $0.raw(of: message) } == Array(mail.utf8))
  }

  @Test("a neighbour's chunks are not taken for one's own")
  func neighbours() throws {
    let desk = try TemporaryStore()
    let mails = ["one", "two", "three"].map { letter("\($0)@x", body: $0) }
    let numbers = try mails.map { try desk.open($0).1 }
    for (mail, number) in zip(mails, numbers) {
      #expect(try desk.store.read { try $0.raw(of: number) } == Array(mail.utf8))
    }
  }

  @Test(
    "marks read as they were written",
    arguments: [
      [], [Mark(kind: .quoted, range: 0..<1)],
      [Mark(kind: .quoted, range: 3..<90), Mark(kind: .signature, range: 100..<100_000)],
    ])
  func marks(_ marks: [Mark]) {
    #expect(MarkText.decoded(MarkText.encoded(marks)) == marks)
  }

  @Test(
    "marks nobody wrote are no marks",
    arguments: ["x", "q", "q5", "q9-3", "q1-2-3 ", "qa-b"])
  func brokenMarks(_ text: String) {
    #expect(MarkText.decoded(text).isEmpty)
  }

  @Test("an error in a change undoes all of it")
  func rollback() throws {
    struct Stop: Error {}
    let desk = try TemporaryStore()
    #expect(throws: Stop.self) {
      try desk.store.write { transaction in
        _ = try transaction.addQueue("sales", by: "test", at: TemporaryStore.start)
        throw Stop()
      }
    }
    #expect(try desk.store.read { try $0.queues().count } == 1)
  }

  @Test("only a copy with the same id and the same content is a duplicate")
  func duplicates() throws {
    let desk = try TemporaryStore()
    let mail = letter("a@x")
    let (ticket, message) = try desk.open(mail)
    let hash = Message(reading: Array(mail.utf8)).contentHash
    let id = MessageID("a@x")
    let known = try desk.store.read { try $0.duplicate(of: id, contentHash: hash) }
    #expect(known?.message == message && known?.ticket == ticket)
    #expect(try desk.store.read { try $0.duplicate(of: id, contentHash: hash + "0") } == nil)
    let other = MessageID("b@x")
    #expect(try desk.store.read { try $0.duplicate(of: other, contentHash: hash) } == nil)
  }

  @Test("secrets are set without telling the log")
  func secrets() throws {
    let desk = try TemporaryStore()
    try desk.store.write {
      try $0.set(
        .fetchPassword, to: "hunter2", ofQueue: nil, by: "test", at: TemporaryStore.start)
    }
    let leaks = try desk.store.read { snapshot in
      try Int.fetchOne(
        snapshot.db,
        sql: "SELECT count(*) FROM event WHERE before || after || note LIKE '%hunter2%'")
    }
    #expect(leaks == 0)
    #expect(try desk.store.read { try $0.settings(ofQueue: nil)[.fetchPassword] } == "hunter2")
    let stored = try desk.store.read { snapshot in
      try String.fetchOne(snapshot.db, sql: "SELECT key FROM setting WHERE value = 'hunter2'")
    }
    #expect(stored == "pop3-password")
  }
}
