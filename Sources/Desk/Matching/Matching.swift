package import Mail

/// What a rule may let a mail do: the same for every candidate of one mail.
package struct Matching: Sendable {
  package var mailClass: MailClass
  package var now: Timestamp
  /// `check-sender`: no is H-Sphere's "Do not check e-mail address".
  package var checksSender: Bool
  /// The subject begins with a reply prefix.
  package var isReply: Bool
  /// Why the correspondent's address proves nothing (DMARC failure, Reply-To, several authors); nil
  /// when it may pass a sender check.
  package var unprovenSender: String?
  /// From is an address of ours, which anybody can write: what the mail answers leads it all the same.
  package var isInOurName = false
  /// Why it does not suffice for an agent's order; nil when it does.
  package var unprovenAgent: String?
  /// Days since the last human message within which the same subject means the same ticket.
  package var matchDays: Int
  /// Days since the close within which a mail reopens a ticket.
  package var reopenDays: Int

  package init(
    mailClass: MailClass, now: Timestamp, checksSender: Bool, isReply: Bool = false,
    unprovenSender: String? = nil, unprovenAgent: String? = nil, matchDays: Int, reopenDays: Int
  ) {
    self.mailClass = mailClass
    self.now = now
    self.checksSender = checksSender
    self.isReply = isReply
    self.unprovenSender = unprovenSender
    self.unprovenAgent = unprovenAgent ?? unprovenSender
    self.matchDays = matchDays
    self.reopenDays = reopenDays
  }

  /// Tries the rules in order. `candidates` is asked for one rule at a time, and not asked any
  /// more after a hit: what a rule found, best first.
  package func attempts(_ candidates: (Rule) throws -> [Candidate]) rethrows -> [RuleAttempt] {
    var attempts: [RuleAttempt] = []
    for rule in Rule.searching {
      let found = try candidates(rule)
      if found.isEmpty {
        attempts.append(RuleAttempt(rule: rule, result: .miss, evidence: .nothing(rule)))
      }
      for candidate in found {
        let attempt = judge(candidate, by: rule)
        attempts.append(attempt)
        if attempt.result == .hit { return attempts }
      }
    }
    attempts.append(RuleAttempt(rule: .new, result: .hit, evidence: .noRuleHit))
    return attempts
  }

  private func judge(_ candidate: Candidate, by rule: Rule) -> RuleAttempt {
    if let refusal = refusal(of: candidate, by: rule) {
      return RuleAttempt(
        rule: rule, result: .refused, evidence: .refused(candidate.evidence, refusal),
        ticket: candidate.ticket)
    }
    var hit = RuleAttempt(
      rule: rule, result: .hit, evidence: candidate.evidence, ticket: candidate.ticket)
    hit.scope = candidate.scope
    return hit
  }

  private func refusal(of candidate: Candidate, by rule: Rule) -> Evidence.Refusal? {
    if candidate.scope != .anybody { return tokenRefusal(candidate) }
    if candidate.isSibling { return .onlySibling }
    if rule == .subject, let refusal = subjectRefusal(candidate) { return refusal }
    if rule.checksSender, checksSender, let refusal = senderRefusal(candidate, rule) {
      return refusal
    }
    if mailClass.movesTicket, candidate.status == .closed, let closed = candidate.closed,
      !isWithin(reopenDays, since: closed)
    {
      return .reopenDays(reopenDays, closedFor: days(since: closed))
    }
    return nil
  }

  /// An agent acts on tickets however long they have been closed.
  private func tokenRefusal(_ candidate: Candidate) -> Evidence.Refusal? {
    if candidate.scope == .nobody { return .voidToken }
    if let unprovenAgent { return .unproven(reason: unprovenAgent) }
    return candidate.isFromAgent ? nil : .noAgent
  }

  private func senderRefusal(_ candidate: Candidate, _ rule: Rule) -> Evidence.Refusal? {
    if let unprovenSender { return .unproven(reason: unprovenSender) }
    if !candidate.hasCorrespondent, !(isInOurName && rule == .messageID) {
      return .noParticipant(of: candidate.ticket)
    }
    if rule == .subject, candidate.isBystander, !isReply {
      return .bystander(on: candidate.ticket)
    }
    return nil
  }

  private func subjectRefusal(_ candidate: Candidate) -> Evidence.Refusal? {
    if candidate.status == .spam { return .spam(candidate.ticket) }
    if candidate.status == .closed, !mailClass.movesTicket {
      return .unmoved(ticket: candidate.ticket, mailClass)
    }
    if !candidate.vouched { return .unvouched(candidate.ticket) }
    if !isWithin(matchDays, since: candidate.lastHuman) {
      return .matchDays(matchDays, quietFor: days(since: candidate.lastHuman))
    }
    return nil
  }

  private func isWithin(_ days: Int, since moment: Timestamp) -> Bool {
    days > 0 && now - moment <= Int64(days) * 86_400
  }

  private func days(since moment: Timestamp) -> Int64 { (now - moment) / 86_400 }
}

extension [RuleAttempt] {
  /// The ticket to file under; nil when a new one is to be opened.
  package var hit: RuleAttempt? { last.flatMap { $0.result == .hit && $0.rule != .new ? $0 : nil } }

  /// The ticket a new one is linked to.
  package var firstRefused: Int? { first { $0.result == .refused }?.ticket }
}
