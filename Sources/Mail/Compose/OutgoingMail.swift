/// A mail of ours before it is written: values only, headers in the order readers expect.
package struct OutgoingMail: Sendable {
  package var from: Mailbox
  package var to: [Mailbox]
  package var cc: [Mailbox] = []
  package var replyTo: [Mailbox] = []
  package var subject: String
  package var date: Timestamp
  package var messageID: MessageID
  package var inReplyTo: MessageID?
  /// Oldest first.
  package var references: [MessageID] = []
  /// Further fields, such as `Auto-Submitted`.
  package var fields: [HeaderField] = []
  /// UTF-8, LF line ends; lines longer than a screen are flowed (RFC 3676).
  package var text: String
  package var attachments: [Attachment] = []

  package struct Attachment: Sendable {
    package var filename: String
    /// Such as `application/pdf`.
    package var type: String
    package var content: [UInt8]

    package init(filename: String, type: String, content: [UInt8]) {
      self.filename = filename
      self.type = type
      self.content = content
    }
  }

  package init(
    from: Mailbox, to: [Mailbox], subject: String, date: Timestamp, messageID: MessageID,
    text: String
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.date = date
    self.messageID = messageID
    self.text = text
  }

  /// The mail as it goes to sendmail and into the store: 7-bit text, LF line ends.
  package func composed() -> [UInt8] { Composition(self).bytes() }
}
