import Testing

@testable import Desk
@testable import Mail

@Suite("Addressees")
struct AddresseesTests {
  static let queues = [
    Queue(
      id: 1, name: "default",
      settings: Settings(
        queue: [.address: "help@desk.example", .aliases: "support@desk.example, old@desk.example"]
      )),
    Queue(id: 2, name: "sales", settings: Settings(queue: [.address: "sales@desk.example"])),
  ]

  struct Row: Sendable, CustomTestStringConvertible {
    var named: [String]
    var recipients: [String] = []
    var knowsOurs = true
    var others: [String]
    var takePart = true
    var testDescription: String { "\(named) \(recipients)" }
  }

  static let rows = [
    Row(named: ["help@desk.example"], others: []),
    Row(named: ["jane@x.example", "HELP@desk.example"], others: ["jane@x.example"]),
    Row(named: ["support@desk.example", "jane@x.example"], others: ["jane@x.example"]),
    Row(named: ["help+c1@desk.example", "jane@x.example"], others: ["jane@x.example"]),
    Row(named: ["old+c1@desk.example", "jane@x.example"], others: ["jane@x.example"]),
    Row(named: ["sales@desk.example", "jane@x.example"], others: ["jane@x.example"]),
    Row(
      named: ["list@x.example", "jane@x.example"], recipients: ["help@desk.example"],
      others: ["list@x.example", "jane@x.example"], takePart: false),
    Row(
      named: ["info@desk.example", "jane@x.example"], recipients: ["info@desk.example"],
      others: ["jane@x.example"]),
    Row(
      named: ["info@desk.example", "jane@x.example"], recipients: ["info+x@desk.example"],
      others: ["jane@x.example"]),
    Row(
      named: ["jane@x.example", "JANE@x.example", "jane@x.example"], others: ["jane@x.example"],
      takePart: false),
    Row(named: ["list@x.example"], knowsOurs: false, others: ["list@x.example"]),
    Row(
      named: ["list@x.example"], recipients: ["help@desk.example"], knowsOurs: false,
      others: ["list@x.example"], takePart: false),
    Row(named: [], others: [], takePart: false),
  ]

  @Test("take part where the author wrote to us, too", arguments: rows)
  func addressees(_ row: Row) {
    let addressees = Addressees(
      row.named.map { Mailbox(address: Address($0)) },
      recipients: row.recipients.compactMap(Address.init),
      queues: row.knowsOurs ? AddresseesTests.queues : [])
    #expect(addressees.others.compactMap(\.address?.text) == row.others)
    #expect(addressees.takePart == row.takePart)
  }
}
