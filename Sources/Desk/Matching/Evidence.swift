package import Mail
internal import Text

/// What led from a mail to a ticket, or why nothing did. The words for it are here and nowhere else:
/// people read them in `--explain` and `why`.
package indirect enum Evidence: Hashable, Sendable {
  /// Of an attempt that is read back: the words it was stored with.
  case recorded(String)

  /// - Parameter id: the Message-ID that carries the token; nil of one in an address.
  case token(TokenKind, place: String, id: MessageID? = nil)
  case reportsOn(message: Int)
  case reportedMailAnswers(message: Int)
  case tagOfReportedMail(String)
  case names(field: String, id: MessageID, message: Int)
  /// A stored message answers this mail, which came later.
  case isAnswered(id: MessageID, message: Int)
  /// Both answer a mail that never came here.
  case sibling(id: MessageID, message: Int)
  case tag(String)
  /// - Parameter key: as subjects are compared.
  case baseSubject(key: String)

  case nothing(Rule)
  case noRuleHit
  case newTicketRequested
  case requested(ticket: Int)
  case exported

  case merged(Evidence, from: Int, into: Int)
  case splitOff(Evidence, message: Int, from: Int)
  case refused(Evidence, Refusal)

  package enum TokenKind: String, Sendable {
    case customers = "signed token"
    case agents = "agents' token"
    case expired = "expired agents' token"
    case forged = "forged agents' token"
  }

  /// Why a ticket that a rule found is not taken.
  package enum Refusal: Hashable, Sendable {
    case voidToken
    case unproven(reason: String)
    case noAgent
    case onlySibling
    case noParticipant(of: Int)
    case bystander(on: Int)
    case reopenDays(Int, closedFor: Int64)
    case spam(Int)
    /// - Parameter ticket: a closed one, which such mail does not reopen.
    case unmoved(ticket: Int, MailClass)
    case unvouched(Int)
    case matchDays(Int, quietFor: Int64)
  }
}

extension Evidence {
  package var text: String {
    switch self {
    case .recorded(let text): text
    case .token(let kind, let place, let id):
      "\(kind.rawValue) in \(place)" + (id.map { " <\($0.text)>" } ?? "")
    case .reportsOn(let message): "reports on m\(message), which we sent"
    case .reportedMailAnswers(let message): "the mail reported on answers m\(message)"
    case .tagOfReportedMail(let tag): "\(tag) in the subject of the mail reported on"
    case .names(let field, let id, let message): "\(field) <\(id.text)> is m\(message)"
    case .isAnswered(let id, let message): "m\(message), which came earlier, answers <\(id.text)>"
    case .sibling(let id, let message): "m\(message) answers <\(id.text)>, too"
    case .tag(let tag): "\(tag) in the subject"
    case .baseSubject(let key): "same base subject '\(Sanitizer.excerpt(key))'"
    case .nothing(let rule): rule.nothingFound
    case .noRuleHit: "no rule found a ticket"
    case .newTicketRequested: "a new ticket was requested"
    case .requested(let ticket): "#\(ticket) was requested"
    case .exported: "it was on this ticket when it was exported"
    case .merged(let evidence, let from, let into):
      "\(evidence.text) (#\(from) is merged into #\(into))"
    case .splitOff(let evidence, let message, let from):
      "\(evidence.text), m\(message) was split off from #\(from)"
    case .refused(let evidence, let refusal): "\(evidence.text): \(refusal.text)"
    }
  }
}

extension Evidence.Refusal {
  fileprivate var text: String {
    switch self {
    case .voidToken: "it is not valid"
    case .unproven(let reason): "the sender cannot be verified: \(reason)"
    case .noAgent: "the sender is not an agent"
    case .onlySibling: "that mail never arrived here, so the two are linked"
    case .noParticipant(let ticket): "the sender is not a participant of #\(ticket)"
    case .bystander(let ticket):
      "the sender is only in somebody else's Cc on #\(ticket), and this is not a reply"
    case .reopenDays(let limit, let days): "closed \(days) days ago, reopen-days is \(limit)"
    case .spam(let ticket): "#\(ticket) is spam"
    case .unmoved(let ticket, let mailClass):
      "#\(ticket) is closed and \(mailClass.rawValue) mail reopens nothing"
    case .unvouched(let ticket): "#\(ticket) was opened by mail that failed DMARC"
    case .matchDays(let limit, let days):
      "last human message \(days) days ago, match-days is \(limit)"
    }
  }
}

extension Rule {
  fileprivate var nothingFound: String {
    switch self {
    case .token: "no signed token in the recipient or in ids of our mail"
    case .bounce: "does not report on mail of ours"
    case .messageID: "does not refer to stored mail of this queue, nor is referred to by any"
    case .subjectTag: "no tag of an existing ticket in the subject"
    case .subject: "no ticket of this queue has the base subject"
    case .new, .command, .import: ""
    }
  }
}
