import Testing
import Text

@Suite("Foreign text, made harmless for where it goes")
struct SanitizerTests {
  /// A line feed, an escape sequence, an override of direction, joiners and a soft hyphen.
  private static let foreign = "a\nb \u{1B}[1m \u{202E}c می\u{200C}خواهم 👩\u{200D}🔬 d\u{AD}e"

  static let policies: [(String, @Sendable (String) -> String, String)] = [
    (
      "terminal", { Sanitizer.terminal($0) },
      "a b \u{FFFD}[1m \u{FFFD}c می\u{200C}خواهم 👩\u{200D}🔬 de\u{200E}"
    ),
    ("sentence", { Sanitizer.sentence($0) }, "a b [1m c می\u{200C}خواهم 👩\u{200D}🔬 de"),
    ("excerpt", { Sanitizer.excerpt($0) }, "a b [1m c می\u{200C}خواهم 👩\u{200D}🔬 de"),
    (
      "header", { Sanitizer.header($0) },
      "a b [1m \u{202E}c می\u{200C}خواهم 👩\u{200D}🔬 d\u{AD}e"
    ),
    ("aligned", { Sanitizer.aligned($0) }, "a b  [1m  c م خواهم   d e"),
  ]

  @Test("Each place has its policy", arguments: policies)
  func policy(_ row: (name: String, policy: @Sendable (String) -> String, expected: String)) {
    #expect(
      Array(row.policy(Self.foreign).unicodeScalars) == Array(row.expected.unicodeScalars),
      "\(row.name)")
  }

  @Test("An excerpt is cut where it is long enough to be recognised")
  func excerpt() {
    #expect(Sanitizer.excerpt(String(repeating: "x", count: 120)).count == 120)
    #expect(
      Sanitizer.excerpt(String(repeating: "x", count: 121)) == String(repeating: "x", count: 120)
        + "…")
  }

  @Test("A place in a typed line stays what it was")
  func aligned() {
    #expect(Sanitizer.aligned(Self.foreign).count == Self.foreign.count)
  }
}
