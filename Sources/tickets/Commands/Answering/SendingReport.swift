import Delivery
import Desk
import Mail
import Store

/// Sends what was just written and tells what became of it.
struct SendingReport {
  let store: StoreOptions
  let output: OutputOptions

  func print(_ receipt: Answer.Receipt) throws {
    send(receipt)
    try store.read { snapshot in
      guard let entry = try snapshot.outboxEntry(receipt.entry), let number = entry.ticket,
        let ticket = try snapshot.ticket(number, at: .now())
      else { return }
      try output.show([json(entry, ticket)], single: true) { _ in
        "#\(ticket.number) is \(ticket.status.rawValue), m\(receipt.message) "
          + entry.recipients.map(outcome).joined(separator: ", ") + "\n"
      }
    }
  }

  /// A hanging sendmail keeps nobody waiting: what it has not answered by then is still queued.
  private func send(_ receipt: Answer.Receipt) {
    let isHeld = receipt.due > .now()
    let hold = isHeld ? ["--after", "\(receipt.due - .now())"] : []
    let process = Background(["flush", "--due", "--store", store.location.path] + hold)
    if !isHeld { process?.wait(milliseconds: 2000) }
  }

  private func outcome(_ recipient: OutboxEntry.Recipient) -> String {
    let reason = recipient.detail.isEmpty ? "" : " (\(recipient.detail))"
    return "\(recipient.state.rawValue) to \(recipient.address.text)\(reason)"
  }

  private func json(_ entry: OutboxEntry, _ ticket: Ticket) -> JSON {
    [
      "format": 1,
      "ticket": .number(ticket.number),
      "message": .optional(entry.message),
      "message_id": .text(entry.messageID.text),
      "status": .text(ticket.status.rawValue),
      "deliveries": .array(
        entry.recipients.map {
          ["recipient": .text($0.address.text), "state": .text($0.state.rawValue)]
        }),
    ]
  }
}
