import Testing

@testable import Mail

@Suite("Authentication-Results")
struct ReadingAuthenticationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let value: String
    let id: String
    /// `method=result` and, in parentheses, header.from.
    let results: [String]
    let isWellFormed: Bool
    var testDescription: String { value }

    init(_ value: String, _ id: String, _ results: [String], isWellFormed: Bool = true) {
      self.value = value
      self.id = id
      self.results = results
      self.isWellFormed = isWellFormed
    }
  }

  private static func text(_ result: AuthenticationResults.Result) -> String {
    "\(result.method)=\(result.result)" + (result.headerFrom.map { " (\($0))" } ?? "")
  }

  @Test(
    "The grammar of RFC 8601 is read",
    arguments: [
      Row("mx.example.com; none", "mx.example.com", []),
      Row("mx.example.com 1; none", "mx.example.com", []),
      Row("mx.example.com (a; comment=fail); spf=pass", "mx.example.com", ["spf=pass"]),
      Row("example.com; dmarc = fail (p=none; dis=none)", "example.com", ["dmarc=fail"]),
      Row(
        "e.com; SPF=Pass smtp.mailfrom=a@b.c; dkim/1=fail", "e.com",
        ["spf=pass", "dkim=fail"]),
      Row(
        "e.com; dkim=pass header.d=a; dkim=fail header.d=b", "e.com", ["dkim=pass", "dkim=fail"]),
      Row(
        "e.com; dmarc=pass policy.p=none header.from=A.example", "e.com",
        ["dmarc=pass (A.example)"]),
      Row(
        "e.com; dmarc=fail reason=\"x\" header.from=\"a.example\"; spf=none", "e.com",
        ["dmarc=fail (a.example)", "spf=none"]),
      Row("(c) e.com (d) 1; dmarc (x) = (y) fail", "e.com", ["dmarc=fail"]),
      Row("e.com;dmarc=\"fail\"", "e.com", ["dmarc=fail"]),
      Row(
        "e.com; iprev=fail (a ( b); dmarc=fail (p=none)", "e.com", ["iprev=fail", "dmarc=fail"],
        isWellFormed: false),
      Row(
        "e.com; iprev=fail (\\); dmarc=fail", "e.com", ["iprev=fail", "dmarc=fail"],
        isWellFormed: false),
      Row(
        "e.com; spf=pass reason=\"a; dmarc=fail", "e.com", ["spf=pass", "dmarc=fail"],
        isWellFormed: false),
      Row("e.com; spf=pass reason=\"no; dmarc=fail\" smtp.mailfrom=x", "e.com", ["spf=pass"]),
      Row(
        "e.com; spf=pass reason=\"a \\\"; dmarc=fail\"; dkim=none", "e.com",
        ["spf=pass", "dkim=none"]),
      Row(
        "e.com; dmarc=fail (comment (nested; x) ) ; spf=softfail", "e.com",
        ["dmarc=fail", "spf=softfail"]),
      Row("\"quoted.id\"; spf=pass", "quoted.id", ["spf=pass"]),
      Row("e.com;", "e.com", []),
      Row("e.com; x-own-method=pass", "e.com", ["x-own-method=pass"]),
      Row(
        "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.com; dmarc=pass", "",
        ["spf=pass", "dmarc=pass"]),
    ])
  func reads(_ row: Row) {
    let field = AuthenticationResultsReading.read(row.value)
    #expect(field?.authservID == row.id)
    #expect(field?.results.map(ReadingAuthenticationTests.text) == row.results)
    #expect(field?.isWellFormed == row.isWellFormed)
  }

  @Test("A field that says nothing is none", arguments: ["", "  ", "(only a comment)"])
  func none(value: String) {
    #expect(AuthenticationResultsReading.read(value) == nil)
  }

  @Test("The topmost field comes first, folds and all")
  func order() {
    let raw = """
      Authentication-Results: a.com;
      \tdmarc=fail\n (p=none)
      Authentication-Results: b.com; dmarc=pass


      """
    let message = Message(reading: Array(raw.utf8))
    let fields = message.authenticationResults.map { field in
      field.authservID + " " + field.results.map(ReadingAuthenticationTests.text).joined()
    }
    #expect(fields == ["a.com dmarc=fail", "b.com dmarc=pass"])
  }
}
