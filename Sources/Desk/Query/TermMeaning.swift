import Mail

extension Query.Term {
  /// What the term asks, for people.
  var meaning: String {
    switch self {
    case .text(let phrase, let field): "\(phrase.meaning) in \(field.meaning)"
    case .status(let status): "the ticket is \(status.rawValue)"
    case .queue(let name): "the ticket is in the queue \(name)"
    case .tag(let tag): "the ticket is tagged \(tag)"
    case .account(let name): "the ticket belongs to the account \(name)"
    case .assignee(.me): "the ticket is assigned to you"
    case .assignee(.nobody): "the ticket is assigned to nobody"
    case .assignee(.named(let name)): "the ticket is assigned to \(name)"
    case .priority(let priority): "the priority is \(priority.rawValue)"
    case .ids: "the ticket's number"
    case .waiting(.us): "it is our turn"
    case .waiting(.them): "it is the customer's turn"
    case .created(let range): "opened \(range.meaning)"
    case .updated(let range): "last activity \(range.meaning)"
    case .from(let pattern): "a message from \(pattern.meaning)"
    case .to(let pattern): "a message to \(pattern.meaning)"
    case .participant(let pattern): "\(pattern.meaning) is a participant"
    case .mailClass(let mailClass): "a message of the class \(mailClass.rawValue)"
    case .rule(let rule): "a message filed by the rule \(rule.rawValue)"
    case .messageID: "a message with this Message-ID"
    case .arrived(let range): "a message \(range.meaning)"
    case .attachment: "a message with an attachment"
    case .flag(let flag): flag.meaning
    }
  }
}

extension Query.TextField {
  fileprivate var meaning: String {
    switch self {
    case .any: "subject, visible text, names or attachment names"
    case .subject: "a subject"
    case .body: "visible text"
    case .quoted: "quoted text"
    case .attachment: "an attachment's name"
    }
  }
}

extension Query.Flag {
  fileprivate var meaning: String {
    switch self {
    case .highlighted: "the requester is highlighted"
    case .undelivered: "one of our messages was not delivered"
    case .stranger: "a message from a stranger"
    case .aside: "mail was set aside here, on a ticket that was closed from the start"
    }
  }
}

extension Query.Phrase {
  fileprivate var meaning: String {
    switch (words.count > 1, lastIsPrefix) {
    case (false, false): "the word"
    case (false, true): "a word with this prefix"
    case (true, false): "these words in a row"
    case (true, true): "these words in a row, the last one a prefix,"
    }
  }
}

extension Query.PersonPattern {
  fileprivate var meaning: String {
    switch self {
    case .address(let address): address.text
    case .domain(let domain): "anybody at \(domain) or a subdomain"
    case .dotted(let text): "anybody at \(text) or a subdomain, or \(text)@ anywhere"
    case .name(let phrase): "somebody with \(phrase.meaning) in the name or address"
    }
  }
}

extension Query.TimeRange {
  fileprivate var meaning: String {
    switch (from, until) {
    case (let from?, let until?): "from \(from.rfc3339) until before \(until.rfc3339)"
    case (let from?, nil): "at \(from.rfc3339) or later"
    case (nil, let until?): "before \(until.rfc3339)"
    case (nil, nil): "at any time"
    }
  }
}
