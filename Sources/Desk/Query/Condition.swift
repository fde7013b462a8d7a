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
