/// What puts a mail on its ticket: the rules in the order in which they are tried, of which the first hit
/// wins, and what stands above them.
package enum Rule: String, CaseIterable, Sendable {
  /// A signed token in the recipient's extension or in one of our Message-IDs.
  case token
  /// The mail reported on is one we sent.
  case bounce
  /// In-Reply-To or References name a stored mail, or a stored mail names this one.
  case messageID = "message-id"
  /// `[TAG #42]` in the subject.
  case subjectTag = "subject-tag"
  /// Same base subject.
  case subject
  /// Nothing matched: the mail opens a ticket.
  case new
  /// No rule was asked: whoever filed the mail by a command named the ticket.
  case command
  /// No rule was asked: the export that the mail comes from told the ticket.
  case `import`

  /// Those that look for a ticket.
  package static let searching: [Rule] = [.token, .bounce, .messageID, .subjectTag, .subject]

  /// A token cannot be guessed and a report is about our own mail: both speak for themselves.
  /// Everything else is only as good as the address it comes from.
  package var checksSender: Bool {
    switch self {
    case .token, .bounce, .new, .command, .import: false
    case .messageID, .subjectTag, .subject: true
    }
  }
}

/// One thing that was tried to find a mail's ticket. All of them are kept: `tickets why` shows them.
package struct RuleAttempt: Hashable, Sendable {
  package var rule: Rule
  package var result: Result
  package var evidence: Evidence
  /// Nil for a miss.
  package var ticket: Int?
  /// Whom the token that hit lets through; not kept.
  package var scope = ReplyToken.TokenScope.anybody

  package enum Result: String, Sendable {
    case hit, miss, refused
  }

  package init(rule: Rule, result: Result, evidence: Evidence, ticket: Int? = nil) {
    self.rule = rule
    self.result = result
    self.evidence = evidence
    self.ticket = ticket
  }
}
