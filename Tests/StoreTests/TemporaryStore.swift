import Desk
import Foundation
import Mail

@testable import Store

/// A store in a folder of its own, gone with the value.
final class TemporaryStore {
  let store: TicketStore
  let queue: Queue
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let location = StoreLocation(path: folder.appendingPathComponent("tickets.db").path)
    store = try TicketStore.writable(location, lockTimeout: 5, creating: true)
    queue = try store.read { try $0.queues()[0] }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  static let start = Timestamp(seconds: 1_800_000_000)

  /// Files a mail on a new ticket, as delivery does.
  func open(_ mail: String, direction: NewMessage.Direction = .in) throws -> (Int, Int) {
    try store.write { transaction in
      let message = Message(reading: Array(mail.utf8))
      let ticket = try transaction.openTicket(
        queue: queue, subject: message.subject,
        requester: message.from.first ?? Mailbox(address: nil), status: .open, vouched: true,
        at: Self.start)
      let base = BaseSubject(message.subject, tags: [])
      try transaction.addBaseSubject(base, of: ticket, in: queue)
      let number = try transaction.insert(
        new(message, Array(mail.utf8), direction), PreparedText(message, earlier: []),
        ticket: ticket)
      return (ticket, number)
    }
  }

  private func new(
    _ message: Message, _ raw: [UInt8], _ direction: NewMessage.Direction
  ) -> NewMessage {
    NewMessage(
      direction: direction, mail: message, raw: raw, sha256: "",
      messageID: message.messageID ?? MessageID("none@x"), mailClass: .human, classReason: "",
      attempts: [], correspondent: message.from.first ?? Mailbox(address: nil), isStranger: false,
      isUnreadable: false, received: Self.start, queue: queue, recipient: "")
  }

  /// The tickets a rule finds for a mail from `sender`.
  func candidates(_ rule: Rule, for mail: String, from sender: String) throws -> [Candidate] {
    try store.read { snapshot in
      let message = Message(reading: Array(mail.utf8))
      let hints = try ThreadingHints(
        message, ownID: message.messageID ?? MessageID("none@x"), envelope: Envelope(),
        mailClass: rule == .bounce ? .bounce : .human, queues: [queue],
        keys: snapshot.tokenKeys(at: Self.start),
        now: Self.start, isTicket: snapshot.isTicket)
      return try CandidateSearch(
        snapshot, hints: hints, queue: queue, queues: [queue], sender: Address(sender),
        now: Self.start
      ).candidates(for: rule)
    }
  }
}

func letter(
  _ id: String, from: String = "ann@example.com", subject: String = "Broken printer",
  extra: String = "", body: String = "Hello"
) -> String {
  "From: \(from)\nSubject: \(subject)\nMessage-ID: <\(id)>\n\(extra)\n\(body)\n"
}
