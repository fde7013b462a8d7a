internal import Text

extension QueryError {
  /// One line in three parts: what is wrong, where, and what to do.
  package func message(in text: String) -> String {
    let remedy = problem.remedy.map { "; " + $0 } ?? ""
    return "query: \(problem.complaint) at column \(column(in: text))\(remedy)"
  }

  /// Counted in characters, the first is 1.
  package func column(in text: String) -> Int {
    characters(in: text).lowerBound + 1
  }
}

extension QueryError.Problem {
  var complaint: String {
    switch self {
    case .tooLong: "longer than \(QueryLimits.length) bytes"
    case .tooDeep: "more than \(QueryLimits.depth) levels of parentheses or negations"
    case .tooManyTerms: "more than \(QueryLimits.terms) terms"
    case .tooManyRanges: "more than \(QueryLimits.ranges) ranges of ticket numbers"
    case .unclosedQuotation: "quotation mark without an end"
    case .quotationInWord: "quotation mark inside a word"
    case .unclosedParenthesis: "'(' without ')'"
    case .strayParenthesis: "')' without '('"
    case .emptyParentheses: "nothing in the parentheses"
    case .nothingBefore(let word): "nothing before '\(word)'"
    case .nothingAfter(let word): "nothing after '\(word)'"
    case .unknownTerm(let name): "unknown term '\(shown(name)):'"
    case .missingValue(let name): "no value after '\(shown(name)):'"
    case .parenthesisedValue(let name): "parentheses after '\(shown(name)):'"
    case .nothingToFind(let text): "no letter or digit to search for in '\(shown(text))'"
    case .starInWord: "'*' other than at the end of a word"
    case .starAfterValue(let value): "'*' after '\(shown(value))'"
    case .unknownValue(let name, let value), .malformedValue(let name, let value):
      "'\(shown(value))' is not a value of '\(name.rawValue):'"
    case .nestedModifier(let name): "'\(name.rawValue):' inside a condition"
    case .repeatedModifier(let name): "second '\(name.rawValue):'"
    case .malformedDate(let value): "'\(shown(value))' is not a valid date"
    case .impossibleDate(let value): "there is no date '\(shown(value))'"
    case .backwardRange(let value): "range '\(shown(value))' ends before it begins"
    case .unexpectedRange(let name): "range after '\(name.rawValue):'"
    }
  }

  var remedy: String? {
    switch self {
    case .quotationInWord: "put a space between the two"
    case .unknownTerm(let name): QueryTermName.advice(for: name)
    case .missingValue(let name): "write no space after the colon, as in '\(shown(name)):VALUE'"
    case .parenthesisedValue(let name):
      "write '(\(shown(name)):a or \(shown(name)):b)', or put the value in quotation marks"
    case .starInWord: "'*' alone means every ticket, 'word*' a word prefix"
    case .starAfterValue: "only words of a text or a name may end in '*'"
    case .unknownValue(let name, let value): name.advice(for: value)
    case .malformedValue(let name, _): "\(name.expectation) is expected"
    case .nestedModifier: "put it beside the conditions, outside parentheses"
    case .malformedDate:
      "a date is 2026-11-01, 2026-11, 2026, 2026-11-01T10:00:00Z, 7d, 2w, 3h, 1m, 1y, today,"
        + " yesterday or now, a range a..b, a.. or ..b"
    case .unexpectedRange: "use 'created:', 'updated:' or 'date:'"
    case .tooLong, .tooDeep, .tooManyTerms, .tooManyRanges, .unclosedQuotation,
      .unclosedParenthesis, .strayParenthesis, .emptyParentheses, .nothingBefore, .nothingAfter,
      .nothingToFind, .repeatedModifier, .impossibleDate, .backwardRange:
      nil
    }
  }
}

/// A piece of the query within a message of one line.
private func shown(_ text: String) -> String {
  let line = Sanitizer.aligned(text)
  return line.count <= 40 ? line : line.prefix(39) + "…"
}
