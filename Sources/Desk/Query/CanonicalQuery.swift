extension Query {
  /// The query in one fixed way of writing, all dates in UTC: read again it is the same query.
  package var canonical: String {
    var parts: [String] = []
    if condition != .all || (order.isEmpty && limit == nil) { parts.append(condition.canonical) }
    parts += modifiers
    return parts.joined(separator: " ")
  }

  /// `sort:` and `limit:` as they are written.
  var modifiers: [String] {
    var parts: [String] = []
    if !order.isEmpty { parts.append("sort:" + order.map(\.canonical).joined(separator: ",")) }
    if let limit { parts.append("limit:\(limit)") }
    return parts
  }
}

extension Query.Condition {
  package var canonical: String {
    switch self {
    case .all: "*"
    case .and(let parts): parts.map(\.canonicalOperand).joined(separator: " ")
    case .or(let parts): parts.map(\.canonical).joined(separator: " or ")
    case .not(.and(let parts)): "-(" + Self.and(parts).canonical + ")"
    case .not(let inner): "-" + inner.canonicalOperand
    case .term(let term): term.canonical
    }
  }

  /// Within `and` and after `-`, where `or` would come apart.
  private var canonicalOperand: String {
    if case .or = self { "(" + canonical + ")" } else { canonical }
  }
}

extension Query.SortOrder {
  var canonical: String { (direction == .descending ? "-" : "") + key.rawValue }
}
