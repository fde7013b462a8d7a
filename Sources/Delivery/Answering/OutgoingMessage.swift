internal import Crypto
package import Desk
package import Mail
package import Store

/// A mail of ours as a message of its ticket, kept as raw bytes like any other.
package struct OutgoingMessage: Sendable {
  package enum Kind: String, Sendable {
    /// To the customer: the ticket's clocks start anew.
    case answer
    /// To somebody else.
    case forward
    /// To nobody.
    case note
  }

  private let mail: OutgoingMail
  private let kind: Kind
  private let author: String

  package init(_ mail: OutgoingMail, kind: Kind, author: String) {
    self.mail = mail
    self.kind = kind
    self.author = author
  }

  /// - Returns: the message's number.
  package func record(
    on ticket: Int, in queue: Queue, _ transaction: Transaction, at now: Timestamp
  ) throws -> Int {
    let raw = mail.composed()
    let read = Message(reading: raw)
    let new = NewMessage(
      direction: kind == .note ? .note : .out, mail: read, raw: raw,
      sha256: SHA256.hash(data: raw).hexadecimal, messageID: mail.messageID, mailClass: .human,
      classReason: "written by \(PrintableLine.text(author))", trials: [],
      correspondent: mail.from, isStranger: false, isUnreadable: false, received: now,
      queue: queue, recipient: "", isIndexed: true)
    let earlier = try transaction.snapshot.earlierTexts(of: ticket)
    let message = try transaction.insert(
      new, ticket: ticket, marks: Quotation.marks(in: read.text, earlier: earlier))
    try transaction.noteMessage(
      on: ticket, isHuman: kind == .answer, vouches: kind == .answer, at: now)
    try transaction.record(
      Event(
        at: now, actor: author, kind: .message, note: kind.rawValue, ticket: ticket,
        message: message))
    return message
  }

  /// Records it and puts it into the outbox, where it is held back as long as the queue wants.
  func send(
    to recipients: Recipients, on ticket: Int, in queue: Queue, _ transaction: Transaction,
    at now: Timestamp
  ) throws -> OutgoingReceipt {
    let message = try record(on: ticket, in: queue, transaction, at: now)
    let due = now + Int64(queue.settings.holdSeconds)
    let entries = try recipients.batches.map { batch in
      try transaction.enqueue(
        NewOutboxEntry(
          kind: kind == .answer ? .answer : .forward, ticket: ticket, content: .message(message),
          messageID: mail.messageID, sender: queue.settings.address, recipients: batch, due: due),
        at: now)
    }
    return OutgoingReceipt(message: message, messageID: mail.messageID, entries: entries, due: due)
  }
}

/// What became of a mail of ours.
package struct OutgoingReceipt: Hashable, Sendable {
  package var message: Int
  package var messageID: MessageID
  /// In the outbox: one for each batch of recipients.
  package var entries: [Int]
  /// Not sent before.
  package var due: Timestamp
}
