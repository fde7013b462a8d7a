import Testing

@testable import Desk
@testable import Mail

/// Where a mail goes: what it is addressed to and the queue that takes it.
struct ReceivingRow: Sendable, CustomTestStringConvertible {
  var name: String
  var asked: String?
  var recipients: [String] = []
  var to: [String] = []
  var cc: [String] = []
  var queue: String

  var testDescription: String { name }

  static let all: [ReceivingRow] = [
    ReceivingRow(name: "nothing known", queue: "default"),
    ReceivingRow(name: "asked for", asked: "sales", recipients: ["it@d.example"], queue: "sales"),
    ReceivingRow(name: "asked for in other case", asked: "SALES", queue: "sales"),
    ReceivingRow(
      name: "an unknown queue is the default queue", asked: "nope",
      recipients: ["it@d.example"], queue: "default"),
    ReceivingRow(
      name: "recipient before To", recipients: ["it@d.example"], to: ["sales@d.example"],
      queue: "it"),
    ReceivingRow(name: "recipient in other case", recipients: ["IT@D.Example"], queue: "it"),
    ReceivingRow(name: "recipient with extension", recipients: ["it+x+y@d.example"], queue: "it"),
    ReceivingRow(
      name: "extension of another address", recipients: ["its+x@d.example"], queue: "default"),
    ReceivingRow(name: "same local part elsewhere", recipients: ["it@e.example"], queue: "default"),
    ReceivingRow(
      name: "unknown recipient leaves it to To", recipients: ["x@d.example"],
      to: ["a@b.example", "sales@d.example", "it@d.example"], queue: "sales"),
    ReceivingRow(
      name: "what the recipient was before an alias", recipients: ["tickets@host", "it@d.example"],
      to: ["sales@d.example"], queue: "it"),
    ReceivingRow(name: "Cc after To", to: ["it@d.example"], cc: ["sales@d.example"], queue: "it"),
    ReceivingRow(name: "only Cc", cc: ["sales+x@d.example"], queue: "sales"),
    ReceivingRow(name: "nobody of ours", to: ["a@b.example"], queue: "default"),
    ReceivingRow(name: "IDN address", recipients: ["it@xn--bcher-kva.example"], queue: "books"),
  ]
}

@Suite("Receiving queue")
struct ReceivingQueueTests {
  static let queues = [
    Queue(id: 1, name: "default", settings: Settings()),
    Queue(id: 2, name: "sales", settings: Settings(queue: [.address: "sales@d.example"])),
    Queue(id: 3, name: "it", settings: Settings(queue: [.address: "it@d.example"])),
    Queue(id: 4, name: "books", settings: Settings(queue: [.address: "it@bücher.example"])),
  ]

  @Test("the queue that takes a mail", arguments: ReceivingRow.all)
  func receiving(_ row: ReceivingRow) {
    var message = mail()
    message.to = row.to.map { Mailbox(address: Address($0)) }
    message.cc = row.cc.map { Mailbox(address: Address($0)) }
    let envelope = Envelope(recipients: row.recipients.compactMap { Address($0) })
    let queue = ReceivingQueueTests.queues.receiving(message, envelope, named: row.asked)
    #expect(queue?.name == row.queue)
  }

  @Test("without queues there is none")
  func none() {
    #expect([Queue]().receiving(mail(), Envelope(), named: nil) == nil)
  }

  @Test(
    "names of queues",
    arguments: [
      ("sales", true), ("it.2-b_c", true), ("büro", true), ("", false), ("-x", false),
      ("a b", false), ("a/b", false), ("a\u{1B}b", false),
      (String(repeating: "x", count: 64), true), (String(repeating: "x", count: 65), false),
    ])
  func names(_ name: String, _ isValid: Bool) {
    #expect(QueueName.isValid(name) == isValid)
  }
}
