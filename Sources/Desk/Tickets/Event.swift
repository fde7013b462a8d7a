package import Mail

/// One change, for ever: who did what, and what was before and after.
package struct Event: Sendable {
  /// In the store, ascending; nil before it is written.
  package var number: Int?
  package var at: Timestamp
  /// The OS user, `$TICKETS_AGENT`, or the program's own part that acted.
  package var actor: String
  package var kind: Kind
  package var before: String?
  package var after: String?
  /// For people: the reason, an address, a queue.
  package var note: String
  package var ticket: Int?
  package var message: Int?

  package enum Kind: String, CaseIterable, Sendable {
    /// A ticket was opened.
    case created
    /// A message was filed on a ticket.
    case message
    /// A repeated delivery reached another queue or recipient.
    case delivered
    case status
    case link
    case field
    case tag
    case assignee
    case priority
    case queue
    case subject
    case requester
    /// Somebody was made to take part, not to, or not to get answers.
    case participant
    /// A ticket became part of another, or ceased to be.
    case merge
    /// Messages became a ticket of their own, or came back.
    case split
    /// Text or attachments of a message were removed for ever.
    case redact
    case setting
    /// A canned text or an article of a knowledge base was written or removed.
    case canned
    case article
    /// Addresses became, or ceased to be, one person's.
    case person
    /// What is known of a customer's account, or whose mail belongs to it.
    case account
    /// A mail asked for a queue that does not exist.
    case unknownQueue = "unknown-queue"
    /// The program sent a mail on its own, or the rate ladder stopped it.
    case notice
    /// A report told what became of one of our messages.
    case delivery
    /// `verify --repair` or `rebuild` made anew what follows from the rest of the store.
    case repair
  }

  /// A change that sorts tickets and is no activity on them.
  package var isTriage: Bool { [.tag, .assignee, .priority].contains(kind) }

  package init(
    at: Timestamp, actor: String, kind: Kind, before: String? = nil, after: String? = nil,
    note: String = "", ticket: Int? = nil, message: Int? = nil
  ) {
    self.at = at
    self.actor = actor
    self.kind = kind
    self.before = before
    self.after = after
    self.note = note
    self.ticket = ticket
    self.message = message
  }
}

/// The names under which the program itself acts.
package enum Actor {
  package static let ingest = "ingest"
  package static let autoClose = "autoclose"
  package static let outbox = "outbox"
}
