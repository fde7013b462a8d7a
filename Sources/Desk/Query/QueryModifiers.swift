/// `sort:` and `limit:`, which say nothing about a ticket and so stand outside of the condition.
struct QueryModifiers {
  var order: [Query.SortOrder] = []
  var limit: Int?

  /// The modifiers, and the tokens without them.
  static func extracted(
    from tokens: [QueryToken]
  ) throws(QueryError) -> (QueryModifiers, [QueryToken]) {
    var modifiers = QueryModifiers()
    var rest: [QueryToken] = []
    var depth = 0
    var previous: QueryToken.Kind?
    for token in tokens {
      if case .named(let spelled, let value) = token.kind,
        let name = QueryTermName(spelled: spelled), name.isModifier
      {
        guard depth == 0, !bindsNext(previous) else {
          throw QueryError(.nestedModifier(name), at: token.place)
        }
        try modifiers.add(name, value, at: token.place)
      } else {
        if token.kind == .open { depth += 1 }
        if token.kind == .close { depth -= 1 }
        rest.append(token)
      }
      previous = token.kind
    }
    return (modifiers, rest)
  }

  private static func bindsNext(_ kind: QueryToken.Kind?) -> Bool {
    switch kind {
    case .minus, .and, .or, .not: true
    case .open, .close, .text, .named, nil: false
    }
  }

  private mutating func add(
    _ name: QueryTermName, _ value: QueryValue, at place: Range<Int>
  ) throws(QueryError) {
    guard name == .sort ? order.isEmpty : limit == nil else {
      throw QueryError(.repeatedModifier(name), at: place)
    }
    guard name == .sort else {
      guard let number = decimal(value.text), !value.isPrefix else {
        throw QueryError(.malformedValue(.limit, value.text), at: value.place)
      }
      limit = number
      return
    }
    for item in value.text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let item = Query.SortOrder(item), !value.isPrefix,
        !order.contains(where: { $0.key == item.key })
      else { throw QueryError(.unknownValue(.sort, String(item)), at: value.place) }
      order.append(item)
    }
  }
}

extension Query.SortOrder {
  fileprivate init?(_ text: Substring) {
    let isReverse = text.first == "-"
    guard let key = Query.SortKey(rawValue: text.dropFirst(isReverse ? 1 : 0).lowercased()) else {
      return nil
    }
    self.init(key, isReverse ? .descending : .ascending)
  }
}
