internal import Crypto
package import Desk
package import Mail
package import Store

/// A mail of ours as a message of its ticket, kept as raw bytes like any other.
package struct OutgoingMessage: Sendable {
  private let mail: OutgoingMail
  private let direction: NewMessage.Direction
  private let author: String

  package init(_ mail: OutgoingMail, kind direction: NewMessage.Direction, author: String) {
    self.mail = mail
    self.direction = direction
    self.author = author
  }

  /// - Returns: the message's number.
  package func record(
    on ticket: Int, in queue: Queue, _ transaction: Transaction, at now: Timestamp
  ) throws -> Int {
    let raw = mail.composed()
    let read = Message(reading: raw)
    let new = NewMessage(
      direction: direction, mail: read, raw: raw,
      sha256: SHA256.hash(data: raw).hexadecimal, messageID: mail.messageID, mailClass: .human,
      classReason: "written by \(PrintableLine.text(author))", trials: [],
      correspondent: mail.from, isStranger: false, isUnreadable: false, received: now,
      queue: queue, recipient: "", isIndexed: true)
    let earlier = try transaction.snapshot.earlierTexts(of: ticket)
    let message = try transaction.insert(
      new, ticket: ticket, marks: Quotation.marks(in: read.text, earlier: earlier))
    try transaction.noteMessage(
      on: ticket, isHuman: direction == .out, vouches: direction == .out, at: now)
    try transaction.record(
      Event(
        at: now, actor: author, kind: .message, note: direction.rawValue, ticket: ticket,
        message: message))
    return message
  }
}
