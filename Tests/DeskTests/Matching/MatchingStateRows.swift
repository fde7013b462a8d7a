@testable import Desk
@testable import Mail

extension MatchingRow {
  static let windows: [MatchingRow] = [
    MatchingRow(
      name: "a subject matches on the last day of match-days",
      found: [.subject: [.quiet(1, days: 90)]], tried: ["subject hit #1"]),
    MatchingRow(
      name: "a second later it does not",
      found: [.subject: [.quiet(1, days: 90, seconds: 1), .quiet(2, days: 3)]],
      tried: ["subject refused #1", "subject hit #2"]),
    MatchingRow(
      name: "match-days = 0 never matches, not even at the same second",
      mail: .standard.with { $0.matchDays = 0 }, found: [.subject: [.own(1)]],
      tried: ["subject refused #1", "new hit"]),
    MatchingRow(
      name: "match-days is no window of ids", mail: .standard.with { $0.matchDays = 0 },
      found: [.messageID: [.quiet(1, days: 900)]], tried: ["message-id hit #1"]),
    MatchingRow(
      name: "a ticket reopens on the last day of reopen-days",
      found: [.messageID: [.closed(1, daysAgo: 30)]], tried: ["message-id hit #1"]),
    MatchingRow(
      name: "a ticket closed longer ago is refused and the search goes on",
      found: [.messageID: [.closed(1, daysAgo: 31)], .subject: [.own(2)]],
      tried: ["message-id refused #1", "subject hit #2"]),
    MatchingRow(
      name: "reopen-days = 0 reopens nothing", mail: .standard.with { $0.reopenDays = 0 },
      found: [.subjectTag: [.closed(1, daysAgo: 0)]],
      tried: ["subject-tag refused #1", "new hit"]),
    MatchingRow(
      name: "a token does not open what was closed long ago",
      found: [.token: [.closed(1, daysAgo: 31)]], tried: ["token refused #1", "new hit"]),
    MatchingRow(
      name: "list mail reopens like human mail, within the window only",
      mail: .standard.with { $0.mailClass = .list },
      found: [.messageID: [.closed(1, daysAgo: 31), .closed(2, daysAgo: 29)]],
      tried: ["message-id refused #1", "message-id hit #2"]),
  ]

  static let states: [MatchingRow] = [
    MatchingRow(
      name: "a subject does not match spam", found: [.subject: [.own(1) { $0.status = .spam }]],
      tried: ["subject refused #1", "new hit"]),
    MatchingRow(
      name: "an id does match spam, which stays spam",
      found: [.messageID: [.own(1) { $0.status = .spam }]], tried: ["message-id hit #1"]),
    MatchingRow(
      name: "a ticket nobody vouched for is no candidate of its subject",
      found: [.subject: [.own(1) { $0.vouched = false }, .own(2)]],
      tried: ["subject refused #1", "subject hit #2"]),
    MatchingRow(
      name: "a ticket nobody vouched for is found by id",
      found: [.messageID: [.own(1) { $0.vouched = false }]], tried: ["message-id hit #1"]),
    MatchingRow(
      name: "answered and held tickets match",
      found: [.subject: [.own(1) { $0.status = .answered }]], tried: ["subject hit #1"]),
    MatchingRow(
      name: "a held ticket matches", found: [.subject: [.own(1) { $0.status = .hold }]],
      tried: ["subject hit #1"]),
  ]

  /// Mail that reopens nothing: closed tickets take it by proof or id, never by subject.
  static func unmoving(_ mailClass: MailClass) -> [MatchingRow] {
    let mail = Matching.standard.with { $0.mailClass = mailClass }
    return [
      MatchingRow(
        name: "\(mailClass) mail does not match a closed ticket's subject", mail: mail,
        found: [.subject: [.closed(1, daysAgo: 1), .own(2)]],
        tried: ["subject refused #1", "subject hit #2"]),
      MatchingRow(
        name: "\(mailClass) mail names a ticket closed long ago", mail: mail,
        found: [.messageID: [.closed(1, daysAgo: 400)]], tried: ["message-id hit #1"]),
      MatchingRow(
        name: "\(mailClass) mail with a token finds a ticket closed long ago", mail: mail,
        found: [.token: [.closed(1, daysAgo: 400)]], tried: ["token hit #1"]),
    ]
  }
}
