package import Mail

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
