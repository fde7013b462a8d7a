package import Desk
package import Mail
package import Store

/// A human answer on a ticket: composed, recorded as a message, and put into the outbox, all in one
/// transaction.
package struct Answer: Sendable {
  package var recipients: Recipients
  package var subject: String
  /// As it goes out, signature included.
  package var text: String
  package var attachments: [OutgoingMail.Attachment]
  /// The state the ticket is left in.
  package var status: TicketStatus
  /// The event's actor, and the name people see: an OS user or an agent's address.
  package var author: String
  /// The newest message the author has seen; nil when nobody asked.
  package var seen: Int?

  package init(
    recipients: Recipients, subject: String, text: String,
    attachments: [OutgoingMail.Attachment] = [], status: TicketStatus = .answered, author: String,
    seen: Int? = nil
  ) {
    self.recipients = recipients
    self.subject = subject
    self.text = text
    self.attachments = attachments
    self.status = status
    self.author = author
    self.seen = seen
  }

  /// What became of it.
  package struct Receipt: Hashable, Sendable {
    package var message: Int
    package var messageID: MessageID
    package var entry: Int
    package var due: Timestamp
  }

  /// - Throws: `AnswerError`, `StoreError`; then nothing was changed.
  package func record(
    on correspondence: Correspondence, in transaction: Transaction, at now: Timestamp
  ) throws -> Receipt {
    let ticket = correspondence.ticket.number
    try check(ticket, transaction.snapshot)
    let secret = try transaction.snapshot.tokenSecret()
    let mail = try outgoing(correspondence, secret: secret, at: now)
    try transaction.settle(ticket, at: now)
    let message = try OutgoingMessage(mail, kind: .out, author: author)
      .record(on: ticket, in: correspondence.queue, transaction, at: now)
    try transaction.addParticipants(recipients.to + recipients.cc, to: ticket)
    try transaction.noteAnswer(
      on: ticket, leaving: status, by: author, at: now, note: "m\(message) was sent")
    let due = now + Int64(correspondence.queue.settings.holdSeconds)
    let entry = try transaction.enqueue(
      NewOutboxEntry(
        kind: .answer, ticket: ticket, content: .message(message), messageID: mail.messageID,
        sender: correspondence.queue.settings.address, recipients: recipients.addresses, due: due),
      at: now)
    return Receipt(message: message, messageID: mail.messageID, entry: entry, due: due)
  }

  private func check(_ ticket: Int, _ store: Snapshot) throws {
    guard !recipients.addresses.isEmpty else { throw AnswerError.noRecipient(ticket: ticket) }
    guard let seen else { return }
    let arrived = try store.arrivals(on: ticket, after: seen)
    guard arrived.isEmpty else { throw AnswerError.arrivedMeanwhile(messages: arrived) }
  }

  private func outgoing(
    _ correspondence: Correspondence, secret: [UInt8], at now: Timestamp
  ) throws -> OutgoingMail {
    var mail = try OutgoingMail(
      on: correspondence.ticket, in: correspondence.queue, to: recipients.to, subject: subject,
      text: text, secret: secret, at: now)
    mail.cc = recipients.cc
    mail.inReplyTo = correspondence.parent?.messageID
    mail.references = correspondence.references
    mail.fields = correspondence.threadFields
    mail.attachments = attachments
    return mail
  }
}
