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
  /// - Throws: `StoreError`.
  package func prepared(
    on ticket: Ticket, _ store: Snapshot, at now: Timestamp
  ) throws -> PreparedNote {
    let queue = try store.queues().queue(of: ticket)
    let domain = queue.settings.address?.domain ?? "localhost"
    let unique = MessageID.uniqueWord()
    var mail = OutgoingMail(
      from: Mailbox(name: author, address: nil), to: [], subject: ticket.subject, date: now,
      messageID: MessageID("note.\(ticket.number).\(unique)@\(domain)"), text: text)
    mail.attachments = attachments
    let parent = try store.messages(of: ticket.number)
      .last { $0.writtenMessageID != nil }
    mail.inReplyTo = parent?.writtenMessageID
    mail.references = parent?.chain ?? []
    return PreparedNote(
      ticket: ticket.number, queue: queue,
      message: try OutgoingMessage(mail, kind: .note, author: author, on: ticket.number, store))
  }
}

/// A note that is composed, and whose ticket nothing has happened to since.
package struct PreparedNote: PreparedMessage, Sendable {
  package let ticket: Int
  let queue: Queue
  var message: OutgoingMessage

  /// - Returns: the message's number.
  /// - Throws: `StoreError`; then nothing was changed.
  package func record(in transaction: Transaction, at now: Timestamp) throws -> Int {
    try transaction.settle(ticket, at: now)
    return try message.record(in: queue, transaction, at: now)
  }
}
