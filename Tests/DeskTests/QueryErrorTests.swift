import Testing

@testable import Desk

@Suite("Errors in queries")
struct QueryErrorTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var text: String
    var problem: QueryError.Problem
    var place: Range<Int>

    init(_ text: String, _ problem: QueryError.Problem, _ place: Range<Int>) {
      self.text = text
      self.problem = problem
      self.place = place
    }

    var testDescription: String { text }
  }

  static let rows = [
    Row("\"a b", .unclosedQuotation, 0..<1),
    Row("x subject:\"a b", .unclosedQuotation, 10..<11),
    Row("foo\"bar\"", .quotationInWord, 3..<4),
    Row("subject:foo\"bar\"", .quotationInWord, 11..<12),
    Row("\"foo\"bar", .quotationInWord, 4..<5),
    Row("\"foo\"*\"bar\"", .quotationInWord, 5..<6),
    Row("(a", .unclosedParenthesis, 0..<1),
    Row("a (", .unclosedParenthesis, 2..<3),
    Row("a)", .strayParenthesis, 1..<2),
    Row(")", .strayParenthesis, 0..<1),
    Row("a ()", .emptyParentheses, 2..<4),
    Row("or a", .nothingBefore("or"), 0..<2),
    Row("and", .nothingBefore("and"), 0..<3),
    Row("a or or b", .nothingAfter("or"), 2..<4),
    Row("a OR", .nothingAfter("or"), 2..<4),
    Row("(a and) b", .nothingAfter("and"), 3..<6),
    Row("a not", .nothingAfter("not"), 2..<5),
    Row("a - b", .nothingAfter("-"), 2..<3),
    Row("-", .nothingAfter("-"), 0..<1),
    Row("(-)", .nothingAfter("-"), 1..<2),
    Row("login form:jane", .unknownTerm("form"), 6..<11),
    Row("Re:", .unknownTerm("Re"), 0..<3),
    Row("std::vector", .unknownTerm("std"), 0..<4),
    Row("日本:x", .unknownTerm("日本"), 0..<3),
    Row("a subject:", .missingValue("subject"), 2..<10),
    Row("subject: a", .missingValue("subject"), 0..<8),
    Row("queue:\"\"", .missingValue("queue"), 0..<8),
    Row("queue:\" \"", .missingValue("queue"), 0..<9),
    Row("subject:(a or b)", .parenthesisedValue("subject"), 0..<8),
    Row("\"!?\"", .nothingToFind("!?"), 0..<4),
    Row("a \"\"", .nothingToFind(""), 2..<4),
    Row("subject:…", .nothingToFind("…"), 8..<9),
    Row("*a", .starInWord, 0..<2),
    Row("**", .starInWord, 0..<2),
    Row("subject:a*b", .starInWord, 8..<11),
    Row("from:a*b", .starInWord, 5..<8),
    Row("queue:a*", .starAfterValue("a"), 6..<8),
    Row("from:a@b.c*", .starAfterValue("a@b.c"), 5..<11),
    Row("status:opn", .unknownValue(.status, "opn"), 7..<10),
    Row("a is:open", .unknownValue(.is, "open"), 5..<9),
    Row("has:tag", .unknownValue(.has, "tag"), 4..<7),
    Row("sort:date", .unknownValue(.sort, "date"), 5..<9),
    Row("sort:id,id", .unknownValue(.sort, "id"), 5..<10),
    Row("sort:id,", .unknownValue(.sort, ""), 5..<8),
    Row("id:0", .malformedValue(.id, "0"), 3..<4),
    Row("id:3-1", .malformedValue(.id, "3-1"), 3..<6),
    Row("id:1-2-3", .malformedValue(.id, "1-2-3"), 3..<8),
    Row("id:1,,2", .malformedValue(.id, "1,,2"), 3..<7),
    Row("id:99999999999999999999", .malformedValue(.id, "99999999999999999999"), 3..<23),
    Row("limit:0", .malformedValue(.limit, "0"), 6..<7),
    Row("limit:x", .malformedValue(.limit, "x"), 6..<7),
    Row("mid:<>", .malformedValue(.mid, "<>"), 4..<6),
    Row("from:@", .malformedValue(.from, "@"), 5..<6),
    Row("to:a@", .malformedValue(.to, "a@"), 3..<5),
    Row("from:@a..b", .malformedValue(.from, "@a..b"), 5..<10),
    Row("(a sort:id)", .nestedModifier(.sort), 3..<10),
    Row("-limit:3", .nestedModifier(.limit), 1..<8),
    Row("a or sort:id", .nestedModifier(.sort), 5..<12),
    Row("sort:id a sort:id", .repeatedModifier(.sort), 10..<17),
    Row("limit:1 limit:2", .repeatedModifier(.limit), 8..<15),
    Row("created:soon", .malformedDate("soon"), 8..<12),
    Row("created:7", .malformedDate("7"), 8..<9),
    Row("created:7x", .malformedDate("7x"), 8..<10),
    Row("created:2026-1-1", .malformedDate("2026-1-1"), 8..<16),
    Row("created:2026-11-01T", .malformedDate("2026-11-01T"), 8..<19),
    Row("created:2026-11T10:00", .malformedDate("2026-11T10:00"), 8..<21),
    Row("created:..", .malformedDate(".."), 8..<10),
    Row("created:a..b", .malformedDate("a"), 8..<12),
    Row("created:2026-02-30", .impossibleDate("2026-02-30"), 8..<18),
    Row("created:2026-13", .impossibleDate("2026-13"), 8..<15),
    Row("created:0042", .impossibleDate("0042"), 8..<12),
    Row("created:2026-11-01T25:00", .impossibleDate("2026-11-01T25:00"), 8..<24),
    Row("updated:2026..2025", .backwardRange("2026..2025"), 8..<18),
    Row("updated:1w..2w", .backwardRange("1w..2w"), 8..<14),
    Row("older:2025..2026", .unexpectedRange(.older), 6..<16),
    Row("before:..2026", .unexpectedRange(.before), 7..<13),
  ]

  @Test("An error names its problem and its place", arguments: rows)
  func error(_ row: Row) {
    let error = #expect(throws: QueryError.self) { try parsed(row.text) }
    #expect(error == QueryError(row.problem, at: row.place))
  }

  static let reports: [(String, String)] = [
    (
      "login form:jane",
      """
      query: unknown term 'form:' at column 7; did you mean 'from:'?
        login form:jane
              ^~~~~
      """
    ),
    (
      "status:opn",
      """
      query: 'opn' is not a value of 'status:' at column 8; did you mean 'status:open'?
        status:opn
               ^~~
      """
    ),
    (
      "is:hold",
      """
      query: 'hold' is not a value of 'is:' at column 4; did you mean 'status:hold'?
        is:hold
           ^~~~
      """
    ),
    (
      "waiting:nobody",
      """
      query: 'nobody' is not a value of 'waiting:' at column 9; the values are us, them
        waiting:nobody
                ^~~~~~
      """
    ),
    (
      "(a or b",
      """
      query: '(' without ')' at column 1
        (a or b
        ^
      """
    ),
    // e and U+0301 are one character
    (
      "cafe\u{301} id:x",
      """
      query: 'x' is not a value of 'id:' at column 9; a ticket number, a range 1-3 or a list 1-3,5 \
      is expected
        cafe\u{301} id:x
                ^
      """
    ),
    (
      "a\nb\u{1B}[31m\u{202E} \"c",
      """
      query: quotation mark without an end at column 11
        a b [31m  "c
                  ^
      """
    ),
    (
      String(repeating: "a ", count: 40) + "or",
      """
      query: nothing after 'or' at column 81
        …\(String(repeating: "a ", count: 16))or
      \(String(repeating: " ", count: 35))^~
      """
    ),
  ]

  @Test("A report shows the query and marks the place", arguments: reports)
  func report(_ row: (String, String)) {
    let error = #expect(throws: QueryError.self) { try parsed(row.0) }
    #expect(error?.report(in: row.0) == row.1)
  }

  @Test("An unknown term that resembles none is answered with all of them")
  func namesTheTerms() throws {
    let error = #expect(throws: QueryError.self) { try parsed("colour:red") }
    let message = try #require(error?.message(in: "colour:red"))
    for name in QueryTermName.allCases { #expect(message.contains(name.rawValue + ":")) }
    #expect(!message.contains("\n"))
  }

  static let tooMuch: [(String, QueryError.Problem)] = [
    (String(repeating: "a", count: 100_000), .tooLong),
    (String(repeating: "(", count: 10_000), .tooDeep),
    (String(repeating: "-", count: 10_000) + "a", .tooDeep),
    (String(repeating: "not ", count: 4_000) + "a", .tooDeep),
    (String(repeating: "a ", count: QueryLimits.terms + 1), .tooManyTerms),
    (String(repeating: "* ", count: QueryLimits.terms + 1), .tooManyTerms),
    (
      "id:" + (1...QueryLimits.ranges + 1).map { String($0 * 2) }.joined(separator: ","),
      .tooManyRanges
    ),
  ]

  @Test("Endless queries are refused", arguments: tooMuch)
  func bounds(_ row: (String, QueryError.Problem)) {
    let error = #expect(throws: QueryError.self) { try parsed(row.0) }
    #expect(error?.problem == row.1)
    #expect((error?.report(in: row.0).count ?? 1000) < 300)
  }
}
