import Testing
import Text

@Suite("Words and bytes")
struct EncodingTests {
  /// RFC 4648 §10.
  @Test(
    "Base64",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{FFFF}~", "77+/fg=="),
    ])
  func base64(_ row: (String, String)) {
    #expect(Array(row.0.utf8).base64 == row.1)
  }

  @Test(
    "Letters to insert, delete, replace or swap",
    arguments: [("", "", 0), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "ac", 1), ("", "ab", 2)])
  func distance(_ row: (String, String, Int)) {
    #expect(Spelling.distance(row.0, row.1) == row.2)
    #expect(Spelling.distance(row.1, row.0) == row.2)
  }

  @Test(
    "A mistyped word is recognised", arguments: [("stauts", "status"), ("xy", nil)])
  func nearest(_ row: (String, String?)) {
    #expect(Spelling.nearest(to: row.0, of: ["status", "queue"]) == row.1)
  }

  @Test("White space is trimmed, and mail's is blanks and tabs")
  func trimming() {
    #expect("\u{A0}\n a b\u{2003}".trimmed == "a b")
    #expect(" \t\u{A0}a b\t".trimmedBlanks == "\u{A0}a b")
    #expect(Array(Array(" \ta b\t".utf8)[...].trimmed) == Array("a b".utf8))
  }
}
