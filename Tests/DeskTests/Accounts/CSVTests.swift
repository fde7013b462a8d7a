import Testing

@testable import Desk

@Suite("CSV")
struct CSVTests {
  @Test(
    "records as RFC 4180 has them",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a,b\r\n", [["a", "b"]]), ("a;b,c;d\n", [["a", "b,c", "d"]]),
      ("a\tb\n1\t\n", [["a", "b"], ["1", ""]]), ("\"a\",\"b\"\n", [["a", "b"]]),
      ("\"a\"\"b\",\"c,d\"\n", [["a\"b", "c,d"]]), ("\"a\r\nb\",c\n", [["a\r\nb", "c"]]),
      ("a,b\n\n\r\n1,2\n\n", [["a", "b"], ["1", "2"]]), (",\n", [["", ""]]), ("", []),
      ("ü,日本\n", [["ü", "日本"]]), ("a,\"\"\r", [["a", ""]]), (" a , b \n", [[" a ", " b "]]),
      ("a\rb,c\n", [["a\rb", "c"]]),
    ])
  func records(_ text: String, _ expected: [[String]]) throws {
    #expect(try CSV(text).records.map(\.fields) == expected)
  }

  @Test("a record is where it begins, also below values of several lines")
  func lines() throws {
    #expect(try CSV("a\n\n\"b\nc\"\nd\n").records.map(\.line) == [1, 3, 5])
  }

  @Test(
    "what is quoted wrongly is refused with its line",
    arguments: [
      ("a\n\"b\nc", 2), ("a\nb\"c\n", 2), ("\"a\"b\n", 1), ("a,\"b\" \n", 1), ("\"a\nb\" c\n", 2),
      ("\"", 1),
    ])
  func refusals(_ text: String, _ line: Int) {
    let error = #expect(throws: FileErrors.self) { try CSV(text) }
    #expect(error?.items.map(\.line) == [line])
  }
}
