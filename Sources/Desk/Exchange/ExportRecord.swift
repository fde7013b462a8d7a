package import Mail

/// What an export tells of a ticket beside its public face: what is the ticket's own of what is shown,
/// and what is never shown.
package struct TicketRecord: Sendable {
  /// Nil where the account follows from the requester's address.
  package var account: String?
  package var loginURL: String?
  package var fields: [Ticket.Field]
  /// The requester's address is not known to be forged.
  package var isVouched: Bool
  /// When the requester was last warned that the ticket closes by itself.
  package var warned: Timestamp?
  /// The tickets that were merged into it.
  package var merged: [Int]

  package init(
    account: String?, loginURL: String?, fields: [Ticket.Field], isVouched: Bool,
    warned: Timestamp?, merged: [Int]
  ) {
    self.account = account
    self.loginURL = loginURL
    self.fields = fields
    self.isVouched = isVouched
    self.warned = warned
    self.merged = merged
  }
}

/// What an export tells of a message beside its public face and its bytes.
package struct MessageRecord: Sendable {
  /// By which a repeated delivery is recognised: also that of a mail which was redacted since.
  package var contentHash: String
  package var attempts: [RuleAttempt]
  package var arrivals: [Arrival]
  /// The tickets it was split off from.
  package var splitOff: [Int]
  /// Nil of what never was in the outbox.
  package var sending: Sending?
  /// What is known of a mail of ours at each recipient.
  package var outcomes: [OutboxEntry.Recipient]

  /// A queue and recipient the message has reached.
  package struct Arrival: Sendable {
    package var queue: String
    /// Of the envelope, empty when unknown.
    package var recipient: String
    package var at: Timestamp

    package init(queue: String, recipient: String, at: Timestamp) {
      self.queue = queue
      self.recipient = recipient
      self.at = at
    }
  }

  /// What became of a mail of ours.
  package struct Sending: Sendable {
    package var kind: OutboxEntry.Kind
    /// Nil is the null sender.
    package var sender: Address?
    package var created: Timestamp
    /// `undo` was in time.
    package var isTakenBack: Bool

    package init(
      kind: OutboxEntry.Kind, sender: Address?, created: Timestamp, isTakenBack: Bool
    ) {
      self.kind = kind
      self.sender = sender
      self.created = created
      self.isTakenBack = isTakenBack
    }
  }

  package init(
    contentHash: String, attempts: [RuleAttempt], arrivals: [Arrival], splitOff: [Int],
    sending: Sending?, outcomes: [OutboxEntry.Recipient]
  ) {
    self.contentHash = contentHash
    self.attempts = attempts
    self.arrivals = arrivals
    self.splitOff = splitOff
    self.sending = sending
    self.outcomes = outcomes
  }
}
