import Delivery
import Desk
import Mail
import Store

/// Sends what was just written and tells what became of it.
struct SendingReport {
  let store: StoreOptions
  let output: OutputOptions

  /// A process waits for the end of a short hold; a longer one is the timer's. Seconds.
  private static let longestWait: Int64 = 600

  func print(_ receipt: OutgoingReceipt) throws {
    let isHeld = receipt.due > .now()
    send(receipt)
    var failure: Failure?
    try Done.report("m\(receipt.message) is stored and queued") {
      let entries = try store.read { try receipt.entries.compactMap($0.outboxEntry) }
      try print(entries.flatMap(\.recipients), receipt, isHeld: isHeld)
      try store.complainOfUntrustedSendmail()
      failure = Failure(sending: entries, of: receipt.message)
    }
    if let failure { throw failure }
  }

  private func print(
    _ recipients: [OutboxEntry.Recipient], _ receipt: OutgoingReceipt, isHeld: Bool
  ) throws {
    try store.read { snapshot in
      guard let number = try snapshot.message(receipt.message)?.ticket,
        let ticket = try snapshot.ticket(number, at: .now())
      else { return }
      try output.show([json(recipients, ticket, receipt)], single: true) { _ in
        "#\(ticket.number) is \(ticket.status.rawValue), m\(receipt.message) "
          + (isHeld
            ? held(recipients, receipt) : outcome(recipients))
          + "\n"
      }
    }
  }

  /// A hanging sendmail keeps nobody waiting: what it has not answered by then is still queued.
  private func send(_ receipt: OutgoingReceipt) {
    let hold = receipt.due - .now()
    guard hold <= SendingReport.longestWait else { return }
    let posting = store.posting(after: max(hold, 0))
    if hold <= 0 { posting?.wait(milliseconds: store.sending.mostDelay) }
  }

  private func held(
    _ recipients: [OutboxEntry.Recipient], _ receipt: OutgoingReceipt
  ) -> String {
    "held back until \(LocalTime.text(receipt.due)) for "
      + recipients.map(\.address.text).joined(separator: ", ")
  }

  /// `sent to a, b, queued to c`: the state stands before the first of those that share it.
  private func outcome(_ recipients: [OutboxEntry.Recipient]) -> String {
    recipients.enumerated().map { place, recipient in
      let reason = recipient.detail.isEmpty ? "" : " (\(recipient.detail))"
      let isSame = place > 0 && recipients[place - 1].state == recipient.state
      return (isSame ? "" : "\(recipient.state.rawValue) to ") + recipient.address.text + reason
    }.joined(separator: ", ")
  }

  private func json(
    _ recipients: [OutboxEntry.Recipient], _ ticket: Ticket, _ receipt: OutgoingReceipt
  ) -> JSON {
    [
      "format": 1,
      "ticket": .number(ticket.number),
      "message": .number(receipt.message),
      "message_id": .text(receipt.messageID.text),
      "status": .text(ticket.status.rawValue),
      "due": .time(receipt.due),
      "deliveries": .array(
        recipients.map {
          ["recipient": .text($0.address.text), "state": .text($0.state.rawValue)]
        }),
    ]
  }
}

extension Failure {
  /// Nil when sendmail has taken a mail for everybody, or has not answered yet.
  fileprivate init?(sending entries: [OutboxEntry], of message: Int) {
    if let failed = entries.flatMap(\.recipients).first(where: { $0.state == .failed }) {
      self = .notSent(
        "m\(message) is stored, but was not sent to \(failed.failure)", isFinal: true)
    } else if let waiting = entries.first(where: { $0.tries > 0 && $0.isRefusedForNow })?
      .recipients.first
    {
      self = .notSent(
        "m\(message) is stored and will be tried again; do not send it again: \(waiting.failure)",
        isFinal: false)
    } else {
      return nil
    }
  }
}

extension OutboxEntry {
  /// What sendmail says of a mail it has not taken stands beside its recipients.
  fileprivate var isRefusedForNow: Bool {
    nextTry != nil && recipients.contains { $0.state == .queued && !$0.detail.isEmpty }
  }
}
