package import Desk
package import Mail
package import Store

/// A human answer on a ticket: composed, then recorded as a message and put into the outbox in one
/// transaction.
package struct Answer: Sendable {
  package var recipients: Recipients
  package var subject: String
  /// As it goes out, signature included.
  package var text: String
  package var attachments: [OutgoingMail.Attachment]
  /// The state the ticket is left in; nil: `answered`, when somebody who takes part gets it.
  package var status: TicketStatus?
  /// The event's actor, and the name people see: an OS user or an agent's address.
  package var author: String
  /// The newest message the author has seen; nil when nobody asked.
  package var seen: Int?
  /// Also to more people than `max-recipients`.
  package var isForAll: Bool
  /// Only for those who are named: they take no more part than before.
  package var isPrivate: Bool
  /// Who has got it by other ways.
  package var reached: Set<Address>

  package init(
    recipients: Recipients, subject: String, text: String,
    attachments: [OutgoingMail.Attachment] = [], status: TicketStatus? = nil, author: String,
    seen: Int? = nil, isForAll: Bool = false, isPrivate: Bool = false,
    reached: Set<Address> = []
  ) {
    self.recipients = recipients
    self.subject = subject
    self.text = text
    self.attachments = attachments
    self.status = status
    self.author = author
    self.seen = seen
    self.isForAll = isForAll
    self.isPrivate = isPrivate
    self.reached = reached
  }

  /// Composes it.
  ///
  /// - Throws: `AnswerError`, `StoreError`.
  package func prepared(
    on correspondence: ReplyContext, _ store: Snapshot, at now: Timestamp
  ) throws -> PreparedAnswer {
    let ticket = correspondence.ticket.number
    try check(ticket, store)
    let recipients = try recipients.checked(
      queues: correspondence.queues, ticket: ticket,
      limit: isForAll ? nil : correspondence.queue.settings.maxRecipients)
    let mail = try outgoing(correspondence, to: recipients, store, at: now)
    let isAside = try isPrivate && status == nil && !reachesParticipant(of: ticket, store)
    return PreparedAnswer(
      recipients: recipients.without(reached), joining: joining(recipients, correspondence),
      ticket: ticket, queue: correspondence.queue,
      status: isAside ? nil : status ?? .answered, author: author,
      message: try OutgoingMessage(
        mail, kind: isAside ? .forward : .answer, author: author, on: ticket, store))
  }

  private func reachesParticipant(of ticket: Int, _ store: Snapshot) throws -> Bool {
    try recipients.addresses.contains { try store.isParticipant($0, of: ticket) }
  }

  /// Those whom everybody sees, but for whom only a Reply-To names.
  private func joining(
    _ recipients: Recipients, _ correspondence: ReplyContext
  ) -> [Mailbox] {
    if isPrivate { return [] }
    let wished = Set(correspondence.replyAddresses.compactMap(\.address))
    return (recipients.to + recipients.cc).filter {
      $0.address.map { !wished.contains($0) } ?? false
    }
  }

  private func check(_ ticket: Int, _ store: Snapshot) throws {
    guard let seen else { return }
    let arrived = try store.messages(on: ticket, after: seen)
    guard arrived.isEmpty else { throw AnswerError.arrivedMeanwhile(messages: arrived) }
  }

  private func outgoing(
    _ correspondence: ReplyContext, to recipients: Recipients, _ store: Snapshot,
    at now: Timestamp
  ) throws -> OutgoingMail {
    var mail = try OutgoingMail(
      on: correspondence.ticket, in: correspondence.queue, to: recipients.to, subject: subject,
      text: text, secret: try store.tokenSecret(), at: now)
    mail.cc = recipients.cc
    mail.inReplyTo = correspondence.inReplyTo
    mail.references = correspondence.references
    mail.fields = try correspondence.threadFields(store, at: now)
    mail.attachments = attachments
    return mail
  }
}

/// An answer that is composed, and that nothing has happened to since.
package struct PreparedAnswer: PreparedMessage, Sendable {
  /// Who is sent it.
  let recipients: Recipients
  /// Who takes part from now on.
  let joining: [Mailbox]
  let ticket: Int
  let queue: Queue
  /// Nil: the state stays, as after a forward.
  let status: TicketStatus?
  let author: String
  var message: OutgoingMessage

  /// - Throws: `StoreError`; then nothing was changed.
  package func record(in transaction: Transaction, at now: Timestamp) throws -> OutgoingReceipt {
    try transaction.settle(ticket, at: now)
    return try transaction.undoable([ticket]) {
      let receipt = try message.send(to: recipients, in: queue, transaction, at: now)
      try transaction.addParticipants(joining, to: ticket)
      if let status {
        try transaction.noteAnswer(
          receipt.message, on: ticket, leaving: status, by: author, at: now)
      }
      return receipt
    }
  }
}
