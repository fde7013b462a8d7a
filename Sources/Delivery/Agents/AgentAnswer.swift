internal import Desk
internal import Mail
internal import Store

/// What an agent's mail sends to the customer.
struct AgentAnswer {
  private let order: AgentOrder
  private let ticket: Int
  private let filing: Filing
  private let agent: String

  /// Nil when it sends nothing.
  init?(_ decision: Decision, _ filing: Filing) {
    guard case .success(let order) = decision.order, !order.answer.isEmpty,
      let ticket = decision.ticket
    else { return nil }
    self.order = order
    self.ticket = ticket
    self.filing = filing
    agent = decision.correspondent.mailbox.address?.text ?? ""
  }

  /// The agent's own mail went to them.
  private var reached: Set<Address> {
    Set((filing.mail.message.to + filing.mail.message.cc).compactMap(\.address))
  }

  func prepared(_ store: Snapshot) throws -> PreparedAnswer? {
    guard let ticket = try store.ticket(ticket, at: filing.now) else { return nil }
    let correspondence = try Correspondence(ticket, store)
    let tokens = AgentTokens(keys: try store.tokenKeys(at: filing.now))
    let answer = Answer(
      recipients: correspondence.sendableRecipients(), subject: correspondence.subject,
      text: try correspondence.framed(tokens.removed(from: order.answer)),
      attachments: filing.mail.enclosures(without: tokens), status: order.status ?? .answered,
      author: agent, reached: reached)
    return try answer.prepared(on: correspondence, store, at: filing.now)
  }
}
