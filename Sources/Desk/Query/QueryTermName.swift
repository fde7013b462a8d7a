internal import Text

/// The words that may stand before a colon: tickets-query(7).
package enum QueryTermName: String, CaseIterable, Sendable {
  case subject, body, quoted, attachment
  case from, to, participant
  case status, queue, tag, assignee, account, `class`, rule, priority, waiting
  case id, mid
  case created, updated, older, newer, date, before, after
  case has, `is`
  case sort, limit

  init?(spelled: String) {
    self.init(rawValue: spelled.lowercased())
  }

  /// Not a condition: it says in which order and how many.
  var isModifier: Bool { self == .sort || self == .limit }
}

extension QueryTermName {
  /// The values there are, where they can be listed.
  var values: [String] {
    switch self {
    case .status: TicketStatus.allCases.map(\.rawValue)
    case .class: MailClass.allCases.map(\.rawValue)
    case .rule: Rule.allCases.map(\.rawValue)
    case .priority: Priority.allCases.map(\.rawValue)
    case .waiting: [Ticket.Turn.us, .them].map(\.rawValue)
    case .has: ["attachment"]
    case .is: (Query.Flag.allCases.map(\.rawValue) + ["unassigned", "auto"]).sorted()
    case .sort: Query.SortKey.allCases.map(\.rawValue)
    case .subject, .body, .quoted, .attachment, .from, .to, .participant, .queue, .tag, .assignee,
      .account, .id, .mid, .created, .updated, .older, .newer, .date, .before, .after, .limit:
      []
    }
  }

  var expectation: String {
    switch self {
    case .from, .to, .participant: "an address, a domain or words of a name"
    case .id: "a ticket number, a range 1-3 or a list 1-3,5"
    case .limit: "a number from 1"
    default: "another value"
    }
  }

  static func advice(for name: String) -> String {
    if let near = Spelling.nearest(to: name, of: allCases.map(\.rawValue)) {
      return "did you mean '\(near):'?"
    }
    let names = allCases.map { $0.rawValue + ":" }.joined(separator: " ")
    return "the terms are \(names); a text with a colon needs quotation marks"
  }

  func advice(for value: String) -> String {
    if self == .is, TicketStatus(rawValue: value.lowercased()) != nil {
      return "did you mean 'status:\(value.lowercased())'?"
    }
    if let near = Spelling.nearest(to: value, of: values) {
      return "did you mean '\(rawValue):\(near)'?"
    }
    return "the values are \(values.joined(separator: ", "))"
  }
}
