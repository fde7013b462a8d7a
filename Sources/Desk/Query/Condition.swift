package import Mail

extension Query {
  /// What must hold for a ticket. A term holds when the ticket itself or some message of it
  /// satisfies the term; two terms may be satisfied by two messages.
  package indirect enum Condition: Hashable, Sendable {
    /// Every ticket.
    case all
    /// At least two, none of them itself `and`.
    case and([Condition])
    /// At least two, none of them itself `or`.
    case or([Condition])
    case not(Condition)
    case term(Term)
  }
}

extension Query.Condition {
  static func conjunction(of parts: [Query.Condition]) -> Query.Condition {
    let flat = parts.flatMap { part in
      if case .and(let inner) = part { inner } else { [part] }
    }
    return flat.count == 1 ? flat[0] : .and(flat)
  }

  static func disjunction(of parts: [Query.Condition]) -> Query.Condition {
    let flat = parts.flatMap { part in
      if case .or(let inner) = part { inner } else { [part] }
    }
    return flat.count == 1 ? flat[0] : .or(flat)
  }
}

extension Query {
  /// Words that follow one another. As typed: how words are told apart and folded is the index's
  /// business, but there is always a letter or digit in it.
  package struct Phrase: Hashable, Sendable {
    /// Never empty; split at white space only.
    package var words: [String]
    /// `word*`: the last one is only the beginning of a word.
    package var lastIsPrefix: Bool

    package init(words: [String], lastIsPrefix: Bool = false) {
      self.words = words
      self.lastIsPrefix = lastIsPrefix
    }
  }
}

extension Query {
  /// The moments `from <= t < until`. At least one end is given.
  package struct TimeRange: Hashable, Sendable {
    package var from: Timestamp?
    package var until: Timestamp?

    package init(from: Timestamp? = nil, until: Timestamp? = nil) {
      self.from = from
      self.until = until
    }
  }
}
