internal import Desk
internal import Mail
internal import Store
internal import Text

/// What an agent's mail sends to the customer.
struct AgentAnswer {
  private let order: AgentRequest
  private let enclosures: [OutgoingMail.Attachment]
  private let ticket: Int
  /// The name or address as which the author acts.
  private let agent: String
  private let author: Mailbox
  private let now: Timestamp
  /// The agent's own mail went to them.
  private let reached: Set<Address>

  /// Nil when it sends nothing.
  init?(
    _ mail: AgentMail, on ticket: Int, by agent: String, _ decider: DeliveryDecider,
    _ decision: Decision
  ) {
    guard case .success(let order) = mail.order, !order.answer.isEmpty else { return nil }
    self.order = order
    self.ticket = ticket
    self.agent = agent
    enclosures = mail.enclosures
    author = decision.correspondent.mailbox
    now = decider.now
    reached = Set((decider.mail.message.to + decider.mail.message.cc).compactMap(\.address))
  }

  /// Never with the agents' address, not even when the agent wants it.
  func prepared(_ store: Snapshot) throws -> PreparedAnswer? {
    guard let ticket = try store.ticket(ticket, at: now) else { return nil }
    let correspondence = try ReplyContext(ticket, store)
    let tokens = AgentTokens(keys: try store.tokenKeys(at: now))
    let signer = try store.signer(agent, calling: Sanitizer.sentence(author.name))
    let answer = Answer(
      recipients: correspondence.sendableRecipients(), subject: correspondence.subject,
      text: try correspondence.framed(tokens.removed(from: order.answer), by: signer),
      attachments: enclosures.without(tokens), status: order.status ?? .answered,
      author: author.address?.text ?? "", reached: reached)
    return try answer.prepared(on: correspondence, store, at: now)
  }
}
