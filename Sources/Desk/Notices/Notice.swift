package import Mail
internal import Text

/// A mail that the program would send on its own, and why it does not, if so.
package struct Notice: Hashable, Sendable {
  package var kind: OutboxEntry.Kind
  package var recipient: Mailbox
  /// Nil: it is sent.
  package var refusal: String?

  package init(kind: OutboxEntry.Kind, recipient: Mailbox, refusal: String? = nil) {
    self.kind = kind
    self.recipient = recipient
    self.refusal = refusal
  }

  /// One line for people.
  package var description: String {
    let address = recipient.address.map { " to \(Sanitizer.excerpt($0.text))" } ?? ""
    return "\(kind.rawValue)\(address)" + (refusal.map { ": not sent, \($0)" } ?? "")
  }
}

/// What is known of a mail that was filed, as far as notices depend on it.
package struct NoticeFacts: Sendable {
  package var classification: Classification
  package var correspondent: Mailbox
  /// All addresses of From: no copy goes back to them.
  package var authors: [Address]
  package var envelopeSender: Envelope.Sender
  package var opensTicket: Bool
  package var isDuplicate: Bool
  /// It has come to a queue where it was not seen before.
  package var reachesQueue: Bool
  package var failsDMARC: Bool
  /// An agent's mail that asks for nothing.
  package var isAgentsNote: Bool
  /// An agent asked for what cannot be done.
  package var isOrderRefused: Bool
  /// `--no-notify`.
  package var isSilenced: Bool

  package init(
    classification: Classification, correspondent: Mailbox, authors: [Address],
    envelopeSender: Envelope.Sender, opensTicket: Bool, isDuplicate: Bool, reachesQueue: Bool,
    failsDMARC: Bool, isAgentsNote: Bool, isOrderRefused: Bool, isSilenced: Bool
  ) {
    self.classification = classification
    self.correspondent = correspondent
    self.authors = authors
    self.envelopeSender = envelopeSender
    self.opensTicket = opensTicket
    self.isDuplicate = isDuplicate
    self.reachesQueue = reachesQueue
    self.failsDMARC = failsDMARC
    self.isAgentsNote = isAgentsNote
    self.isOrderRefused = isOrderRefused
    self.isSilenced = isSilenced
  }
}
