package import Desk
internal import Hashing
package import Mail
package import Store
internal import Text

/// A mail of ours as a message of its ticket, kept as raw bytes like any other: composed, and read
/// again, before the lock is taken.
package struct OutgoingMessage: RawMailDraft, Sendable {
  package enum Kind: String, Sendable {
    /// To the customer: the ticket's clocks start anew.
    case answer
    /// To somebody else.
    case forward
    /// To nobody.
    case note
  }

  private let messageID: MessageID
  private let from: Mailbox
  package let raw: [UInt8]
  package var large: LargeRaw?
  private let sha256: String
  private let read: Message
  private let text: PreparedText
  private let kind: Kind
  private let author: String
  private let ticket: Int

  package init(
    _ mail: OutgoingMail, kind: Kind, author: String, on ticket: Int, _ store: Snapshot
  ) throws {
    messageID = mail.messageID
    from = mail.from
    raw = mail.composed()
    sha256 = SHA256.digest(of: raw).hexadecimal
    read = Message(reading: raw)
    text = PreparedText(read, earlier: try store.earlierTexts(of: ticket))
    self.kind = kind
    self.author = author
    self.ticket = ticket
  }

  /// - Returns: the message's number.
  package func record(
    in queue: Queue, _ transaction: Transaction, at now: Timestamp
  ) throws -> Int {
    let new = NewMessage(
      direction: kind == .note ? .note : .out, mail: read, raw: raw,
      sha256: sha256, messageID: messageID, mailClass: .human,
      classReason: "written by \(Sanitizer.excerpt(author))", attempts: [],
      correspondent: from, isStranger: false, isUnreadable: false, received: now,
      queue: queue, recipient: "")
    let message = try transaction.insert(new, text, large, ticket: ticket)
    try transaction.noteMessage(
      on: ticket, isHuman: kind == .answer, isNote: kind == .note, vouches: kind == .answer, at: now
    )
    try transaction.record(
      Event(
        at: now, actor: author, kind: .message, note: kind.rawValue, ticket: ticket,
        message: message))
    return message
  }

  /// Records it and puts it into the outbox, where it is held back as long as the queue wants.
  func send(
    to recipients: Recipients, in queue: Queue, _ transaction: Transaction, at now: Timestamp
  ) throws -> OutgoingReceipt {
    let message = try record(in: queue, transaction, at: now)
    let due = now + Int64(queue.settings.holdSeconds)
    let entries = try recipients.batches.map { batch in
      try transaction.enqueue(
        NewOutboxEntry(
          kind: kind == .answer ? .answer : .forward, ticket: ticket, content: .message(message),
          messageID: messageID, sender: queue.settings.address, recipients: batch, due: due),
        at: now)
    }
    return OutgoingReceipt(message: message, messageID: messageID, entries: entries, due: due)
  }
}

/// A change that writes a mail of ours.
protocol PreparedMessage: RawMailDraft {
  var message: OutgoingMessage { get set }
}

extension PreparedMessage {
  package var raw: [UInt8] { message.raw }

  package var large: LargeRaw? {
    get { message.large }
    set { message.large = newValue }
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
