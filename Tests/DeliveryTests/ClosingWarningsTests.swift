import BlackBox
import Desk
import Mail
import Testing

@testable import Delivery
@testable import Store

@Suite("Warnings before tickets close")
struct ClosingWarningsTests {
  private let now = Timestamp(seconds: 1_800_000_000)

  /// Six tickets that close in a day; nobody writes to the requester of the third.
  private func store(in folder: TemporaryFolder) throws -> TicketStore {
    let store = try TicketStore.writable(
      StoreLocation(path: folder.file("tickets.db")), lockTimeout: 5, creating: true)
    try store.write { transaction in
      for (key, value) in [
        (SettingKey.address, "help@desk.example"), (.autocloseDays, "2"),
        (.autocloseWarningDays, "1"), (.confirm, "no"),
      ] {
        try transaction.set(key, to: value, ofQueue: nil, by: "test", at: now)
      }
      let delivery = Delivery(
        store: StoreLocation(path: store.path), lockTimeout: 5,
        envelope: EnvelopeSource(sender: nil, recipient: nil), queue: nil, trusted: false,
        isSilenced: true, zone: .utc)
      for number in 1...6 {
        let author = number == 3 ? "noreply@a.example" : "c\(number)@a.example"
        let mail = Letter("\(number)@a", from: author, subject: "S\(number)").text
        let incoming = IncomingMail(unguarded: Array(mail.utf8), from: delivery.envelope)
        let answered = now + -86_400 + Int64(-number / 2)
        let receipt = try delivery.file(incoming, in: transaction, at: answered + -60)
        _ = try transaction.setStatus(.answered, of: receipt.ticket, by: "test", at: answered)
      }
    }
    return store
  }

  @Test("reach everybody, however few tickets one transaction looks at", arguments: 1...7)
  func batches(size: Int) throws {
    let folder = try TemporaryFolder()
    let store = try store(in: folder)
    #expect(try ClosingWarnings.enqueue(store, batch: size, at: now) == 5)
    #expect(try ClosingWarnings.enqueue(store, batch: size, at: now) == 0)
  }
}
