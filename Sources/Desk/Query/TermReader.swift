import Mail

/// Gives `name:value` and bare words their meaning.
struct TermReader {
  let dates: DateReader

  /// A bare word or phrase; `#3` is a ticket.
  func text(_ value: QueryValue) throws(QueryError) -> Query.Term {
    if !value.isQuoted, !value.isPrefix, value.text.hasPrefix("#"),
      let number = decimal(value.text.dropFirst())
    {
      return .ids(Query.TicketNumbers([number...number]))
    }
    return .text(try phrase(value), in: .any)
  }

  func term(
    _ spelled: String, _ value: QueryValue, at place: Range<Int>
  ) throws(QueryError) -> Query.Term {
    guard let name = QueryTermName(spelled: spelled) else {
      let end = place.lowerBound + spelled.unicodeScalars.count + 1
      throw QueryError(.unknownTerm(spelled), at: place.lowerBound..<end)
    }
    guard value.text.contains(where: { !$0.isWhitespace }) else {
      throw QueryError(.missingValue(spelled), at: place)
    }
    return try term(name, value)
  }

  private func term(_ name: QueryTermName, _ value: QueryValue) throws(QueryError) -> Query.Term {
    switch name {
    case .subject: .text(try phrase(value), in: .subject)
    case .body: .text(try phrase(value), in: .body)
    case .quoted: .text(try phrase(value), in: .quoted)
    case .attachment: .text(try phrase(value), in: .attachment)
    case .from: .from(try person(name, value))
    case .to: .to(try person(name, value))
    case .participant: .participant(try person(name, value))
    case .status: .status(try choice(name, value))
    case .queue: .queue(try whole(value))
    case .tag: .tag(try whole(value))
    case .account: .account(try whole(value))
    case .assignee: .assignee(Query.Assignee(try whole(value)))
    case .class: .mailClass(try choice(name, value))
    case .rule: .rule(try choice(name, value))
    case .priority: .priority(try choice(name, value))
    case .waiting: .waiting(try choice(name, value))
    case .id: .ids(try numbers(value))
    case .mid: .messageID(try messageID(value))
    case .created: .created(try dates.range(value))
    case .updated: .updated(try dates.range(value))
    case .date: .arrived(try dates.range(value))
    case .older, .newer: .updated(try openRange(name, value))
    case .before, .after: .arrived(try openRange(name, value))
    case .has: try possession(value)
    case .is: try state(value)
    case .sort, .limit: throw QueryError(.nestedModifier(name), at: value.place)
    }
  }

  private func phrase(_ value: QueryValue) throws(QueryError) -> Query.Phrase {
    if !value.isQuoted, value.text.contains("*") {
      throw QueryError(.starInWord, at: value.place)
    }
    guard let phrase = Query.Phrase(value) else {
      throw QueryError(.nothingToFind(value.text), at: value.place)
    }
    return phrase
  }

  private func person(
    _ name: QueryTermName, _ value: QueryValue
  ) throws(QueryError) -> Query.PersonPattern {
    if value.text.contains("@") {
      guard let pattern = Query.PersonPattern(withAtSign: try whole(value)) else {
        throw QueryError(.malformedValue(name, value.text), at: value.place)
      }
      return pattern
    }
    if !value.isQuoted, !value.isPrefix, let domain = Query.PersonPattern(withDot: value.text) {
      return domain
    }
    return .name(try phrase(value))
  }

  /// A value that names one thing, without the beginning-of-a-word star.
  private func whole(_ value: QueryValue) throws(QueryError) -> String {
    guard !value.isPrefix else { throw QueryError(.starAfterValue(value.text), at: value.place) }
    return value.text
  }

  private func choice<Value: RawRepresentable<String>>(
    _ name: QueryTermName, _ value: QueryValue
  ) throws(QueryError) -> Value {
    guard let choice = Value(rawValue: try whole(value).lowercased()) else {
      throw QueryError(.unknownValue(name, value.text), at: value.place)
    }
    return choice
  }

  private func numbers(_ value: QueryValue) throws(QueryError) -> Query.TicketNumbers {
    guard let numbers = Query.TicketNumbers(try whole(value)) else {
      throw QueryError(.malformedValue(.id, value.text), at: value.place)
    }
    guard numbers.ranges.count <= QueryLimits.ranges else {
      throw QueryError(.tooManyRanges, at: value.place)
    }
    return numbers
  }

  private func messageID(_ value: QueryValue) throws(QueryError) -> MessageID {
    var text = Substring(try whole(value))
    if text.first == "<", text.last == ">" { text = text.dropFirst().dropLast() }
    guard !text.isEmpty else {
      throw QueryError(.malformedValue(.mid, value.text), at: value.place)
    }
    return MessageID(String(text))
  }

  /// All before the date, or all since.
  private func openRange(
    _ name: QueryTermName, _ value: QueryValue
  ) throws(QueryError) -> Query.TimeRange {
    let start = try dates.start(value, of: name)
    return name == .older || name == .before
      ? Query.TimeRange(until: start) : Query.TimeRange(from: start)
  }

  private func possession(_ value: QueryValue) throws(QueryError) -> Query.Term {
    guard try whole(value).lowercased() == "attachment" else {
      throw QueryError(.unknownValue(.has, value.text), at: value.place)
    }
    return .attachment
  }

  /// Two of the states are other names for a term.
  private func state(_ value: QueryValue) throws(QueryError) -> Query.Term {
    switch try whole(value).lowercased() {
    case "unassigned": .assignee(.nobody)
    case "auto": .mailClass(.auto)
    default: .flag(try choice(.is, value))
    }
  }
}

extension Query.Assignee {
  init(_ text: String) {
    switch text.lowercased() {
    case "me": self = .me
    case "none": self = .nobody
    default: self = .named(text)
    }
  }
}

extension Query.Phrase {
  /// Nil when there is no letter or digit in it: punctuation is not indexed.
  init?(_ value: QueryValue) {
    let words = value.text.unicodeScalars.split { $0.properties.isWhitespace }
    guard
      words.joined().contains(where: {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      })
    else { return nil }
    self.init(words: words.map { String($0) }, lastIsPrefix: value.isPrefix)
  }
}
