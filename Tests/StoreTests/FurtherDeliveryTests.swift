import Desk
import Mail
import Testing

@testable import Store

@Suite("Mail that reached a further queue")
struct FurtherDeliveryTests {
  private func rows(_ desk: TemporaryStore) throws -> [[Int]] {
    try desk.store.read { snapshot in
      try Row.fetchAll(snapshot.db, sql: "SELECT queue, message FROM further_delivery")
        .map { try [$0["queue"], $0["message"]] }
    }
  }

  @Test("is that of a store which did not note it, too: its first delivery filed it")
  func earlierStore() throws {
    let desk = try TemporaryStore()
    let (_, message) = try desk.open(letter("a@x"))
    _ = try desk.open(letter("b@x"))
    let start = TemporaryStore.start
    let sales = try desk.store.write { transaction -> Queue in
      _ = try transaction.addQueue("sales", by: "test", at: start)
      let sales = try #require(try transaction.snapshot.queues().last)
      for (queue, recipient) in [(sales, "s@x"), (desk.queue, "h@x"), (sales, "t@x")] {
        #expect(
          try transaction.recordDelivery(
            of: message, to: queue, recipient: recipient, at: start + 5))
      }
      return sales
    }
    #expect(try rows(desk) == [[sales.id, message]])
    try desk.store.write { transaction in
      try transaction.db.execute(sql: "DROP TABLE further_delivery")
      try FurtherDeliveryTable.make(transaction.db)
    }
    #expect(try rows(desk) == [[sales.id, message]])
  }
}
