package import Mail

/// Which tickets somebody asked for, in which order, and how many: tickets-query(7).
package struct Query: Hashable, Sendable {
  package var condition: Condition
  /// The first order decides, the next ones where it is even; empty for the order of the command.
  package var order: [SortOrder]
  package var limit: Int?

  package init(condition: Condition = .all, order: [SortOrder] = [], limit: Int? = nil) {
    self.condition = condition
    self.order = order
    self.limit = limit
  }

  /// `now` and `zone` give `7d`, `yesterday` and a date without a zone their meaning; the query
  /// that results holds only moments in UTC.
  package static func parse(
    _ text: String, now: Timestamp, zone: Zone
  ) throws(QueryError) -> Query {
    let tokens = try QueryLexer.tokens(of: text)
    let (modifiers, rest) = try QueryModifiers.extracted(from: tokens)
    let terms = TermReader(dates: DateReader(now: now, zone: zone))
    var parser = QueryParser(tokens: rest, terms: terms)
    return Query(
      condition: try parser.condition(), order: modifiers.order, limit: modifiers.limit)
  }
}

/// A query with what the command and the asking agent add to it.
package struct Selection: Sendable {
  package var query: Query
  /// Whom `assignee:me` means.
  package var agent: String
  /// The order where the query names none.
  package var defaultOrder: [Query.SortOrder]
  /// In the default order, tickets whose answer failed come first.
  package var failedFirst: Bool
  /// The limit where the query names none.
  package var defaultLimit: Int?

  package init(
    query: Query, agent: String, defaultOrder: [Query.SortOrder], failedFirst: Bool = false,
    defaultLimit: Int? = nil
  ) {
    self.query = query
    self.agent = agent
    self.defaultOrder = defaultOrder
    self.failedFirst = failedFirst
    self.defaultLimit = defaultLimit
  }
}

extension Query {
  package struct SortOrder: Hashable, Sendable {
    package var key: SortKey
    package var direction: Direction

    package init(_ key: SortKey, _ direction: Direction) {
      self.key = key
      self.direction = direction
    }
  }

  package enum SortKey: String, CaseIterable, Sendable {
    /// Arrival of the last message, or the last change; notes and triage do not count.
    case updated
    case created
    case id
    case priority
    /// The moment since which somebody has been waiting; tickets on which nobody waits come last.
    case waiting
  }

  package enum Direction: Hashable, Sendable {
    /// Oldest, smallest, least urgent, longest waiting first.
    case ascending
    case descending
  }
}
