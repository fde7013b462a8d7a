package import Mail

/// A message as the store keeps it; the raw bytes are asked for apart.
package struct StoredMessage: Sendable {
  package var number: Int
  package var ticket: Int
  package var direction: NewMessage.Direction
  package var mailClass: MailClass
  package var classReason: String
  package var rule: Rule
  package var messageID: MessageID
  package var inReplyTo: [MessageID]
  package var references: [MessageID]
  /// The correspondent: From, or what `sender-from` and the author headers made of it.
  package var from: Mailbox
  package var to: [Mailbox]
  package var cc: [Mailbox]
  package var subject: String
  package var date: Timestamp?
  package var received: Timestamp
  package var isStranger: Bool
  package var isUnreadable: Bool
  /// Of the raw bytes.
  package var size: Int
  package var sha256: String
  package var text: String
  package var marks: [Mark]
  package var parts: [Part]
  package var recipients: [Recipient]
  /// The raw mail says more than was read of it.
  package var isPartlyRead = false
  /// Of ours, to somebody who takes no part.
  package var isForward = false
  /// Everybody its Reply-To names.
  package var replyTo: [Mailbox] = []

  /// What became of a message of ours at one recipient.
  package struct Recipient: Hashable, Sendable {
    package var address: String
    /// As `DeliveryState`.
    package var state: String

    package init(address: String, state: String) {
      self.address = address
      self.state = state
    }
  }

  package init(
    number: Int, ticket: Int, direction: NewMessage.Direction, mailClass: MailClass,
    classReason: String, rule: Rule, messageID: MessageID, inReplyTo: [MessageID],
    references: [MessageID], from: Mailbox, to: [Mailbox], cc: [Mailbox], subject: String,
    date: Timestamp?, received: Timestamp, isStranger: Bool, isUnreadable: Bool, size: Int,
    sha256: String, text: String, marks: [Mark], parts: [Part], recipients: [Recipient]
  ) {
    self.number = number
    self.ticket = ticket
    self.direction = direction
    self.mailClass = mailClass
    self.classReason = classReason
    self.rule = rule
    self.messageID = messageID
    self.inReplyTo = inReplyTo
    self.references = references
    self.from = from
    self.to = to
    self.cc = cc
    self.subject = subject
    self.date = date
    self.received = received
    self.isStranger = isStranger
    self.isUnreadable = isUnreadable
    self.size = size
    self.sha256 = sha256
    self.text = text
    self.marks = marks
    self.parts = parts
    self.recipients = recipients
  }

  /// The text without quoted mail and signature.
  package var visibleText: String { Quotation.visible(text, without: marks) }

  /// Of ours, and never sent: `undo` was in time.
  package var isTakenBack: Bool {
    !recipients.isEmpty && recipients.allSatisfy { $0.state == DeliveryState.cancelled.rawValue }
  }

  /// Came or went.
  package var isMail: Bool { direction != .note && !isTakenBack }

  /// Went to the customer.
  package var isAnswer: Bool { direction == .out && isMail && !isForward }

  package var attachments: [Part] { parts.filter { !$0.isBody } }
}
