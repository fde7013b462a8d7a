import Mail

extension Query.Term {
  /// One fixed way of writing this term.
  package var canonical: String {
    switch self {
    case .text(let phrase, in: .any): phrase.canonical
    case .text(let phrase, let field): field.rawValue + ":" + phrase.canonical
    case .status(let status): "status:" + status.rawValue
    case .queue(let name): "queue:" + quotedUnlessPlain(name)
    case .tag(let tag): "tag:" + quotedUnlessPlain(tag)
    case .account(let name): "account:" + quotedUnlessPlain(name)
    case .assignee(.me): "assignee:me"
    case .assignee(.nobody): "assignee:none"
    case .assignee(.named(let name)): "assignee:" + quotedUnlessPlain(name)
    case .priority(let priority): "priority:" + priority.rawValue
    case .ids(let numbers): "id:" + numbers.canonical
    case .waiting(let turn): "waiting:" + turn.rawValue
    case .created(let range): "created:" + range.canonical
    case .updated(let range): "updated:" + range.canonical
    case .from(let pattern): "from:" + pattern.canonical
    case .to(let pattern): "to:" + pattern.canonical
    case .participant(let pattern): "participant:" + pattern.canonical
    case .mailClass(let mailClass): "class:" + mailClass.rawValue
    case .rule(let rule): "rule:" + rule.rawValue
    case .messageID(let id): "mid:" + quotedUnlessPlain(id.text)
    case .arrived(let range): "date:" + range.canonical
    case .attachment: "has:attachment"
    case .flag(let flag): "is:" + flag.rawValue
    }
  }
}

extension Query.Phrase {
  var canonical: String {
    (isKeyword(text) ? quoted(text) : quotedUnlessPlain(text)) + star
  }

  fileprivate var text: String { words.joined(separator: " ") }

  fileprivate var star: String { lastIsPrefix ? "*" : "" }
}

extension Query.PersonPattern {
  var canonical: String {
    switch self {
    case .address(let address): quotedUnlessPlain(address.text)
    case .domain(let domain): quotedUnlessPlain("@" + domain)
    // Quoted it would be a name.
    case .dotted(let text): text
    case .name(let phrase): quoted(phrase.text) + phrase.star
    }
  }
}

extension Query.TicketNumbers {
  var canonical: String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}

extension Query.TimeRange {
  /// Both ends included, so the last second that is meant.
  var canonical: String {
    (from?.rfc3339 ?? "") + ".." + (until.map { ($0 + -1).rfc3339 } ?? "")
  }
}

private func isKeyword(_ text: String) -> Bool {
  ["and", "or", "not"].contains(text.lowercased())
}

private func quotedUnlessPlain(_ text: String) -> String {
  text.unicodeScalars.allSatisfy(isPlain) ? text : quoted(text)
}

/// Never the sign of anything in a query, wherever it stands in a value.
private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.properties.isXIDContinue || scalar == "@" || scalar == "." }
  return scalar.properties.isAlphabetic
}

/// By scalars: a quotation mark and an accent behind it are one character.
private func quoted(_ text: String) -> String {
  let pieces = text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
  return "\"" + pieces.map { String($0) }.joined(separator: "\"\"") + "\""
}
