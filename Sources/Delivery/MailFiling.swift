internal import Desk
internal import Mail
package import Store

/// The filing of one mail, and of what it causes to be sent.
final class MailFiling: PreparedChange {
  private let delivery: Delivery
  private let decider: DeliveryDecider
  private var assessment: Assessment?

  struct Draft {
    let assessment: Assessment
    var decision: Decision
    /// Of the ticket it goes on; nil where it opens one.
    let stamp: Stamp?
    var text: PreparedText
    /// Of an agent, to the customer.
    let answer: PreparedAnswer?
    let notices: NoticeText
  }

  init(_ mail: IncomingMail, by delivery: Delivery, at now: Timestamp) {
    self.delivery = delivery
    decider = DeliveryDecider(
      mail: mail, queueName: delivery.queue, target: delivery.target, now: now)
  }

  func prepare(_ store: Snapshot) throws -> Draft {
    let assessment = try assessment(store)
    let decision = try decider.decide(assessment, store) { agent, ticket in
      try order(of: agent, on: ticket, assessment, store)
    }
    var answer: PreparedAnswer?
    if let ticket = decision.ticket, let agent = decision.orderingAgent,
      let mail = decision.agentMail
    {
      answer = try AgentAnswer(mail, on: ticket, by: agent, decider, decision)?.prepared(store)
    }
    return Draft(
      assessment: assessment, decision: decision,
      stamp: try decision.ticket.map(store.stamp),
      text: try PreparedText.of(decider.mail, decision, store), answer: answer,
      notices: try NoticeText(
        decider.mail, decision, ownWords: decision.agentMail?.words ?? "", store))
  }

  /// A delivery that sends nothing carries out no agent's order either: it is kept as a note.
  private func order(
    of agent: String, on ticket: Int, _ assessment: Assessment, _ store: Snapshot
  ) throws -> AgentMail? {
    if delivery.isSilenced { return nil }
    return try AgentReading(
      decider.mail, from: assessment.correspondent.mailbox, as: agent, now: decider.now,
      zone: delivery.zone
    ).order(on: ticket, store)
  }

  func renewed(_ draft: Draft, _ store: Snapshot) throws -> Draft? {
    guard try draft.assessment.holds(store, at: decider.now) else { return nil }
    var renewed = draft
    renewed.decision = try decider.decide(draft.assessment, store) { _, _ in
      draft.decision.agentMail
    }
    guard renewed.decision.ticket == draft.decision.ticket,
      draft.decision.action != .duplicate || renewed.decision.action == .duplicate,
      renewed.decision.orderingAgent == draft.decision.orderingAgent,
      try draft.decision.ticket.map(store.stamp) == draft.stamp
    else { return nil }
    return renewed
  }

  /// What the mail quotes is told from the messages that were there a moment ago, and the log says so.
  /// Agents' orders are read as ever.
  func prepareInHaste(_ draft: Draft, _ store: Snapshot) throws -> Draft {
    guard draft.decision.action != .duplicate, try draft.assessment.holds(store, at: decider.now)
    else {
      return try prepare(store)
    }
    var hasty = draft
    hasty.decision = try decider.decide(draft.assessment, store)
    let ticket = hasty.decision.ticket
    hasty.text.isHasty =
      try ticket != draft.decision.ticket || ticket.map(store.stamp) != draft.stamp
    return hasty.decision.orderingAgent == nil ? hasty : try prepare(store)
  }

  func write(_ draft: Draft, in transaction: Transaction) throws -> Receipt {
    let decision = draft.decision
    let event = try transaction.snapshot.latestEvent()
    var receipt = try DeliveryWriter(
      transaction, decider, decision, draft.text, trusted: delivery.trusted, by: delivery.actor
    ).write()
    try FailureNotices(transaction, by: delivery.actor, at: decider.now)
      .follow(failuresAfter: event, isSilenced: delivery.isSilenced)
    if case .success(let order) = decision.order {
      try AgentCommandExecutor(transaction, decider, decision)
        .carryOut(order, answer: draft.answer, on: receipt.ticket)
    }
    let plan = try plan(draft, transaction.snapshot)
    try NotificationSender(
      transaction: transaction, decider: decider, decision: decision, text: draft.notices,
      receipt: receipt
    ).carryOut(plan)
    receipt.notices = plan.notices
    receipt.hasDueMail = try transaction.snapshot.hasDueMail(at: decider.now)
    return receipt
  }

  func plan(_ draft: Draft, _ store: Snapshot) throws -> NoticePlan {
    try NoticePlan(
      draft.decision, decider, answer: draft.answer, isSilenced: delivery.isSilenced, store)
  }

  /// Made once, as long as the settings stay.
  private func assessment(_ store: Snapshot) throws -> Assessment {
    if let assessment, try assessment.holds(store, at: decider.now) { return assessment }
    let made = try decider.assessment(store)
    assessment = made
    return made
  }
}

extension PreparedText {
  /// Of a mail that is known already, nothing.
  package static func of(
    _ mail: IncomingMail, _ decision: Decision, _ store: Snapshot
  ) throws -> PreparedText {
    let earlier: [String]
    switch decision.outcome {
    case .duplicate: return PreparedText(Message(), earlier: [], isSearched: false)
    case .append(let ticket, _): earlier = try store.earlierTexts(of: ticket)
    case .open: earlier = []
    }
    let limit = decision.queue.settings.maxMessageSize
    return PreparedText(
      mail.message, earlier: earlier, isSearched: limit.map { mail.raw.count <= $0 } ?? true)
  }
}
