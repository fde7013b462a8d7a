/// One thing that was tried to find a mail's ticket. All of them are kept: `tickets why` shows them.
package struct Trial: Hashable, Sendable {
  package var rule: Rule
  package var result: Result
  package var evidence: String
  /// Nil for a miss.
  package var ticket: Int?
  /// Whom the token that hit lets through; not kept.
  package var bearer = ReplyToken.Bearer.anybody

  package enum Result: String, Sendable {
    case hit, miss, refused
  }

  package init(rule: Rule, result: Result, evidence: String, ticket: Int? = nil) {
    self.rule = rule
    self.result = result
    self.evidence = evidence
    self.ticket = ticket
  }
}
