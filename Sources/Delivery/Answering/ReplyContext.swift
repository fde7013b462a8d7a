package import Desk
package import Mail
package import Store

/// What an answer on a ticket starts from: its header, as the ticket and its last mail make it.
package struct ReplyContext: Sendable {
  package let ticket: Ticket
  package let queue: Queue
  /// The mail that is answered; nil when no participant has written.
  package let parent: StoredMessage?
  package let subject: String
  /// The newest message when this was read.
  package let lastMessage: Int
  /// Who gets the answer in the place of who wrote the mail.
  package let replyAddresses: [Mailbox]
  let queues: [Queue]

  /// - Parameter only: the people the answer is for; none: those who take part.
  /// - Throws: `StoreError`, `AnswerError.noQueueAddress`.
  package init(_ ticket: Ticket, only: [Mailbox] = [], _ store: Snapshot) throws {
    let queues = try store.queues()
    let queue = try queues.queue(of: ticket)
    guard queue.settings.address != nil else {
      throw AnswerError.noQueueAddress(queue: queue.name)
    }
    self.queue = queue
    self.queues = queues
    parent =
      only.isEmpty
      ? try store.lastMailOfParticipant(on: ticket.number)
      : try store.lastMail(on: ticket.number, knownTo: only.compactMap(\.address))
    replyAddresses =
      only.isEmpty
      ? try parent.map { parent in
        parent.replyAddresses(
          recipients: try store.recipients(ofDelivered: parent.number), queues: queues)
      } ?? [] : []
    self.ticket = only.isEmpty && replyAddresses.isEmpty ? ticket : ticket.withoutLogin
    subject = ReplySubject.answer(
      to: ticket.subject, tag: queue.settings.tag, ticket: ticket.number)
    lastMessage = try store.lastMessage(of: ticket.number)
  }

  package func recipients(_ choice: RecipientChoice = RecipientChoice()) -> Recipients {
    choice.recipients(
      of: ticket, author: parent?.from.address, replyAddresses: replyAddresses)
  }

  /// Those of them who can be written to.
  package func sendableRecipients(_ choice: RecipientChoice = RecipientChoice()) -> Recipients {
    recipients(choice).sendable(queues: queues)
  }

  /// An agent's subject, by which the answer to it finds the ticket; the usual one for none.
  package func subject(editedTo subject: String) -> String {
    guard !subject.isEmpty else { return self.subject }
    return ReplySubject.edited(subject, tag: queue.settings.tag, ticket: ticket.number)
  }

  /// The agent's words as they go out: in the template, above the signature.
  package func framed(_ text: String, by signer: Signer) throws(TemplateError) -> String {
    let template = try Template(queue.settings.template(.answer))
    let values = values(text: text, signer)
    return SignedText.text(template.render(values), signature: signer.signature(in: queue, values))
  }

  /// What a text of the agent's can ask for.
  package func values(text: String, _ signer: Signer) -> [String: String] {
    Placeholder.values(of: ticket, in: queue, text: text, agent: signer.name)
  }

  /// Nil when there is no mail, or it had no Message-ID.
  var inReplyTo: MessageID? { parent?.writtenMessageID }

  var references: [MessageID] { parent?.chain ?? [] }

  /// Outlook groups by these (Thread-Topic, Thread-Index). An index that cannot be read is passed on.
  func threadFields(_ store: Snapshot, at now: Timestamp) throws -> [HeaderField] {
    guard let parent, !parent.isUnreadable else { return [] }
    let header = Message(reading: try store.raw(of: parent.number)).header
    let topic = header.first("Thread-Topic").map { HeaderField(name: "Thread-Topic", value: $0) }
    let index = header.first("Thread-Index").map { parent in
      let own = ThreadIndex.answering(parent, at: now, random: .random(in: .min ... .max))
      return HeaderField(name: "Thread-Index", value: own ?? parent)
    }
    return [topic, index].compactMap { $0 }
  }
}

extension Ticket {
  /// The direct login link is the requester's: to nobody else.
  fileprivate var withoutLogin: Ticket {
    var ticket = self
    ticket.loginURL = nil
    return ticket
  }
}

extension [Queue] {
  /// - Throws: `StoreError.defect`: each ticket has one.
  package func queue(of ticket: Ticket) throws(StoreError) -> Queue {
    guard let queue = first(where: { $0.name == ticket.queue }) else {
      throw .defect("ticket \(ticket.number) has no queue")
    }
    return queue
  }
}

extension StoredMessage {
  /// Nil when the mail had none: its author's programs know none.
  var writtenMessageID: MessageID? { messageID.isDerived ? nil : messageID }

  /// The References of what answers it, or is about it.
  var chain: [MessageID] {
    ReferenceChain.following(writtenMessageID, references: references, inReplyTo: inReplyTo)
  }
}
