import BlackBox
import Desk
import Mail

@testable import Delivery
@testable import Store

/// A desk whose clock is its caller's, working in one transaction: a round costs no disk.
struct SimulatedDesk {
  let address: String
  private let transaction: Transaction
  private let path: String

  /// Makes a store in `folder` and lets `body` work with it.
  static func run(
    _ address: String, _ settings: [SettingKey: String] = [:],
    _ body: (SimulatedDesk) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    let location = StoreLocation(path: folder.file("tickets.db"))
    try TicketStore.writable(location, lockTimeout: 5, creating: true).write { transaction in
      let all = settings.merging([.address: address]) { given, _ in given }
      for (key, value) in all {
        try transaction.set(
          key, to: value, ofQueue: nil, by: "test", at: Timestamp(seconds: 0))
      }
      try body(
        SimulatedDesk(address: address, transaction: transaction, path: location.path))
    }
  }

  struct Outgoing {
    var recipient: String
    var mail: String
  }

  /// Takes a mail in and returns all that goes out then.
  func receive(_ mail: String, to recipient: String, at now: Timestamp) throws -> [Outgoing] {
    let delivery = Delivery(
      store: StoreLocation(path: path), lockTimeout: 5,
      envelope: EnvelopeSource(sender: nil, recipient: recipient), queue: nil,
      trusted: false, isSilenced: false, zone: .utc)
    let incoming = IncomingMail(unguarded: Array(mail.utf8), from: delivery.envelope)
    _ = try delivery.file(incoming, in: transaction, at: now)
    return try send(at: now)
  }

  private func send(at now: Timestamp) throws -> [Outgoing] {
    var sent: [Outgoing] = []
    for number in try transaction.snapshot.mailToBeSent(everything: false, at: now) {
      guard let entry = try transaction.begin(number, everything: false, at: now) else { continue }
      let mail = String(decoding: try transaction.snapshot.mail(of: entry), as: UTF8.self)
      sent += entry.recipients.map { Outgoing(recipient: $0.address.text, mail: mail) }
      try transaction.record(.taken, of: entry, at: now)
    }
    return sent
  }
}
