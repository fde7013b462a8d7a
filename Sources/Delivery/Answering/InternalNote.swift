package import Desk
package import Mail
package import Store

/// What an agent writes for agents: a message that is never sent and moves no clock.
package struct InternalNote: Sendable {
  package var text: String
  package var attachments: [OutgoingMail.Attachment]
  package var author: String

  package init(text: String, attachments: [OutgoingMail.Attachment], author: String) {
    self.text = text
    self.attachments = attachments
    self.author = author
  }

  /// It follows the ticket's newest mail, also where the exported ticket is opened in a mail reader.
  ///
  /// - Returns: the message's number.
  /// - Throws: `StoreError`; then nothing was changed.
  package func record(
    on ticket: Ticket, in transaction: Transaction, at now: Timestamp
  ) throws -> Int {
    let queue = try transaction.snapshot.queues().queue(of: ticket)
    try transaction.settle(ticket.number, at: now)
    let domain = queue.settings.address?.domain ?? "localhost"
    let unique = MessageID.uniqueWord()
    var mail = OutgoingMail(
      from: Mailbox(name: author, address: nil), to: [], subject: ticket.subject, date: now,
      messageID: MessageID("note.\(ticket.number).\(unique)@\(domain)"), text: text)
    mail.attachments = attachments
    let parent = try transaction.snapshot.messages(of: ticket.number)
      .last { $0.writtenMessageID != nil }
    mail.inReplyTo = parent?.writtenMessageID
    mail.references = parent?.chain ?? []
    return try OutgoingMessage(mail, kind: .note, author: author)
      .record(on: ticket.number, in: queue, transaction, at: now)
  }
}
