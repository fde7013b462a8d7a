package import Mail
internal import Text

/// A mail that is to be sent, or was: `tickets outbox`.
package struct OutboxEntry: Sendable {
  /// Row number in the store.
  package var number: Int
  package var kind: Kind
  package var ticket: Int?
  /// The message of ours that it carries; nil for notices.
  package var message: Int?
  package var messageID: MessageID
  /// Nil is the null sender.
  package var sender: Address?
  package var recipients: [Recipient]
  package var created: Timestamp
  package var tries: Int
  /// Nil when nothing is left to do.
  package var nextTry: Timestamp?

  package enum Kind: String, CaseIterable, Sendable {
    /// An agent's answer to the customer.
    case answer
    /// A ticket's mail passed on to somebody else.
    case forward
    /// To the requester: the ticket was opened.
    case confirmation
    /// To the addresses in `notify`.
    case copy
    /// To the requester: the ticket is about to close by itself.
    case warning
    /// To an agent: a mail of theirs could not be carried out.
    case refusal
    /// To the administrator: the rate ladder stopped notices.
    case alert
    /// To the addresses in `notify`: an answer did not reach somebody.
    case failure

    /// Sent by the program on its own: counted and bounded by the rate ladder.
    package var isNotice: Bool { self != .answer && self != .forward }
  }

  package struct Recipient: Hashable, Sendable {
    package var address: Address
    package var state: DeliveryState
    /// What sendmail or a report said, one line.
    package var detail: String

    package init(address: Address, state: DeliveryState, detail: String = "") {
      self.address = address
      self.state = state
      self.detail = detail
    }
  }

  package init(
    number: Int, kind: Kind, ticket: Int?, message: Int?, messageID: MessageID, sender: Address?,
    recipients: [Recipient], created: Timestamp, tries: Int, nextTry: Timestamp?
  ) {
    self.number = number
    self.kind = kind
    self.ticket = ticket
    self.message = message
    self.messageID = messageID
    self.sender = sender
    self.recipients = recipients
    self.created = created
    self.tries = tries
    self.nextTry = nextTry
  }
}

/// What is known of a mail of ours at one recipient.
package enum DeliveryState: String, CaseIterable, Sendable {
  case queued, sent, delayed, failed
  /// Taken back by `undo` before it was sent.
  case cancelled
}

/// How sendmail(1) answered when it was handed a mail.
package enum SendResult: Hashable, Sendable {
  case taken
  /// Most statuses, a signal, no answer in time, a program that cannot be started: worth another try.
  case tryAgain(reason: String)
  /// A status that says that it never will.
  case refused(reason: String)
}

/// An answer of ours that somebody did not get, and why.
package struct FailedAnswer: Hashable, Sendable {
  package var message: Int
  /// Whom it did not reach, with what sendmail or a report said; at least one.
  package var recipients: [OutboxEntry.Recipient]

  package init(message: Int, recipients: [OutboxEntry.Recipient]) {
    self.message = message
    self.recipients = recipients
  }

  /// One line for people.
  package var text: String {
    let first = recipients.first.map { " \($0.failure)" } ?? ""
    let more = recipients.count > 1 ? ", and \(recipients.count - 1) more" : ""
    return "m\(message) did not reach\(first)\(more)"
  }
}

extension OutboxEntry.Recipient {
  /// Who it is, and what was said; one line.
  package var failure: String {
    let reason = detail.isEmpty ? "" : ": \(Sanitizer.excerpt(detail))"
    return Sanitizer.excerpt(address.text) + reason
  }
}
