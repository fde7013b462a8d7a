import BlackBox
import Desk
import Mail
import Store

extension TestDesk {
  /// Puts a mail into the outbox, as a copy to the administrator would be.
  @discardableResult
  func enqueue(
    to recipients: [String] = ["jane@customer.example"], from sender: String? = "help@desk.example",
    dueIn seconds: Int64 = 0
  ) throws -> Int {
    let open = try TicketStore.writable(
      StoreLocation(path: store), lockTimeout: 5, creating: false)
    let new = NewOutboxEntry(
      kind: .copy, ticket: nil, content: .mail(Array("Subject: x\n\ntext\n".utf8)),
      messageID: MessageID("1.a.b@desk.example"), sender: sender.flatMap { Address($0) },
      recipients: recipients.compactMap { Address($0) }, due: .now() + seconds)
    return try open.write { try $0.enqueue(new, at: .now()) }
  }

  /// State and reason of each recipient.
  func outboxStates(at clock: String? = nil) throws -> [String] {
    try json("outbox", "--all", at: clock).array.flatMap { entry in
      entry["recipients"].array.map { "\($0["state"].text ?? "") \($0["detail"].text ?? "")" }
    }
  }
}
