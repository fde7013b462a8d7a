import Testing

@testable import Desk

@Suite("Canonical text and analysis of queries")
struct QueryCanonicalTests {
  static let rows: [(String, String)] = [
    ("", "*"),
    ("(a AND b) or NOT(c or d)", "a b or -(c or d)"),
    ("(a or b) c", "(a or b) c"),
    ("-(a b)", "-(a b)"),
    ("not not a", "--a"),
    ("\"refund\"", "refund"),
    ("\"NOT\"", "\"NOT\""),
    ("or*", "\"or\"*"),
    ("\"two wor\"*", "\"two wor\"*"),
    ("wor*", "wor*"),
    ("foo-bar", "\"foo-bar\""),
    ("\"say \"\"hi\"\"\"", "\"say \"\"hi\"\"\""),
    ("返金", "返金"),
    ("subject:\"x\"", "subject:x"),
    ("from:Example.com", "from:example.com"),
    ("from:@Example.com", "from:@example.com"),
    ("from:jane", "from:\"jane\""),
    ("from:\"J.R.R\"", "from:\"J.R.R\""),
    ("from:a+b@example.com", "from:\"a+b@example.com\""),
    ("is:unassigned is:auto", "assignee:none class:auto"),
    ("id:5,1-3,2-4", "id:1-5"),
    ("mid:<a@b>", "mid:a@b"),
    ("older:7d", "updated:..2026-11-16T08:14:59Z"),
    ("after:2026-11", "date:2026-11-01T00:00:00Z.."),
    ("created:2026", "created:2026-01-01T00:00:00Z..2026-12-31T23:59:59Z"),
    ("before:1970", "date:..1969-12-31T23:59:59Z"),
    ("limit:5 sort:-priority,id", "sort:-priority,id limit:5"),
    ("limit:5 a", "a limit:5"),
    ("\"a\"\"\u{351}b\"", "\"a\"\"\u{351}b\""),
  ]

  @Test("A query has one canonical text, which reads as the same query", arguments: rows)
  func canonical(_ row: (String, String)) throws {
    let query = try parsed(row.0)
    #expect(query.canonical == row.1)
    #expect(try parsed(query.canonical) == query)
  }

  @Test("Every term of the parser's tables survives its canonical text")
  func tables() throws {
    let conditions =
      (QueryParsingTests.connectives + QueryParsingTests.texts).map(\.1)
      + QueryParsingTests.terms.map { .term($0.1) }
      + QueryParsingTests.people.map { .term(.from($0.1)) }
    for condition in conditions { #expect(try parsed(condition.canonical).condition == condition) }
  }

  @Test("The analysis is a tree of canonical terms and their meaning")
  func analysis() throws {
    let query = try parsed(
      "(status:open or x) -from:jane@example.com sort:-updated limit:3")
    #expect(
      query.analysis == """
        and                        all of these hold
          or                       at least one of these holds
            status:open            the ticket is open
            x                      the word in subject, visible text, names or attachment names
          not                      this does not hold
            from:jane@example.com  a message from jane@example.com
        sort:-updated              last activity first
        limit:3                    at most 3 tickets
        """)
  }

  @Test("The analysis keeps to one line for a term whatever is in it")
  func oneLine() throws {
    #expect(try parsed("queue:\"a\nb\u{1B}[2J\"").analysis.split(separator: "\n").count == 1)
  }
}
