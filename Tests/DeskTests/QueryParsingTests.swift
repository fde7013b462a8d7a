import Mail
import Testing

@testable import Desk

/// Monday, 2026-11-23T08:15:00Z.
let queryNow = Timestamp(seconds: 1_795_421_700)

func parsed(_ text: String) throws -> Query {
  try Query.parse(text, now: queryNow, zone: .utc)
}

private func word(_ text: String, in field: Query.TextField = .any) -> Query.Condition {
  .term(.text(Query.Phrase(words: [text]), in: field))
}

private func phrase(
  _ words: String..., prefix: Bool = false, in field: Query.TextField = .any
) -> Query.Condition {
  .term(.text(Query.Phrase(words: words, lastIsPrefix: prefix), in: field))
}

@Suite("Parsing of queries")
struct QueryParsingTests {
  static let connectives: [(String, Query.Condition)] = [
    ("", .all),
    ("  \t\n", .all),
    ("*", .all),
    ("a", word("a")),
    ("a b", .and([word("a"), word("b")])),
    ("a and b", .and([word("a"), word("b")])),
    ("a AND b Or c", .or([.and([word("a"), word("b")]), word("c")])),
    ("a or b c", .or([word("a"), .and([word("b"), word("c")])])),
    ("(a or b) c", .and([.or([word("a"), word("b")]), word("c")])),
    ("a(b)c", .and([word("a"), word("b"), word("c")])),
    ("(a b) (c d)", .and([word("a"), word("b"), word("c"), word("d")])),
    ("a or (b or c)", .or([word("a"), word("b"), word("c")])),
    ("((((a))))", word("a")),
    ("-a", .not(word("a"))),
    ("not a b", .and([.not(word("a")), word("b")])),
    ("NOT -a", .not(.not(word("a")))),
    ("--a", .not(.not(word("a")))),
    ("-(a or b)", .not(.or([word("a"), word("b")]))),
    ("not (a b)", .not(.and([word("a"), word("b")]))),
    ("a and not b", .and([word("a"), .not(word("b"))])),
    ("-\"a b\"", .not(phrase("a", "b"))),
    ("-*", .not(.all)),
  ]

  @Test("Connectives bind as documented", arguments: connectives)
  func connective(_ row: (String, Query.Condition)) throws {
    #expect(try parsed(row.0).condition == row.1)
  }

  static let texts: [(String, Query.Condition)] = [
    ("refund", word("refund")),
    ("Ärger", word("Ärger")),
    ("foo-bar", word("foo-bar")),
    ("don't", word("don't")),
    ("jane@example.com", word("jane@example.com")),
    ("返金", word("返金")),
    ("返金\u{3000}依頼", .and([word("返金"), word("依頼")])),
    ("\"and\"", word("and")),
    ("\"two  words\"", phrase("two", "words")),
    ("\"say \"\"hello\"\" now\"", phrase("say", "\"hello\"", "now")),
    ("wor*", phrase("wor", prefix: true)),
    ("or*", phrase("or", prefix: true)),
    ("\"two wor\"*", phrase("two", "wor", prefix: true)),
    ("\"2 * 3\"", phrase("2", "*", "3")),
    ("https://example.com/x?a=b:c", word("https://example.com/x?a=b:c")),
    ("\"subject:x\"", word("subject:x")),
    ("12:30", word("12:30")),
    ("fe80::1", word("fe80::1")),
    (":a", word(":a")),
    ("subject:\"two words\"", phrase("two", "words", in: .subject)),
    ("SUBJECT:refund", word("refund", in: .subject)),
    ("body:wor*", phrase("wor", prefix: true, in: .body)),
    ("quoted:x", word("x", in: .quoted)),
    ("attachment:invoice.pdf", word("invoice.pdf", in: .attachment)),
    ("subject:a:b", word("a:b", in: .subject)),
  ]

  @Test("Words and phrases are kept as typed", arguments: texts)
  func text(_ row: (String, Query.Condition)) throws {
    #expect(try parsed(row.0).condition == row.1)
  }

