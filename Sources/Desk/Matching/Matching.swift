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
  package func trials(_ candidates: (Rule) throws -> [Candidate]) rethrows -> [RuleAttempt] {
    var trials: [RuleAttempt] = []
    for rule in Rule.allCases where rule != .new {
      let found = try candidates(rule)
      if found.isEmpty {
        trials.append(RuleAttempt(rule: rule, result: .miss, evidence: rule.missEvidence))
      }
      for candidate in found {
        let trial = judge(candidate, by: rule)
        trials.append(trial)
        if trial.result == .hit { return trials }
      }
    }
    trials.append(RuleAttempt(rule: .new, result: .hit, evidence: "no rule found a ticket"))
    return trials
  }

  private func judge(_ candidate: Candidate, by rule: Rule) -> RuleAttempt {
    if let reason = refusal(of: candidate, by: rule) {
      return RuleAttempt(
        rule: rule, result: .refused, evidence: "\(candidate.evidence): \(reason)",
        ticket: candidate.ticket)
    }
    var hit = RuleAttempt(
      rule: rule, result: .hit, evidence: candidate.evidence, ticket: candidate.ticket)
    hit.bearer = candidate.bearer
    return hit
  }

  private func refusal(of candidate: Candidate, by rule: Rule) -> String? {
    if candidate.bearer != .anybody { return bearerRefusal(candidate) }
    if candidate.isSibling { return "that mail never came here, so the two are linked" }
    if rule == .subject, let reason = subjectRefusal(candidate) { return reason }
    if rule.checksSender, checksSender {
      if let unprovenSender { return "the sender is not proven: \(unprovenSender)" }
      if !candidate.hasCorrespondent, !(isInOurName && rule == .messageID) {
        return "the sender is no participant of #\(candidate.ticket)"
      }
      if rule == .subject, candidate.isBystander, !isReply {
        return "the sender takes part in #\(candidate.ticket) only by somebody else's Cc, "
          + "and this is no reply"
      }
    }
    if mailClass.movesTicket, candidate.status == .closed, let closed = candidate.closed,
      !isWithin(reopenDays, since: closed)
    {
      return "closed \(days(since: closed)) days ago, reopen-days is \(reopenDays)"
    }
    return nil
  }

  /// An agent acts on tickets however long they have been closed.
  private func bearerRefusal(_ candidate: Candidate) -> String? {
    if candidate.bearer == .nobody { return "it does not hold" }
    if let unprovenAgent { return "the sender is not proven: \(unprovenAgent)" }
    return candidate.isFromAgent ? nil : "the sender is none of the agents"
  }

  private func subjectRefusal(_ candidate: Candidate) -> String? {
    if candidate.status == .spam { return "#\(candidate.ticket) is spam" }
    if candidate.status == .closed, !mailClass.movesTicket {
      return "#\(candidate.ticket) is closed and \(mailClass.rawValue) mail reopens nothing"
    }
    if !candidate.vouched { return "#\(candidate.ticket) was opened by mail that failed DMARC" }
    if !isWithin(matchDays, since: candidate.lastHuman) {
      return "last human message \(days(since: candidate.lastHuman)) days ago, "
        + "match-days is \(matchDays)"
    }
    return nil
  }

  private func isWithin(_ days: Int, since moment: Timestamp) -> Bool {
    days > 0 && now - moment <= Int64(days) * 86_400
  }

  private func days(since moment: Timestamp) -> Int64 { (now - moment) / 86_400 }
}

extension Rule {
  fileprivate var missEvidence: String {
    switch self {
    case .token: "no signed token in the recipient or in the ids of our mails"
    case .bounce: "reports on no mail of ours"
    case .messageID: "names no stored mail of this queue, and none names it"
    case .subjectTag: "no tag of an existing ticket in the subject"
    case .subject: "no ticket of this queue has the base subject"
    case .new: ""
    }
  }
}

extension [RuleAttempt] {
  /// The ticket to file under; nil when a new one is to be opened.
  package var hit: RuleAttempt? { last.flatMap { $0.result == .hit && $0.rule != .new ? $0 : nil } }

  /// The ticket a new one is linked to.
  package var firstRefused: Int? { first { $0.result == .refused }?.ticket }
}
