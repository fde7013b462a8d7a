internal import Desk
package import Mail
package import Store

/// Decides what becomes of a mail: reads the store, writes nothing.
package struct DeliveryDecider: Sendable {
  package let mail: IncomingMail
  /// The queue asked for with `--queue`.
  package let queueName: String?
  package let target: Target
  package let now: Timestamp
  /// Nil for a mail that arrives now.
  package let imported: ImportedMail?

  /// Where a mail is to go.
  package enum Target: Hashable, Sendable {
    /// Where the rules lead.
    case rules
    /// Onto a new ticket, whatever it says.
    case newTicket
    case ticket(Int)
  }

  /// Reads what an agent orders by a mail to the agents' address of a ticket.
  package typealias OrderReader = (_ agent: String, _ ticket: Int) throws -> AgentMail?

  package init(
    mail: IncomingMail, queueName: String?, target: Target = .rules, now: Timestamp,
    imported: ImportedMail? = nil
  ) {
    self.mail = mail
    self.queueName = queueName
    self.target = target
    self.now = now
    self.imported = imported
  }

  /// What the mail says by itself, with the settings of this moment.
  package func assessment(_ store: Snapshot) throws -> Assessment {
    try MailAssessor(mail: mail, queueName: queueName, now: now, imported: imported)
      .assessment(store)
  }

  /// Where the mail goes: look-ups only, but for what `readingOrder` reads.
  package func decide(
    _ assessment: Assessment, _ store: Snapshot,
    readingOrder: OrderReader = { _, _ in nil }
  ) throws -> Decision {
    if let known = try store.duplicate(of: mail.messageID, contentHash: mail.message.contentHash) {
      return try repeated(known, assessment, store)
    }
    if let ticket = imported?.ticket { return try restored(to: ticket, assessment, store) }
    let attempts = try attempts(assessment, store)
    guard let hit = attempts.hit, let ticket = hit.ticket else {
      return opening(attempts, assessment)
    }
    return try following(hit, to: ticket, attempts, assessment, store, readingOrder)
  }

  /// It is there already; another queue may have it, too, from now on.
  private func repeated(
    _ known: Snapshot.KnownMessage, _ assessment: Assessment, _ store: Snapshot
  ) throws -> Decision {
    let isNewHere =
      try known.direction == .in && !store.hasReached(assessment.queue, message: known.message)
    return try Decision(
      assessment, of: mail, attempts: [], outcome: .duplicate(known),
      home: assessment.home(ofTicket: known.ticket, store),
      further: isNewHere ? [assessment.queue] : [])
  }

  /// Back to where its export says it was.
  private func restored(
    to ticket: Int, _ assessment: Assessment, _ store: Snapshot
  ) throws -> Decision {
    let attempt = RuleAttempt(rule: .import, result: .hit, evidence: .exported, ticket: ticket)
    return try Decision(
      assessment, of: mail, attempts: [attempt], outcome: .append(ticket: ticket, reopens: false),
      isStranger: assessment.direction == .in && !assessment.takesPart(in: ticket, store))
  }

  private func opening(_ attempts: [RuleAttempt], _ assessment: Assessment) -> Decision {
    let status = Lifecycle.opening(
      assessment.mailClass, isSpam: assessment.classification.isSpam,
      autoTickets: assessment.queue.settings.autoTickets)
    return Decision(
      assessment, of: mail, attempts: attempts,
      outcome: .open(
        status: imported?.opening(status) ?? status, linked: attempts.firstRefused),
      further: further(assessment, assessment.direction))
  }

  private func following(
    _ hit: RuleAttempt, to ticket: Int, _ attempts: [RuleAttempt], _ assessment: Assessment,
    _ store: Snapshot, _ readingOrder: OrderReader
  ) throws -> Decision {
    let isAgents = try hit.scope == .agent || assessment.isFromAgent(of: ticket, store)
    let direction = isAgents && assessment.direction == .in ? .note : assessment.direction
    let isProven = try assessment.unprovenSender == nil && assessment.takesPart(in: ticket, store)
    let agent =
      hit.scope == .agent && assessment.mailClass == .human
      ? assessment.sender.map(assessment.queues.agentName(of:)) ?? "" : nil
    let opensOwn = imported?.opensTicket ?? false
    return try Decision(
      assessment, of: mail,
      attempts: opensOwn
        ? [RuleAttempt(rule: .import, result: .hit, evidence: .exported)] : attempts,
      outcome: opensOwn
        ? .open(status: imported?.status ?? .open, linked: nil)
        : .append(
          ticket: ticket, reopens: reopens(ticket, direction, assessment.mailClass, store)),
      home: assessment.home(ofTicket: ticket, store), further: further(assessment, direction),
      isStranger: direction == .in && !isProven, direction: direction, orderingAgent: agent,
      agentMail: agent.flatMap { try readingOrder($0, ticket) },
      reported: reported(hit, ticket, assessment, store))
  }

  private func reopens(
    _ ticket: Int, _ direction: NewMessage.Direction, _ mailClass: MailClass, _ store: Snapshot
  ) throws -> Bool {
    let isStill =
      try direction != .in || imported?.status != nil
      || (imported != nil && store.isHandled(ticket, after: now))
    if isStill { return false }
    let before = try store.status(of: ticket, at: now)
    return Lifecycle.following(mailClass, on: before) != before
  }

  /// Queues that the mail is addressed to, too.
  private func further(
    _ assessment: Assessment, _ direction: NewMessage.Direction
  ) -> [Queue] {
    guard direction == .in, target == .rules else { return [] }
    return assessment.queues.addressed(
      by: mail.message, mail.envelope, named: queueName, beside: assessment.queue)
  }

  /// Tied by an id of ours, or by the ticket it led to; a bounce that a subject led here proves nothing.
  private func reported(
    _ hit: RuleAttempt, _ ticket: Int, _ assessment: Assessment, _ store: Snapshot
  ) throws -> Int? {
    guard assessment.mailClass == .bounce, [.bounce, .token, .command].contains(hit.rule) else {
      return nil
    }
    return try store.message(reportedBy: assessment.hints.reported, on: ticket)
  }
}

extension DeliveryDecider {
  /// Who names a ticket needs no rule.
  private func attempts(_ assessment: Assessment, _ store: Snapshot) throws -> [RuleAttempt] {
    switch target {
    case .rules:
      let search = CandidateSearch(
        store, hints: assessment.hints, queue: assessment.queue, queues: assessment.queues,
        sender: assessment.sender, now: now)
      return try matching(assessment).attempts(search.candidates)
    case .newTicket:
      return [RuleAttempt(rule: .new, result: .hit, evidence: .newTicketRequested)]
    case .ticket(let number):
      return [
        RuleAttempt(
          rule: .command, result: .hit, evidence: .requested(ticket: number),
          ticket: try store.mergeEnd(of: number))
      ]
    }
  }

  private func matching(_ assessment: Assessment) -> Matching {
    let settings = assessment.queue.settings
    var matching = Matching(
      mailClass: assessment.mailClass, now: now, checksSender: settings.checkSender,
      isReply: assessment.hints.baseSubject.isReply, unprovenSender: assessment.unprovenSender,
      unprovenAgent: assessment.unprovenAgent, matchDays: settings.matchDays,
      reopenDays: imported?.status == nil ? settings.reopenDays : ImportedMail.anyDays)
    matching.isInOurName = ReturnedMail.claims(mail.message, queues: assessment.queues)
    return matching
  }
}
