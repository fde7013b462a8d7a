import Testing

@testable import Desk
@testable import Mail

/// A mail, what the store found for each rule, and what is to be tried in which order.
struct MatchingRow: Sendable, CustomTestStringConvertible {
  var name: String
  var mail = Matching.standard
  var found: [Rule: [Candidate]]
  /// `rule result #ticket`, only rules that found something and the last one.
  var tried: [String]

  var testDescription: String { name }
}

extension Matching {
  static let today = Timestamp(seconds: 1_000 * 86_400)

  /// A human's mail under the default settings.
  static let standard = Matching(
    mailClass: .human, now: today, checksSender: true, matchDays: 90, reopenDays: 30)

  func with(_ change: (inout Matching) -> Void) -> Matching {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Candidate {
  /// An open ticket of the correspondent's, written to today.
  static func own(_ ticket: Int, _ change: (inout Candidate) -> Void = { _ in }) -> Candidate {
    var candidate = Candidate(
      ticket: ticket, evidence: .recorded("e\(ticket)"), status: .open, lastHuman: Matching.today,
      hasCorrespondent: true)
    change(&candidate)
    return candidate
  }

  static func strange(_ ticket: Int) -> Candidate { own(ticket) { $0.hasCorrespondent = false } }

  static func closed(_ ticket: Int, daysAgo days: Int64) -> Candidate {
    own(ticket) {
      $0.status = .closed
      $0.closed = Matching.today + -days * 86_400
    }
  }

  static func quiet(_ ticket: Int, days: Int64, seconds: Int64 = 0) -> Candidate {
    own(ticket) { $0.lastHuman = Matching.today + -(days * 86_400 + seconds) }
  }
}

extension MatchingRow {
  static let search: [MatchingRow] = [
    MatchingRow(name: "nothing found opens a ticket", found: [:], tried: ["new hit"]),
    MatchingRow(
      name: "the first rule that hits wins",
      found: [.messageID: [.own(2)], .subjectTag: [.own(3)], .subject: [.own(4)]],
      tried: ["message-id hit #2"]),
    MatchingRow(
      name: "a refused hit does not end the search of its rule",
      found: [.messageID: [.strange(1), .strange(2), .own(3), .own(4)]],
      tried: ["message-id refused #1", "message-id refused #2", "message-id hit #3"]),
    MatchingRow(
      name: "a refused hit does not end the search at the next rule",
      found: [.messageID: [.strange(1)], .subjectTag: [.strange(2)], .subject: [.own(3)]],
      tried: ["message-id refused #1", "subject-tag refused #2", "subject hit #3"]),
    MatchingRow(
      name: "when all are refused, a ticket is opened",
      found: [.messageID: [.strange(7)], .subject: [.strange(8)]],
      tried: ["message-id refused #7", "subject refused #8", "new hit"]),
    MatchingRow(
      name: "a token comes before everything",
      found: [.token: [.own(1)], .bounce: [.own(2)], .messageID: [.own(3)]],
      tried: ["token hit #1"]),
  ]

  static let bystander = Candidate.own(1) { $0.isBystander = true }

  static let senders: [MatchingRow] = [
    MatchingRow(
      name: "new mail of who was only in somebody's Cc is not filed by its subject",
      found: [.subject: [bystander, .own(2)]], tried: ["subject refused #1", "subject hit #2"]),
    MatchingRow(
      name: "his reply is", mail: .standard.with { $0.isReply = true },
      found: [.subject: [bystander]], tried: ["subject hit #1"]),
    MatchingRow(
      name: "ids and tags he has from the mail itself",
      found: [.subjectTag: [bystander]], tried: ["subject-tag hit #1"]),
    MatchingRow(
      name: "check-sender = no lets him in, too",
      mail: .standard.with { $0.checksSender = false }, found: [.subject: [bystander]],
      tried: ["subject hit #1"]),
    MatchingRow(
      name: "a token is not asked for its sender", found: [.token: [.strange(1)]],
      tried: ["token hit #1"]),
    MatchingRow(
      name: "a report is not asked for its sender", found: [.bounce: [.strange(1)]],
      tried: ["bounce hit #1"]),
    MatchingRow(
      name: "check-sender = no lets strangers match by id",
      mail: .standard.with { $0.checksSender = false }, found: [.messageID: [.strange(1)]],
      tried: ["message-id hit #1"]),
    MatchingRow(
      name: "check-sender = no lets strangers match by tag",
      mail: .standard.with { $0.checksSender = false }, found: [.subjectTag: [.strange(1)]],
      tried: ["subject-tag hit #1"]),
    MatchingRow(
      name: "check-sender = no lets strangers match by subject",
      mail: .standard.with { $0.checksSender = false }, found: [.subject: [.strange(1)]],
      tried: ["subject hit #1"]),
    MatchingRow(
      name: "a participant's address that DMARC disowns passes no check",
      mail: .standard.with { $0.unprovenSender = "DMARC failed" },
      found: [.messageID: [.own(1)], .subjectTag: [.own(2)], .subject: [.own(3)]],
      tried: ["message-id refused #1", "subject-tag refused #2", "subject refused #3", "new hit"]),
    MatchingRow(
      name: "a token needs no proven sender",
      mail: .standard.with { $0.unprovenSender = "DMARC failed" }, found: [.token: [.own(1)]],
      tried: ["token hit #1"]),
    MatchingRow(
      name: "check-sender = no asks nobody for proof",
      mail: .standard.with {
        $0.checksSender = false
        $0.unprovenSender = "DMARC failed"
      },
      found: [.subject: [.own(1)]], tried: ["subject hit #1"]),
  ]
}
