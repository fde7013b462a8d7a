import Foundation
import Testing

@testable import Desk
@testable import Mail

@Suite("JSON")
struct JSONTests {
  static let values: [(JSON, String)] = [
    (.null, "null"), (.bool(true), "true"), (.number(-7), "-7"), (.text(""), #""""#),
    (.array([]), "[]"), (.object([]), "{}"), (.optional(nil as String?), "null"),
    (.optional(5), "5"), (.texts(["a", "b"]), #"["a","b"]"#), (.time(nil), "null"),
    (.time(Timestamp(seconds: 0)), #""1970-01-01T00:00:00Z""#),
    (["b": 1, "a": .null], #"{"b":1,"a":null}"#), (["a": 1] + ["b": 2], #"{"a":1,"b":2}"#),
  ]

  @Test("values as text", arguments: values)
  func value(_ json: JSON, _ line: String) {
    #expect(json.line == line)
  }

  @Test("one line stays one line")
  func oneLine() {
    let json: JSON = ["a\nb": .text("c\r\n\u{2028}\u{2029}\u{85}")]
    #expect(
      !json.line.unicodeScalars.contains {
        "\r\n\u{2028}\u{2029}\u{85}".unicodeScalars.contains($0)
      })
  }

  @Test("nothing in it acts on a terminal, and all of it comes back")
  func controls() throws {
    let hostile = String(
      String.UnicodeScalarView(
        (0...0x9F).compactMap(Unicode.Scalar.init)
          + "\u{61C}\u{200E}\u{200F}\u{202A}\u{202E}\u{2066}\u{2069}\"\\/é漢🙂".unicodeScalars))
    let line = JSON.array([.text(hostile)]).line
    let harmful = line.unicodeScalars.filter { scalar in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
    #expect(harmful.isEmpty)
    let back = try JSONDecoder().decode([String].self, from: Data(line.utf8))
    #expect(back.first?.unicodeScalars.elementsEqual(hostile.unicodeScalars) == true)
  }

  @Test("indented and on one line it is the same value")
  func pretty() throws {
    let json: JSON = ["a": .array([1, .object([]), .array([])]), "b": ["c": .text("{\"x\":\n1}")]]
    let one = try JSONSerialization.jsonObject(with: Data(json.line.utf8)) as? NSDictionary
    let two = try JSONSerialization.jsonObject(with: Data(json.pretty.utf8)) as? NSDictionary
    #expect(one != nil)
    #expect(one == two)
  }
}
