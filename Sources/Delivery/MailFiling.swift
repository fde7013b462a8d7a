internal import Desk
internal import Mail
package import Store

/// The filing of one mail, and of what it causes to be sent.
final class MailFiling: PreparedChange {
  private let delivery: Delivery
  private let filing: DeliveryDecider
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
    filing = DeliveryDecider(
      mail: mail, queueName: delivery.queue, target: delivery.target, now: now)
  }

  func prepare(_ store: Snapshot) throws -> Draft {
    let assessment = try assessment(store)
    var decision = try filing.decide(assessment, store)
    var answer: PreparedAnswer?
    var words = ""
    // A delivery that sends nothing carries out no agent's order either: it is kept as a note.
    let ticket = decision.ticket
    if !delivery.isSilenced, let ticket, let agent = decision.orderingAgent {
      let read = try AgentReading(
        filing.mail, from: decision.correspondent.mailbox, as: agent, now: filing.now
      ).order(on: ticket, store)
      decision.order = read.order
      words = read.words
      answer = try AgentAnswer(read, on: ticket, by: agent, filing, decision)?.prepared(store)
    }
    return Draft(
      assessment: assessment, decision: decision,
      stamp: try ticket.map(store.stamp),
      text: try PreparedText.of(filing.mail, decision, store), answer: answer,
      notices: try NoticeText(filing.mail, decision, ownWords: words, store))
  }

  func renewed(_ draft: Draft, _ store: Snapshot) throws -> Draft? {
    guard try draft.assessment.holds(store, at: filing.now) else { return nil }
    var renewed = draft
    renewed.decision = try filing.decide(draft.assessment, store)
    guard renewed.decision.ticket == draft.decision.ticket,
      draft.decision.action != .duplicate || renewed.decision.action == .duplicate,
      renewed.decision.orderingAgent == draft.decision.orderingAgent,
      try draft.decision.ticket.map(store.stamp) == draft.stamp
    else { return nil }
    renewed.decision.order = draft.decision.order
    return renewed
  }

  /// What the mail quotes is told from the messages that were there a moment ago, and the log says so.
  /// Agents' orders are read as ever.
  func prepareInHaste(_ draft: Draft, _ store: Snapshot) throws -> Draft {
    guard draft.decision.action != .duplicate, try draft.assessment.holds(store, at: filing.now)
    else {
      return try prepare(store)
    }
    var hasty = draft
    hasty.decision = try filing.decide(draft.assessment, store)
    let ticket = hasty.decision.ticket
    hasty.text.isHasty =
      try ticket != draft.decision.ticket || ticket.map(store.stamp) != draft.stamp
    return hasty.decision.orderingAgent == nil ? hasty : try prepare(store)
  }

  func write(_ draft: Draft, in transaction: Transaction) throws -> Receipt {
    let decision = draft.decision
    let event = try transaction.snapshot.latestEvent()
    var receipt = try DeliveryWriter(
      transaction, filing, decision, draft.text, trusted: delivery.trusted, by: delivery.actor
    ).write()
    try FailureNotices(transaction, by: delivery.actor, at: filing.now)
      .follow(failuresAfter: event, isSilenced: delivery.isSilenced)
    if case .success(let order) = decision.order {
      try AgentCommandExecutor(transaction, filing, decision)
        .carryOut(order, answer: draft.answer, on: receipt.ticket)
    }
    let plan = try plan(draft, transaction.snapshot)
    try NotificationSender(
      transaction: transaction, filing: filing, decision: decision, text: draft.notices,
      receipt: receipt
    ).carryOut(plan)
    receipt.notices = plan.notices
    receipt.hasDueMail = try transaction.snapshot.hasDueMail(at: filing.now)
    return receipt
  }

  func plan(_ draft: Draft, _ store: Snapshot) throws -> NoticePlan {
    try NoticePlan(
      draft.decision, filing, answer: draft.answer, isSilenced: delivery.isSilenced, store)
  }

  /// Made once, as long as the settings stay.
  private func assessment(_ store: Snapshot) throws -> Assessment {
    if let assessment, try assessment.holds(store, at: filing.now) { return assessment }
    let made = try filing.assessment(store)
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
