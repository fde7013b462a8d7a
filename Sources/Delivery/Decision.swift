package import Desk
package import Mail
package import Store

/// Everything that was decided about a mail, and why, before anything is written.
package struct Decision: Sendable {
  package var queue: Queue
  /// The queue of the ticket, which the mail may have reached by another one.
  package var home: Queue
  /// Queues that the mail has reached, too, and whose administrators are told.
  package var further: [Queue] = []
  package var correspondent: Correspondent
  package var classification: Classification
  package var messageID: MessageID
  package var baseSubject: BaseSubject
  package var trials: [RuleAttempt]
  package var outcome: Outcome
  /// The correspondent is nobody the ticket knows, or proves nothing.
  package var isStranger: Bool
  /// A customer's mail, an answer of ours that is imported, or an agent's note, which moves nothing.
  package var direction: NewMessage.Direction
  /// Who writes to the agents' address of the ticket, and may give orders.
  package var orderingAgent: String?
  /// What an agent's mail to the agents' address of the ticket asks for.
  package var order: Result<AgentRequest, AgentRequestError>?
  /// The message of ours that a bounce reports on.
  package var reported: Int?
  package var dmarc: DMARC
  /// All of them.
  package var queues: [Queue]
  /// The queue that was asked for and does not exist.
  package var unknownQueue: String?

  /// Authentication-Results from our own server says so.
  package var failsDMARC: Bool { dmarc.failure != nil }

  /// An agent's own mail is a note: it moves nothing.
  package var isAgents: Bool { direction == .note }

  // Inlined together into one function, these two crash the optimiser of Swift 6.3.1.

  /// The ticket it is filed on; nil when it opens one, or is known.
  @inline(never)
  package var ticket: Int? {
    if case .append(let ticket, _) = outcome { ticket } else { nil }
  }

  @inline(never)
  package var action: Action {
    switch outcome {
    case .duplicate: .duplicate
    case .append(_, let reopens): reopens ? .reopened : .appended
    case .open: .created
    }
  }

  package enum Outcome: Hashable, Sendable {
    case duplicate(Snapshot.KnownMessage)
    /// `reopens`: the ticket was not open and now is.
    case append(ticket: Int, reopens: Bool)
    case open(status: TicketStatus, linked: Int?)
  }

  package enum Action: String, Sendable {
    case created, appended, reopened, duplicate
  }

  /// The rule that filed the mail; of a repeated delivery, the rule that filed the first.
  package var rule: String {
    if case .duplicate(let known) = outcome { return known.rule }
    return (trials.last?.rule ?? .new).rawValue
  }
}
