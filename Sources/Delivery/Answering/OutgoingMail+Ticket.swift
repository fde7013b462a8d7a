package import Desk
package import Mail

extension OutgoingMail {
  /// A mail of the queue's on a ticket: signed Message-ID, and a signed Reply-To where the mail
  /// server understands extensions.
  ///
  /// - Throws: `AnswerError.noQueueAddress`.
  package init(
    on ticket: Ticket, in queue: Queue, to: [Mailbox], subject: String, text: String,
    secret: [UInt8], at now: Timestamp
  ) throws(AnswerError) {
    let settings = queue.settings
    guard let address = settings.address else { throw .noQueueAddress(queue: queue.name) }
    let from = Mailbox(name: settings.name, address: address)
    let unique = MessageID.uniqueWord()
    self.init(
      from: from, to: to, subject: subject, date: now,
      messageID: SignedMessageID.make(
        ticket: ticket.number, unique: unique, domain: address.domain, secret: secret),
      text: text)
    guard let delimiter = settings.replyExtension else { return }
    let signed = SignedAddress.make(
      address, delimiter: delimiter, kind: .customer, ticket: ticket.number, secret: secret)
    replyTo = [Mailbox(name: settings.name, address: signed)]
  }
}

extension MessageID {
  /// Letters and digits that no other Message-ID of ours has (RFC 5322 §3.6.4).
  package static func uniqueWord() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }
}
