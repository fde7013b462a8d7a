package import Mail

/// A ticket that something in a mail names, before anybody has asked whether that counts.
package struct TicketMatch: Hashable, Sendable {
  package var ticket: Int
  package var evidence: Evidence
  /// The Message-ID that carries the token.
  package var id: MessageID?
  /// Whom the token lets through.
  package var scope: ReplyToken.TokenScope
  /// It only answers the same mail, which never came here: it is a reason to link, and no more.
  package var isSibling = false

  package init(
    ticket: Int, evidence: Evidence, id: MessageID? = nil, scope: ReplyToken.TokenScope = .anybody
  ) {
    self.ticket = ticket
    self.evidence = evidence
    self.id = id
    self.scope = scope
  }
}
