import BlackBox
import Desk
import Mail
import Testing

@testable import Delivery
@testable import Store

@Suite("A mail that others overtake again and again")
struct HasteTests {
  private let folder: TemporaryFolder
  private let delivery: Delivery
  private let store: TicketStore
  private let now = Timestamp(seconds: 1_800_000_000)

  init() throws {
    folder = try TemporaryFolder()
    let location = StoreLocation(path: folder.file("tickets.db"))
    delivery = Delivery(
      store: location, lockTimeout: 5, envelope: EnvelopeSource(sender: nil, recipient: nil),
      queue: nil, trusted: false, isSilenced: false, zone: .utc)
    store = try TicketStore.writable(location, lockTimeout: 5, creating: true)
    try deliver(Letter("a@x").text)
  }

  private func read(_ mail: String) -> IncomingMail {
    IncomingMail(unguarded: Array(mail.utf8), from: delivery.envelope)
  }

  private func deliver(_ mail: String) throws {
    _ = try store.write { try delivery.file(read(mail), in: $0, at: now) }
  }

  @Test("is filed at last, and the log says that its quotes were told before", arguments: [0, 1])
  func overtaken(by others: Int) throws {
    let filing = MailFiling(read(Letter.reply("b@x", to: "a@x").text), by: delivery, at: now)
    let draft = try store.read { try filing.prepare($0) }
    for number in 0..<others { try deliver(Letter.reply("other\(number)@x", to: "a@x").text) }
    let receipt = try store.write { transaction in
      try filing.write(filing.prepareInHaste(draft, transaction.snapshot), in: transaction)
    }
    let notes = try store.read { snapshot in
      try String.fetchAll(
        snapshot.db, sql: "SELECT note FROM event WHERE message = ?", arguments: [receipt.message])
    }
    let told = "human, message-id, quotes compared with the messages of a moment before"
    #expect(notes == [others == 0 ? "human, message-id" : told])
  }
}
