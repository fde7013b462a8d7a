import Testing

@testable import Mail

@Suite("Authentication-Results")
struct ReadingAuthenticationTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let value: String
    let id: String
    let results: [String: String]
    var testDescription: String { value }

    init(_ value: String, _ id: String, _ results: [String: String]) {
      self.value = value
      self.id = id
      self.results = results
    }
  }

  @Test(
    "The grammar of RFC 8601 is read",
    arguments: [
      Row("mx.example.com; none", "mx.example.com", [:]),
      Row("mx.example.com 1; none", "mx.example.com", [:]),
      Row("mx.example.com (a; comment=fail); spf=pass", "mx.example.com", ["spf": "pass"]),
      Row("example.com; dmarc = fail (p=none; dis=none)", "example.com", ["dmarc": "fail"]),
      Row(
        "e.com; SPF=Pass smtp.mailfrom=a@b.c; dkim/1=fail", "e.com",
        ["spf": "pass", "dkim": "fail"]),
      Row("e.com; dkim=pass header.d=a; dkim=fail header.d=b", "e.com", ["dkim": "pass"]),
      Row("e.com; spf=pass reason=\"no; dmarc=fail\" smtp.mailfrom=x", "e.com", ["spf": "pass"]),
      Row(
        "e.com; spf=pass reason=\"a \\\"; dmarc=fail\"; dkim=none", "e.com",
        ["spf": "pass", "dkim": "none"]),
      Row(
        "e.com; dmarc=fail (comment (nested; x) ) ; spf=softfail", "e.com",
        ["dmarc": "fail", "spf": "softfail"]),
      Row("\"quoted.id\"; spf=pass", "quoted.id", ["spf": "pass"]),
      Row("e.com;", "e.com", [:]),
      Row("e.com; x-own-method=pass", "e.com", ["x-own-method": "pass"]),
      Row(
        "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.com; dmarc=pass", "",
        ["spf": "pass", "dmarc": "pass"]),
    ])
  func reads(_ row: Row) {
    let field = AuthenticationResultsReading.read(row.value)
    #expect(field == AuthenticationResults(authservID: row.id, results: row.results))
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
    #expect(
      message.authenticationResults == [
        AuthenticationResults(authservID: "a.com", results: ["dmarc": "fail"]),
        AuthenticationResults(authservID: "b.com", results: ["dmarc": "pass"]),
      ])
  }
}
