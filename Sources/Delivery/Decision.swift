package import Desk
package import Mail
package import Store

/// Everything that was decided about a mail, and why, before anything is written. It is made once, whole.
package struct Decision: Sendable {
  package let queue: Queue
  /// The queue of the ticket, which the mail may have reached by another one.
  package let home: Queue
  /// Queues that the mail has reached, too, and whose administrators are told.
  package let further: [Queue]
  package let correspondent: Correspondent
  package let classification: Classification
  package let messageID: MessageID
  package let baseSubject: BaseSubject
  package let attempts: [RuleAttempt]
  package let outcome: Outcome
  /// The correspondent is nobody the ticket knows, or proves nothing.
  package let isStranger: Bool
  /// A customer's mail, an answer of ours that is imported, or an agent's note, which moves nothing.
  package let direction: NewMessage.Direction
  /// Who writes to the agents' address of the ticket, and may give orders.
  package let orderingAgent: String?
  /// What that agent has written; nil when nobody obeys.
  package let agentMail: AgentMail?
  /// The message of ours that a bounce reports on.
  package let reported: Int?
  package let dmarc: DMARC
  /// All of them.
  package let queues: [Queue]
  /// The queue that was asked for and does not exist.
  package let unknownQueue: String?

  init(
    _ assessment: Assessment, of mail: IncomingMail, attempts: [RuleAttempt], outcome: Outcome,
    home: Queue? = nil, further: [Queue] = [], isStranger: Bool = false,
    direction: NewMessage.Direction? = nil, orderingAgent: String? = nil,
    agentMail: AgentMail? = nil, reported: Int? = nil
  ) {
    queue = assessment.queue
    correspondent = assessment.correspondent
    classification = assessment.classification
    baseSubject = assessment.hints.baseSubject
    dmarc = assessment.dmarc
    queues = assessment.queues
    unknownQueue = assessment.unknownQueue
    messageID = mail.messageID
    self.attempts = attempts
    self.outcome = outcome
    self.home = home ?? assessment.queue
    self.further = further
    self.isStranger = isStranger
    self.direction = direction ?? assessment.direction
    self.orderingAgent = orderingAgent
    self.agentMail = agentMail
    self.reported = reported
  }

  /// What the agent asks for, or why it cannot be done.
  package var order: Result<AgentRequest, AgentRequestError>? { agentMail?.order }

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
    return (attempts.last?.rule ?? .new).rawValue
  }
}
