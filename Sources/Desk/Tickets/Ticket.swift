package import Mail

/// A ticket as every reader sees it at one moment: what is due has happened.
package struct Ticket: Sendable {
  package var number: Int
  package var queue: String
  package var subject: String
  package var requester: Mailbox
  package var status: TicketStatus
  package var priority: Priority
  package var assignee: String?
  package var account: String?
  package var loginURL: String?
  package var fields: [Field]
  package var tags: [String]
  /// Other than the requester.
  package var participants: [Mailbox]
  /// Participants who get no answers.
  package var muted: Set<Address> = []
  package var created: Timestamp
  /// Arrival of the last message, or the last change; notes and triage do not count.
  package var updated: Timestamp
  package var answered: Timestamp?
  package var closed: Timestamp?
  /// When an answered ticket closes by itself; nil when it does not.
  package var closesAt: Timestamp?
  /// When a ticket on hold comes back; nil without a date.
  package var holdUntil: Timestamp?
  package var waiting: Turn?
  /// Arrival of the first message still unanswered, or the time of our answer.
  package var waitingSince: Timestamp?
  package var messageCount: Int
  /// Some recipient of one of our messages is known not to have got it.
  package var undelivered: Bool
  /// Why an open ticket is to be answered again: our last answer failed.
  package var failedAnswer: FailedAnswer?
  package var links: [Int]
  /// The ticket this one was merged into.
  package var mergedInto: Int?

  /// Whose turn it is.
  package enum Turn: String, Sendable {
    case us, them
  }

  /// A named value of the account or a form (`X-Ticket-Field: name=value`).
  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(
    number: Int, queue: String, subject: String, requester: Mailbox, status: TicketStatus,
    created: Timestamp, updated: Timestamp
  ) {
    self.number = number
    self.queue = queue
    self.subject = subject
    self.requester = requester
    self.status = status
    self.created = created
    self.updated = updated
    self.priority = .normal
    self.fields = []
    self.tags = []
    self.participants = []
    self.messageCount = 0
    self.undelivered = false
    self.links = []
  }
}

/// The states of a ticket (tickets(1), STATES).
package enum TicketStatus: String, CaseIterable, Sendable {
  /// Our turn.
  case open
  /// Their turn; closes by itself as `autoclose-days` says.
  case answered
  /// Set aside, perhaps until a date; never closed by itself.
  case hold
  case closed
  case spam
}

/// How urgent a ticket is. The raw values sort as text only by accident: compare the enum.
package enum Priority: String, CaseIterable, Comparable, Sendable {
  case low, normal, high, urgent

  package static func < (a: Priority, b: Priority) -> Bool { a.rank < b.rank }

  /// 0 for low to 3 for urgent: what the store keeps.
  package var rank: Int { Priority.allCases.firstIndex(of: self) ?? 1 }

  /// As people write it.
  package static func read(_ text: String) throws(ManageError) -> Priority {
    guard let priority = Priority(rawValue: text.lowercased()) else { throw .noPriority(text) }
    return priority
  }

  package init(rank: Int) {
    self = Priority.allCases.indices.contains(rank) ? Priority.allCases[rank] : .normal
  }
}

/// The numbers that tickets and messages can have: more than a desk will ever count to.
package enum NumberRange {
  /// A tag in a subject has at most nine digits.
  package static let tickets = 1...999_999_999
  /// Times 65,536 they are the keys of raw mail (tickets-store(5)), which have 63 bits.
  package static let messages = 1...99_999_999_999
}
