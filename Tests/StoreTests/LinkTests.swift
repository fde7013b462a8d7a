import Desk
import Testing

@testable import Store

@Suite("Links")
struct LinkTests {
  @Test("a ticket has a hundred at most, on either side, and an old link is no new one")
  func limit() throws {
    let desk = try TemporaryStore()
    let tickets = try (0..<102).map { try desk.open(letter("\($0)@x")).0 }
    let made = try desk.store.write { transaction in
      try tickets.dropFirst().map {
        try transaction.link($0, tickets[0], by: "test", at: TemporaryStore.start)
      }
    }
    #expect(made == [Bool](repeating: true, count: 100) + [false])
    let (again, links, last) = try desk.store.write { transaction in
      (
        try transaction.link(tickets[0], tickets[1], by: "test", at: TemporaryStore.start),
        try transaction.snapshot.ticket(tickets[0], at: TemporaryStore.start)?.links.count,
        try transaction.snapshot.ticket(tickets[101], at: TemporaryStore.start)?.links.count
      )
    }
    #expect(again && links == 100 && last == 0)
  }
}
