package import Desk
import Glibc
package import Mail

/// A mail to be put into the outbox.
package struct NewOutboxEntry: Sendable {
  package var kind: OutboxEntry.Kind
  package var ticket: Int?
  package var content: Content
  package var messageID: MessageID
  /// Envelope sender; nil is the null sender.
  package var sender: Address?
  package var recipients: [Address]
  /// Not sent before.
  package var due: Timestamp

  package enum Content: Sendable {
    /// The raw bytes of this message.
    case message(Int)
    case mail([UInt8])
  }

  package init(
    kind: OutboxEntry.Kind, ticket: Int?, content: Content, messageID: MessageID, sender: Address?,
    recipients: [Address], due: Timestamp
  ) {
    self.kind = kind
    self.ticket = ticket
    self.content = content
    self.messageID = messageID
    self.sender = sender
    self.recipients = recipients
    self.due = due
  }
}

extension Transaction {
  /// - Returns: the entry's number.
  @discardableResult
  package func enqueue(_ new: NewOutboxEntry, at now: Timestamp) throws -> Int {
    var message: Int?
    var mail: [UInt8]?
    switch new.content {
    case .message(let number): message = number
    case .mail(let bytes): mail = bytes
    }
    try db.execute(
      sql: """
        INSERT INTO outbox (kind, ticket, message, mail, message_id, sender, created, next_try)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        new.kind.rawValue, new.ticket, message, mail, new.messageID.text,
        new.sender?.transportText ?? "", now.seconds, new.due.seconds,
      ])
    let entry = Int(db.lastInsertedRowID)
    for address in new.recipients {
      try setState(.queued, of: address.transportText, entry: entry, message: message, detail: "")
      guard new.kind.isNotice else { continue }
      try db.execute(
        sql: "INSERT INTO notice VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [address.key, now.seconds, entry])
    }
    return entry
  }

  /// Begins to send a mail, if that is still to be done. The caller has its claim.
  ///
  /// - Parameter everything: also what waits for its next try, but nothing that is still held back.
  package func begin(
    _ number: Int, everything: Bool, at now: Timestamp
  ) throws -> OutboxEntry? {
    try db.execute(
      sql: """
        UPDATE outbox SET claim = :process, tries = tries + 1
        WHERE id = :number AND (\(Snapshot.isToBeSent))
        """,
      arguments: Snapshot.toBeSent(everything: everything, at: now)
        + ["process": String(getpid()), "number": number])
    return db.changesCount > 0 ? try snapshot.outboxEntry(number) : nil
  }

  /// Writes down how sendmail answered.
  ///
  /// - Returns: what became of those recipients that it was handed for.
  @discardableResult
  package func record(
    _ outcome: SendResult, of entry: OutboxEntry, at now: Timestamp
  ) throws -> DeliveryState {
    let begun = RetrySchedule.begin(created: entry.created, tries: entry.tries, now: now)
    var next: Timestamp?
    var state = DeliveryState.failed
    switch outcome {
    case .taken:
      state = .sent
      try setStates(.sent, of: entry, detail: "")
    case .refused(let reason): try fail(entry, reason, at: now)
    case .tryAgain(let reason):
      next = RetrySchedule.next(after: entry.tries, begun: begun, now: now)
      if next == nil {
        try fail(entry, "given up after 5 days: \(reason)", at: now)
      } else {
        state = .queued
        try setStates(.queued, of: entry, detail: reason)
      }
    }
    try db.execute(
      sql: "UPDATE outbox SET claim = NULL, next_try = ?, created = ? WHERE id = ?",
      arguments: [next?.seconds, begun.seconds, entry.number])
    return state
  }

  private func fail(_ entry: OutboxEntry, _ reason: String, at now: Timestamp) throws {
    try setStates(.failed, of: entry, detail: reason)
    guard let ticket = entry.ticket else { return }
    let addresses = entry.recipients.map(\.address.text).joined(separator: ", ")
    try record(
      Event(
        at: now, actor: Actor.outbox, kind: .delivery, after: DeliveryState.failed.rawValue,
        note: "\(entry.kind.rawValue) to \(addresses): \(reason)", ticket: ticket,
        message: entry.message))
    try countUndelivered(on: ticket)
  }

  /// Takes back what has not been tried yet.
  ///
  /// - Returns: false when it is too late.
  func cancel(_ entry: OutboxEntry) throws -> Bool {
    try db.execute(
      sql: """
        UPDATE outbox SET next_try = NULL
        WHERE id = ? AND next_try IS NOT NULL AND tries = 0 AND claim IS NULL
        """, arguments: [entry.number])
    guard db.changesCount > 0 else { return false }
    try setStates(.cancelled, of: entry, detail: "")
    return true
  }

  private func setStates(_ state: DeliveryState, of entry: OutboxEntry, detail: String) throws {
    for recipient in entry.recipients where recipient.state == .queued {
      try setState(
        state, of: recipient.address.text, entry: entry.number, message: entry.message,
        detail: detail)
    }
  }

  /// In the outbox, and beside the message it carries, where reports say what became of it: one may
  /// come before sendmail has even answered.
  func setState(
    _ state: DeliveryState, of address: String, entry: Int?, message: Int?, detail: String
  ) throws {
    if let entry {
      try db.execute(
        sql: """
          INSERT INTO outbox_recipient VALUES (?, ?, ?, ?)
          ON CONFLICT (outbox, address) DO UPDATE SET state = excluded.state, detail = excluded.detail
          """, arguments: [entry, address, state.rawValue, detail])
    }
    guard let message, let key = Address(address)?.key else { return }
    try db.execute(
      sql: """
        INSERT INTO recipient VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET state = excluded.state, detail = excluded.detail
        WHERE recipient.state = 'queued'
        """, arguments: [message, key, state.rawValue, detail])
  }
}
