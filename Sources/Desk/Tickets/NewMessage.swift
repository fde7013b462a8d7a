package import Mail

/// A mail with everything that was decided about it, ready to be written.
package struct NewMessage: Sendable {
  package var direction: Direction
  package var mail: Message
  package var raw: [UInt8]
  /// Of the raw bytes, lower-case hexadecimal.
  package var sha256: String
  /// From the mail, or derived from its content.
  package var messageID: MessageID
  package var mailClass: MailClass
  package var classReason: String
  package var attempts: [RuleAttempt]
  package var correspondent: Mailbox
  package var isStranger: Bool
  package var isUnreadable: Bool
  package var received: Timestamp
  package var queue: Queue
  /// Whole recipient address of the envelope, empty when unknown.
  package var recipient: String

  package enum Direction: String, Sendable {
    case `in`, out, note
  }

  package init(
    direction: Direction, mail: Message, raw: [UInt8], sha256: String, messageID: MessageID,
    mailClass: MailClass, classReason: String, attempts: [RuleAttempt], correspondent: Mailbox,
    isStranger: Bool, isUnreadable: Bool, received: Timestamp, queue: Queue, recipient: String
  ) {
    self.direction = direction
    self.mail = mail
    self.raw = raw
    self.sha256 = sha256
    self.messageID = messageID
    self.mailClass = mailClass
    self.classReason = classReason
    self.attempts = attempts
    self.correspondent = correspondent
    self.isStranger = isStranger
    self.isUnreadable = isUnreadable
    self.received = received
    self.queue = queue
    self.recipient = recipient
  }
}
