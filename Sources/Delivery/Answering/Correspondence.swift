package import Desk
package import Mail
package import Store

/// What an answer on a ticket starts from: its header, as the ticket and its last mail make it.
package struct Correspondence: Sendable {
  package let ticket: Ticket
  package let queue: Queue
  /// The mail that is answered; nil when no participant has written.
  package let parent: StoredMessage?
  package let recipients: Recipients
  package let subject: String
  /// The newest message when this was read.
  package let lastMessage: Int
  /// Outlook groups by these (Thread-Topic, Thread-Index).
  let threadFields: [HeaderField]
  private let ownAddresses: Set<Address>

  /// - Throws: `StoreError`.
  package init(_ ticket: Ticket, _ store: Snapshot) throws {
    self.ticket = ticket
    let queues = try store.queues()
    guard let queue = queues.first(where: { $0.name == ticket.queue }) else {
      throw StoreError.defect("ticket \(ticket.number) has no queue")
    }
    self.queue = queue
    ownAddresses = queues.addresses
    parent = try store.lastMailOfParticipant(on: ticket.number)
    recipients = Recipients.of(ticket, copies: [], ownAddresses: ownAddresses)
    subject = ReplySubject.answer(
      to: ticket.subject, tag: queue.settings.tag, ticket: ticket.number)
    lastMessage = try store.lastMessage(of: ticket.number)
    threadFields = try parent.map { try Correspondence.threadFields(of: $0, store) } ?? []
  }

  /// With further Cc.
  package func recipients(copies: [Mailbox]) -> Recipients {
    Recipients.of(ticket, copies: copies, ownAddresses: ownAddresses)
  }

  /// The agent's words as they go out: in the template, above the signature.
  package func framed(_ text: String) throws(TemplateError) -> String {
    let template = try Template(queue.settings.template(.answer))
    var body = template.render(Placeholder.values(of: ticket, in: queue, text: text))
    while body.hasSuffix("\n") { body.removeLast() }
    let signature = queue.settings.signature
    return signature.isEmpty ? body + "\n" : "\(body)\n\n-- \n\(signature)\n"
  }

  var references: [MessageID] {
    guard let parent else { return [] }
    return ReferenceChain.following(
      parent.messageID, references: parent.references, inReplyTo: parent.inReplyTo)
  }

  private static func threadFields(
    of message: StoredMessage, _ store: Snapshot
  ) throws -> [HeaderField] {
    guard !message.isUnreadable else { return [] }
    let header = Message(reading: try store.raw(of: message.number)).header
    return ["Thread-Topic", "Thread-Index"].compactMap { name in
      header.first(name).map { HeaderField(name: name, value: $0) }
    }
  }
}
