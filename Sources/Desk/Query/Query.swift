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
