package import Desk
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
    let queues = try store.queues()
    let answering = isAnswer(queues) ? queues.answering(mail.message, named: queueName) : nil
    let receiving = queues.receiving(mail.message, mail.envelope, named: queueName)
    guard let queue = answering ?? receiving else {
      throw StoreError.defect("the store has no queue")
    }
    let keys = try store.tokenKeys(at: now)
    var decision = try assess(queue, queues, returned: try returned(queues, keys, store)) {
      try answersUs(queues, keys, store)
    }
    let clues = try ThreadingHints(
      mail.message, ownID: mail.messageID, envelope: mail.envelope,
      mailClass: decision.classification.mailClass, queues: queues, keys: keys, now: now,
      isTicket: store.isTicket)
    decision.baseSubject = clues.baseSubject
    return Assessment(queues: queues, keys: keys, decision: decision, clues: clues)
  }

  /// Where the mail goes: look-ups only.
  package func decide(_ assessment: Assessment, _ store: Snapshot) throws -> Decision {
    let queues = assessment.queues
    let clues = assessment.clues
    var decision = assessment.decision
    let queue = decision.queue
    if let known = try store.duplicate(of: mail.messageID, contentHash: mail.message.contentHash) {
      decision.outcome = .duplicate(known)
      decision.home = try home(ofTicket: known.ticket, queues, store) ?? queue
      if try known.direction == .in && !store.hasReached(queue, message: known.message) {
        decision.further = [queue]
      }
      return decision
    }
    if let ticket = imported?.ticket {
      let trial = RuleAttempt(
        rule: .messageID, result: .hit, evidence: "it was on this ticket when it was exported",
        ticket: ticket)
      decision.trials = [trial]
      decision.outcome = .append(ticket: ticket, reopens: false)
      decision.isStranger = try decision.direction == .in && !takesPart(decision, ticket, store)
      return decision
    }
    let search = CandidateSearch(
      store, clues: clues, queue: queue, queues: queues,
      sender: decision.correspondent.mailbox.address, now: now)
    decision.trials = try trials(decision, search, store)
    try conclude(&decision, store)
    decision.reported = try reported(by: decision, clues, store)
    if let ticket = decision.ticket, let home = try home(ofTicket: ticket, queues, store) {
      decision.home = home
    }
    if decision.direction == .in, target == .rules {
      decision.further = queues.addressed(
        by: mail.message, mail.envelope, named: queueName, beside: queue)
    }
    return decision
  }

  /// Who names a ticket needs no rule: it is as good as a token.
  private func trials(
    _ decision: Decision, _ search: CandidateSearch, _ store: Snapshot
  ) throws -> [RuleAttempt] {
    switch target {
    case .rules: return try matching(decision).trials(search.candidates)
    case .newTicket:
      return [RuleAttempt(rule: .new, result: .hit, evidence: "a new ticket was asked for")]
    case .ticket(let number):
      let ticket = try store.mergeEnd(of: number)
      return [
        RuleAttempt(
          rule: .token, result: .hit, evidence: "#\(number) was asked for", ticket: ticket)
      ]
    }
  }

  /// What the mail says by itself, with the queue's settings.
  private func assess(
    _ queue: Queue, _ queues: [Queue], returned: String?, answersUs: () throws -> Bool
  ) rethrows -> Decision {
    let settings = queue.settings
    let isAnswer = isAnswer(queues)
    let correspondent =
      isAnswer
      ? Correspondent.addressee(of: mail.message, but: queues.ours)
      : Correspondent.of(mail.message, senderFrom: settings.senderFrom, queues: queues)
    let asked = queueName.flatMap { name in
      queue.name.lowercased() == name.lowercased() ? nil : name
    }
    var classification = try Classification.of(
      mail.message, envelope: mail.envelope, returned: isAnswer ? nil : returned,
      answersUs: answersUs)
    if mail.isUnreadable { classification.reason = "unreadable: the parser died of it" }
    return Decision(
      queue: queue, home: queue, correspondent: correspondent, classification: classification,
      messageID: mail.messageID, baseSubject: BaseSubject("", tags: []), trials: [],
      outcome: .open(status: .open, linked: nil), isStranger: false,
      direction: imported?.direction ?? (isAnswer ? .out : .in),
      dmarc: DMARC.verdict(on: mail.message, authservID: settings.authservID),
      queues: queues, unknownQueue: asked)
  }

  /// An imported mail of ours to somebody else is an answer.
  private func isAnswer(_ queues: [Queue]) -> Bool {
    guard let imported else { return false }
    if let direction = imported.direction { return direction == .out }
    let authors = mail.message.from.compactMap(\.address)
    let ours = queues.ours
    return !authors.isEmpty && authors.allSatisfy(ours.contains)
      && (mail.message.to + mail.message.cc).compactMap(\.address).contains { !ours.contains($0) }
  }

  private func matching(_ decision: Decision) -> Matching {
    let settings = decision.queue.settings
    var matching = Matching(
      mailClass: decision.classification.mailClass, now: now,
      checksSender: settings.checkSender, isReply: decision.baseSubject.isReply,
      unprovenSender: unproven(decision), unprovenAgent: unprovenAgent(decision),
      matchDays: settings.matchDays,
      reopenDays: imported?.status == nil ? settings.reopenDays : ImportedMail.anyDays)
    matching.isInOurName = ReturnedMail.claims(mail.message, queues: decision.queues)
    return matching
  }

  private func unproven(_ decision: Decision) -> String? {
    if let failure = decision.dmarc.failure { return failure }
    return decision.correspondent.passesSenderCheck
      ? nil : decision.correspondent.source.weakness
  }

  /// Whoever acts by mail must be vouched for where our server vouches for anybody.
  private func unprovenAgent(_ decision: Decision) -> String? {
    if let reason = unproven(decision) { return reason }
    return decision.queue.settings.authservID == nil || decision.dmarc == .passed
      ? nil : "an agent's order needs dmarc=pass"
  }

  /// Whether it names a message of ours and says something: then a person answers.
  private func answersUs(_ queues: [Queue], _ keys: TokenKeys, _ store: Snapshot) throws -> Bool {
    guard !ReturnedMail.isLoop(mail.message, queues: queues) else { return false }
    let clues = try ThreadingHints(
      mail.message, ownID: mail.messageID, envelope: mail.envelope, mailClass: .human,
      queues: queues, keys: keys, now: now, isTicket: store.isTicket)
    guard
      try clues.tokens.contains(where: { $0.bearer == .anybody })
        || store.hasSent(clues.named.map(\.id))
    else { return false }
    return Quotation.ownWords(in: mail.message.text, earlier: []).utf8.contains { $0 > 0x20 }
  }

  /// Why the mail is ours come back, or nil.
  private func returned(
    _ queues: [Queue], _ keys: TokenKeys, _ store: Snapshot
  ) throws -> String? {
    guard ReturnedMail.claims(mail.message, queues: queues) else { return nil }
    if let proof = ReturnedMail.proof(
      in: mail.message, id: mail.messageID, queues: queues, keys: keys)
    {
      return proof
    }
    let named = TicketTag.numbers(in: mail.message.subject, tags: queues.map(\.settings.tag))
    return try store.hasSent(mail.message.contentHash, on: named) ? "we sent the same text" : nil
  }

  private func home(
    ofTicket ticket: Int, _ queues: [Queue], _ store: Snapshot
  ) throws -> Queue? {
    guard queues.count > 1 else { return nil }
    let home = try store.queue(of: ticket)
    return queues.first { $0.id == home }
  }

  /// Who has asked us something is a customer in that matter, an agent, too.
  private func isAgent(
    _ sender: Address, of ticket: Int, _ decision: Decision, _ store: Snapshot
  ) throws -> Bool {
    try decision.queue.settings.agents.contains(sender)
      && !store.isRequester(sender, of: ticket)
  }

  private func takesPart(
    _ decision: Decision, _ ticket: Int, _ store: Snapshot
  ) throws -> Bool {
    guard let sender = decision.correspondent.mailbox.address else { return false }
    return try decision.queues.owner(of: sender) == nil && store.isParticipant(sender, of: ticket)
  }

  /// Tied by an id of ours, or by the ticket it led to; a bounce that a subject led here proves nothing.
  private func reported(by decision: Decision, _ clues: ThreadingHints, _ store: Snapshot) throws
    -> Int?
  {
    guard decision.classification.mailClass == .bounce, let ticket = decision.ticket,
      [.bounce, .token].contains(decision.trials.last?.rule)
    else { return nil }
    return try store.message(reportedBy: clues.reported, on: ticket)
  }

  private func conclude(_ decision: inout Decision, _ store: Snapshot) throws {
    guard let hit = decision.trials.hit, let ticket = hit.ticket else {
      let status = Lifecycle.opening(
        decision.classification.mailClass, isSpam: decision.classification.isSpam,
        autoTickets: decision.queue.settings.autoTickets)
      decision.outcome = .open(
        status: imported?.opening(status) ?? status, linked: decision.trials.firstRefused)
      return
    }
    let sender = decision.correspondent.mailbox.address
    let isProven = unproven(decision) == nil
    let isAgents =
      try hit.bearer == .agent
      || isProven
        && sender.map { try isAgent($0, of: ticket, decision, store) } ?? false
    if hit.bearer == .agent, decision.classification.mailClass == .human {
      decision.orderingAgent = sender.map(decision.queues.agentName(of:)) ?? ""
    }
    if isAgents, decision.direction == .in { decision.direction = .note }
    let takesPart = try takesPart(decision, ticket, store)
    decision.isStranger = decision.direction == .in && !(takesPart && isProven)
    let before = try store.status(of: ticket, at: now)
    let isStill =
      try decision.direction != .in || imported?.status != nil
      || (imported != nil && store.isHandled(ticket, after: now))
    let after =
      isStill ? before : Lifecycle.following(decision.classification.mailClass, on: before)
    decision.outcome = .append(ticket: ticket, reopens: after != before)
  }
}

extension Correspondent.Source {
  /// Why such a correspondent passes no sender check.
  fileprivate var weakness: String {
    switch self {
    case .from: "From has more than one reading"
    case .replyTo: "the address is only Reply-To's"
    case .originalAuthor: "a list rewrote the author"
    case .sender: "the address is only Sender's"
    case .none: "the mail names no address"
    }
  }
}
