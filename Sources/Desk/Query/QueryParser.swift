/// The grammar, `or` binding weakest and adjacency meaning `and`:
///
///     disjunction = conjunction *("or" conjunction)
///     conjunction = operand *(["and"] operand)
///     operand     = ("not" / "-") operand / "(" disjunction ")" / text / name ":" value
struct QueryParser {
  let tokens: [QueryToken]
  let terms: TermReader
  private var position = 0
  private var depth = 0
  private var termCount = 0

  init(tokens: [QueryToken], terms: TermReader) {
    self.tokens = tokens
    self.terms = terms
  }

  /// The whole query; every ticket when there is nothing in it.
  mutating func condition() throws(QueryError) -> Query.Condition {
    guard !tokens.isEmpty else { return .all }
    let condition = try disjunction()
    guard let stray = next else { return condition }
    throw QueryError(.strayParenthesis, at: stray.place)
  }

  private var next: QueryToken? { position < tokens.count ? tokens[position] : nil }

  private mutating func disjunction() throws(QueryError) -> Query.Condition {
    var parts = [try conjunction()]
    while let token = next, token.kind == .or {
      position += 1
      guard startsOperand(next) else { throw QueryError(.nothingAfter("or"), at: token.place) }
      parts.append(try conjunction())
    }
    return .disjunction(of: parts)
  }

  private mutating func conjunction() throws(QueryError) -> Query.Condition {
    var parts = [try operand()]
    while let token = next, token.kind == .and || startsOperand(token) {
      if token.kind == .and {
        position += 1
        guard startsOperand(next) else { throw QueryError(.nothingAfter("and"), at: token.place) }
      }
      parts.append(try operand())
    }
    return .conjunction(of: parts)
  }

  private func startsOperand(_ token: QueryToken?) -> Bool {
    switch token?.kind {
    case .open, .minus, .not, .text, .named: true
    case .close, .and, .or, nil: false
    }
  }

  private mutating func operand() throws(QueryError) -> Query.Condition {
    guard let token = next else {
      throw QueryError(.unclosedParenthesis, at: tokens.last?.place ?? 0..<0)
    }
    position += 1
    switch token.kind {
    case .open: return try group(openedAt: token.place)
    case .minus, .not: return try negation(by: token)
    case .text(let value) where value.isEverything: return try counted(.all, at: token.place)
    case .text(let value): return try counted(.term(try terms.text(value)), at: token.place)
    case .named(let name, let value):
      return try counted(.term(try terms.term(name, value, at: token.place)), at: token.place)
    case .and: throw QueryError(.nothingBefore("and"), at: token.place)
    case .or: throw QueryError(.nothingBefore("or"), at: token.place)
    case .close: throw QueryError(.strayParenthesis, at: token.place)
    }
  }

  private mutating func negation(by token: QueryToken) throws(QueryError) -> Query.Condition {
    let isApart = token.kind == .minus && next?.place.lowerBound != token.place.upperBound
    guard startsOperand(next), !isApart else {
      throw QueryError(.nothingAfter(token.kind == .minus ? "-" : "not"), at: token.place)
    }
    return .not(
      try nested(at: token.place) { (parser) throws(QueryError) in try parser.operand() })
  }

  private mutating func group(openedAt place: Range<Int>) throws(QueryError) -> Query.Condition {
    if let token = next, token.kind == .close {
      throw QueryError(.emptyParentheses, at: place.lowerBound..<token.place.upperBound)
    }
    let inner = try nested(at: place) { (parser) throws(QueryError) in try parser.disjunction() }
    guard next?.kind == .close else { throw QueryError(.unclosedParenthesis, at: place) }
    position += 1
    return inner
  }

  private mutating func nested(
    at place: Range<Int>,
    _ read: (inout QueryParser) throws(QueryError) -> Query.Condition
  ) throws(QueryError) -> Query.Condition {
    guard depth < QueryLimits.depth else { throw QueryError(.tooDeep, at: place) }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func counted(
    _ condition: Query.Condition, at place: Range<Int>
  ) throws(QueryError) -> Query.Condition {
    termCount += 1
    guard termCount <= QueryLimits.terms else { throw QueryError(.tooManyTerms, at: place) }
    return condition
  }
}

extension QueryValue {
  /// A `*` by itself.
  fileprivate var isEverything: Bool { text == "*" && !isQuoted && !isPrefix }
}
