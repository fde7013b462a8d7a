/// Why a text is no query, and where.
package struct QueryError: Error, Hashable {
  package var problem: Problem
  /// Offsets of Unicode scalars in the text; empty where something is missing.
  package var place: Range<Int>

  init(_ problem: Problem, at place: Range<Int>) {
    self.problem = problem
    self.place = place
  }

  package enum Problem: Hashable, Sendable {
    case tooLong
    case tooDeep
    case tooManyTerms
    case tooManyRanges

    case unclosedQuotation
    case quotationInWord
    case unclosedParenthesis
    case strayParenthesis
    case emptyParentheses
    case nothingBefore(String)
    case nothingAfter(String)

    case unknownTerm(String)
    case missingValue(String)
    case parenthesisedValue(String)
    case nothingToFind(String)
    case starInWord
    case starAfterValue(String)
    case unknownValue(QueryTermName, String)
    case malformedValue(QueryTermName, String)

    case nestedModifier(QueryTermName)
    case repeatedModifier(QueryTermName)

    case malformedDate(String)
    case impossibleDate(String)
    case backwardRange(String)
    case unexpectedRange(QueryTermName)
  }
}
