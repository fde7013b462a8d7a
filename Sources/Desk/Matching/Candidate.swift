package import Mail

/// A ticket that a rule found, with what the rule needs to know to accept or refuse it.
package struct Candidate: Hashable, Sendable {
  /// After following merges.
  package var ticket: Int
  package var evidence: Evidence
  /// Effective now: what is due has happened.
  package var status: TicketStatus
  package var closed: Timestamp?
  /// Arrival of the last human message.
  package var lastHuman: Timestamp
  /// The correspondent is requester, Cc'd, an agent, or another address of one of them.
  package var hasCorrespondent: Bool
  /// The correspondent takes part only because somebody else named him in To or Cc: he never wrote on
  /// the ticket, and we sent him nothing. The rule `subject` takes only his replies.
  package var isBystander: Bool
  /// False while only mail that failed DMARC is on the ticket.
  package var vouched: Bool
  /// Whom the token that led here lets through.
  package var scope = ReplyToken.TokenScope.anybody
  /// Its mail and this one answer the same mail, which never came here.
  package var isSibling = false
  /// The correspondent is one of the `agents` of the ticket's queue, or of another that its mail
  /// reached.
  package var isFromAgent = false

  package init(
    ticket: Int, evidence: Evidence, status: TicketStatus, closed: Timestamp? = nil,
    lastHuman: Timestamp, hasCorrespondent: Bool, isBystander: Bool = false, vouched: Bool = true
  ) {
    self.ticket = ticket
    self.evidence = evidence
    self.status = status
    self.closed = closed
    self.lastHuman = lastHuman
    self.hasCorrespondent = hasCorrespondent
    self.isBystander = isBystander
    self.vouched = vouched
  }
}