  static let terms: [(String, Query.Term)] = [
    ("status:open", .status(.open)),
    ("Status:HOLD", .status(.hold)),
    ("queue:sales", .queue("sales")),
    ("queue:\"Second level\"", .queue("Second level")),
    ("tag:billing", .tag("billing")),
    ("account:4711", .account("4711")),
    ("assignee:me", .assignee(.me)),
    ("assignee:None", .assignee(.nobody)),
    ("assignee:jane", .assignee(.named("jane"))),
    ("is:unassigned", .assignee(.nobody)),
    ("class:bounce", .mailClass(.bounce)),
    ("is:auto", .mailClass(.auto)),
    ("rule:subject-tag", .rule(.subjectTag)),
    ("priority:urgent", .priority(.urgent)),
    ("waiting:us", .waiting(.us)),
    ("waiting:them", .waiting(.them)),
    ("has:attachment", .attachment),
    ("is:highlighted", .flag(.highlighted)),
    ("is:undelivered", .flag(.undelivered)),
    ("is:aside", .flag(.aside)), ("class:reaction", .mailClass(.reaction)),
    ("is:stranger", .flag(.stranger)),
    ("id:42", .ids(Query.TicketNumbers([42...42]))),
    ("id:5,1-3", .ids(Query.TicketNumbers([1...3, 5...5]))),
    ("id:1-3,2-4,5", .ids(Query.TicketNumbers([1...5]))),
    ("mid:x@example.com", .messageID(MessageID("x@example.com"))),
    ("mid:<x@example.com>", .messageID(MessageID("x@example.com"))),
    ("mid:\"a(b)@c\"", .messageID(MessageID("a(b)@c"))),
  ]

  @Test("Terms have the values of the desk", arguments: terms)
  func term(_ row: (String, Query.Term)) throws {
    #expect(try parsed(row.0).condition == .term(row.1))
  }

  static let people: [(String, Query.PersonPattern)] = [
    ("jane@Example.com", .address(Address("jane@example.com")!)),
    ("\"jane@example.com\"", .address(Address("jane@example.com")!)),
    ("@example.com", .domain("example.com")),
    ("@localhost", .domain("localhost")),
    ("Example.COM", .dotted("example.com")),
    ("bücher.example", .dotted("xn--bcher-kva.example")),
    ("jane", .name(Query.Phrase(words: ["jane"]))),
    ("jan*", .name(Query.Phrase(words: ["jan"], lastIsPrefix: true))),
    ("\"Jane Doe\"", .name(Query.Phrase(words: ["Jane", "Doe"]))),
    ("\"J.R.R\"", .name(Query.Phrase(words: ["J.R.R"]))),
    ("J.R.", .name(Query.Phrase(words: ["J.R."]))),
    ("山田", .name(Query.Phrase(words: ["山田"]))),
  ]

  @Test("People are named by address, domain or name", arguments: people)
  func person(_ row: (String, Query.PersonPattern)) throws {
    #expect(try parsed("from:" + row.0).condition == .term(.from(row.1)))
    #expect(try parsed("to:" + row.0).condition == .term(.to(row.1)))
    #expect(try parsed("participant:" + row.0).condition == .term(.participant(row.1)))
  }

  static let modified: [(String, Query)] = [
    (
      "a sort:updated",
      Query(condition: word("a"), order: [Query.SortOrder(.updated, .ascending)])
    ),
    (
      "sort:-priority,waiting limit:5",
      Query(
        order: [
          Query.SortOrder(.priority, .descending), Query.SortOrder(.waiting, .ascending),
        ], limit: 5)
    ),
    (
      "a Limit:10 or b",
      Query(condition: .or([word("a"), word("b")]), limit: 10)
    ),
  ]

  @Test("sort: and limit: stand beside the condition", arguments: modified)
  func modifiers(_ row: (String, Query)) throws {
    #expect(try parsed(row.0) == row.1)
  }

  @Test("As many terms and parentheses as allowed are read")
  func atTheBounds() throws {
    let deep = QueryLimits.depth
    let nested = String(repeating: "(", count: deep) + "a" + String(repeating: ")", count: deep)
    #expect(try parsed(nested).condition == word("a"))
    let many = Array(repeating: "a", count: QueryLimits.terms)
    #expect(try parsed(many.joined(separator: " ")).condition == .and(many.map { word($0) }))
  }
}
