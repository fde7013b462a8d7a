package import Mail

extension Query {
  /// One test of a ticket or of its messages.
  package enum Term: Hashable, Sendable {
    case text(Phrase, in: TextField)
    case status(TicketStatus)
    /// Compared without regard to case, as are tags, accounts and assignees.
    case queue(String)
    case tag(String)
    case account(String)
    case assignee(Assignee)
    case priority(Priority)
    case ids(TicketNumbers)
    case waiting(Ticket.Turn)
    /// The ticket was opened then.
    case created(TimeRange)
    /// The last activity on the ticket was then.
    case updated(TimeRange)
    /// Author of some message.
    case from(PersonPattern)
    /// In To or Cc of some message.
    case to(PersonPattern)
    /// A participant of the ticket: its requester or another one.
    case participant(PersonPattern)
    case mailClass(MailClass)
    case rule(Rule)
    case messageID(MessageID)
    /// Some message arrived, or was sent by us, then.
    case arrived(TimeRange)
    case attachment
    case flag(Flag)
  }

  /// Which text of a message a phrase is looked for in.
  package enum TextField: String, CaseIterable, Sendable {
    /// Subject, visible text, names and attachment names: everything but quoted text.
    case any
    case subject
    /// The visible text.
    case body
    /// What a message quotes from an earlier one.
    case quoted
    /// File names of attachments.
    case attachment
  }

  package enum Assignee: Hashable, Sendable {
    /// The agent who asks.
    case me
    case nobody
    case named(String)
  }

  package enum Flag: String, CaseIterable, Sendable {
    /// The requester is in the queue's `highlight`.
    case highlighted
    /// Some recipient of one of our messages is known not to have got it.
    case undelivered
    /// Some message is from somebody who was no participant.
    case stranger
    /// Mail opened the ticket as closed, and nobody has opened it since.
    case aside
  }
}
