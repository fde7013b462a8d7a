package import Desk
package import Mail
package import Store

/// Mail of a ticket passed on to somebody who takes no part in it: what is answered to it comes
/// back to the ticket, and the ticket's state stays.
package struct Forward: Sendable {
  package var recipients: Recipients
  package var subject: String
  /// As it goes out.
  package var text: String
  package var attachments: [OutgoingMail.Attachment]
  /// Numbers of the messages that are enclosed.
  package var messages: [Int]
  package var author: String

  package init(
    recipients: Recipients, subject: String, text: String,
    attachments: [OutgoingMail.Attachment] = [], messages: [Int], author: String
  ) {
    self.recipients = recipients
    self.subject = subject
    self.text = text
    self.attachments = attachments
    self.messages = messages
    self.author = author
  }

  /// Composes it.
  ///
  /// - Throws: `AnswerError`, `StoreError`.
  package func prepared(
    on ticket: Ticket, _ store: Snapshot, at now: Timestamp
  ) throws -> PreparedForward {
    let queues = try store.queues()
    let queue = try queues.queue(of: ticket)
    let recipients = try recipients.checked(queues: queues, ticket: ticket.number)
    var mail = try OutgoingMail(
      on: ticket, in: queue, to: recipients.to, subject: subject, text: text,
      secret: try store.tokenSecret(), at: now)
    mail.cc = recipients.cc
    mail.references = try messages.last.flatMap(store.message)?.chain ?? []
    mail.attachments = try attachments + messages.map { try enclosed($0, store, at: now) }
    return PreparedForward(
      recipients: recipients, ticket: ticket.number, queue: queue,
      message: try OutgoingMessage(
        mail, kind: .forward, author: author, on: ticket.number, store))
  }

  private func enclosed(
    _ message: Int, _ store: Snapshot, at now: Timestamp
  ) throws -> OutgoingMail.Attachment {
    let raw = try store.raw(of: message)
    guard try !AgentTokens(keys: store.tokenKeys(at: now)).stand(in: raw) else {
      throw AnswerError.holdsAgentsAddress(message: message)
    }
    return OutgoingMail.Attachment(forwarding: raw, named: ForwardedMail.filename(message))
  }
}

/// A forward that is composed, and that nothing has happened to since.
package struct PreparedForward: PreparedMessage, Sendable {
  let recipients: Recipients
  let ticket: Int
  let queue: Queue
  var message: OutgoingMessage

  /// - Throws: `StoreError`; then nothing was changed.
  package func record(in transaction: Transaction, at now: Timestamp) throws -> OutgoingReceipt {
    try transaction.settle(ticket, at: now)
    return try transaction.undoable([ticket]) {
      try message.send(to: recipients, in: queue, transaction, at: now)
    }
  }
}
