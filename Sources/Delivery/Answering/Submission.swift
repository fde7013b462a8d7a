package import Desk
package import Mail
package import Store

/// What a customer said elsewhere, in a control panel or on the telephone, filed as a mail of
/// theirs.
package struct Submission: Sendable {
  package var customer: Mailbox
  package var subject: String
  package var text: String
  package var attachments: [OutgoingMail.Attachment]
  /// `X-Ticket-*`, which are believed.
  package var fields: [HeaderField]
  package var target: DeliveryDecider.Target
  /// Send no notices because of it.
  package var isSilenced: Bool
  /// Who files it.
  package var author: String

  package init(
    customer: Mailbox, subject: String, text: String, attachments: [OutgoingMail.Attachment] = [],
    fields: [HeaderField] = [], target: DeliveryDecider.Target, isSilenced: Bool, author: String
  ) {
    self.customer = customer
    self.subject = subject
    self.text = text
    self.attachments = attachments
    self.fields = fields
    self.target = target
    self.isSilenced = isSilenced
    self.author = author
  }

  /// - Throws: `StoreError`; then nothing was changed.
  package func deliver(
    to queue: Queue, of store: StoreLocation, at now: Timestamp, zone: Query.Zone
  ) throws -> Receipt {
    var delivery = Delivery(
      store: store, lockTimeout: 30,
      envelope: EnvelopeSource(
        sender: customer.address?.text, recipient: queue.settings.address?.text),
      queue: queue.name, trusted: true, isSilenced: isSilenced, zone: zone)
    delivery.target = target
    delivery.actor = author
    return try delivery.deliver(mail(to: queue, at: now).composed(), at: now)
  }

  private func mail(to queue: Queue, at now: Timestamp) -> OutgoingMail {
    let address = queue.settings.address
    let unique = MessageID.uniqueWord()
    var mail = OutgoingMail(
      from: customer, to: [Mailbox(name: queue.settings.name, address: address)], subject: subject,
      date: now, messageID: MessageID("submit.\(unique)@\(address?.domain ?? "localhost")"),
      text: text)
    mail.fields = fields
    mail.attachments = attachments
    return mail
  }
}
