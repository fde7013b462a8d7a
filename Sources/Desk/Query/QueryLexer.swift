internal import Text

/// Cuts a query into parentheses, keywords, words, phrases and `name:value`.
struct QueryLexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var tokens: [QueryToken] = []

  static func tokens(of text: String) throws(QueryError) -> [QueryToken] {
    guard text.utf8.count <= QueryLimits.length else {
      let fitting = String(decoding: text.utf8.prefix(QueryLimits.length), as: UTF8.self)
      let count = fitting.unicodeScalars.count
      throw QueryError(.tooLong, at: count..<count)
    }
    var lexer = QueryLexer(scalars: Array(text.unicodeScalars))
    while let scalar = lexer.next { try lexer.token(from: scalar) }
    return lexer.tokens
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func token(from scalar: Unicode.Scalar) throws(QueryError) {
    switch scalar {
    case "(": punctuation(.open)
    case ")": punctuation(.close)
    case "-": punctuation(.minus)
    case "\"":
      let value = try quoted()
      tokens.append(QueryToken(kind: .text(value), place: value.place))
    case _ where scalar.properties.isWhitespace: position += 1
    default: try bare()
    }
  }

  private mutating func punctuation(_ kind: QueryToken.Kind) {
    tokens.append(QueryToken(kind: kind, place: position..<position + 1))
    position += 1
  }

  private mutating func bare() throws(QueryError) {
    let start = position
    while let scalar = next, !isDelimiter(scalar) { position += 1 }
    if let colon = colonOfTerm(in: start..<position) {
      try term(named: start..<colon)
    } else {
      let value = try word(in: start..<position)
      tokens.append(QueryToken(kind: keyword(value) ?? .text(value), place: value.place))
    }
  }

  private func keyword(_ value: QueryValue) -> QueryToken.Kind? {
    guard !value.isPrefix else { return nil }
    return switch value.text.lowercased() {
    case "and": .and
    case "or": .or
    case "not": .not
    default: nil
    }
  }

  /// Names are letters; `12:30`, `fe80::1` and `https://…` are words like any other.
  private func colonOfTerm(in range: Range<Int>) -> Int? {
    guard let colon = scalars[range].firstIndex(of: ":"), colon > range.lowerBound,
      scalars[range.lowerBound..<colon].allSatisfy({ $0.properties.isAlphabetic }),
      !scalars[(colon + 1)..<range.upperBound].starts(with: ["/", "/"])
    else { return nil }
    return colon
  }

  private mutating func term(named name: Range<Int>) throws(QueryError) {
    let spelled = string(name)
    let value: QueryValue
    if name.upperBound + 1 < position {
      value = try word(in: name.upperBound + 1..<position)
    } else if next == "\"" {
      value = try quoted()
    } else {
      let place = name.lowerBound..<position
      guard QueryTermName(spelled: spelled) != nil else {
        throw QueryError(.unknownTerm(spelled), at: place)
      }
      throw QueryError(
        next == "(" ? .parenthesisedValue(spelled) : .missingValue(spelled), at: place)
    }
    let place = name.lowerBound..<value.place.upperBound
    tokens.append(QueryToken(kind: .named(spelled, value), place: place))
  }

  private func word(in range: Range<Int>) throws(QueryError) -> QueryValue {
    if next == "\"" { throw QueryError(.quotationInWord, at: position..<position + 1) }
    let isPrefix = range.count > 1 && scalars[range.upperBound - 1] == "*"
    let text = string(isPrefix ? range.lowerBound..<range.upperBound - 1 : range)
    return QueryValue(text: text, isQuoted: false, isPrefix: isPrefix, place: range)
  }

  /// `""` inside stands for one quotation mark.
  private mutating func quoted() throws(QueryError) -> QueryValue {
    let start = position
    var text = String.UnicodeScalarView()
    position += 1
    while let scalar = next {
      position += 1
      if scalar == "\"" {
        guard next == "\"" else { return try quotation(String(text), from: start) }
        position += 1
      }
      text.append(scalar)
    }
    throw QueryError(.unclosedQuotation, at: start..<start + 1)
  }

  private mutating func quotation(
    _ text: String, from start: Int
  ) throws(QueryError) -> QueryValue {
    let isPrefix = next == "*"
    if isPrefix { position += 1 }
    if let scalar = next, scalar == "\"" || !isDelimiter(scalar) {
      throw QueryError(.quotationInWord, at: position - 1..<position)
    }
    return QueryValue(text: text, isQuoted: true, isPrefix: isPrefix, place: start..<position)
  }

  private func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "\"": true
    default: scalar.properties.isWhitespace
    }
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}
