import Testing
import Text

@testable import Terminal

@Suite("Safe text")
struct SafeTextTests {
  static let lines: [(String, String)] = [
    ("plain", "plain"),
    ("Grüße, 日本語 👍🏽", "Grüße, 日本語 👍🏽"),
    ("a\nb\tc", "a b c"),
    ("a\r\nb", "a b"),
    ("a\rb", "a\u{FFFD}b"),
    ("a\u{2028}b\u{2029}c", "a b c"),
    ("\u{1B}[31mred\u{1B}[0m", "\u{FFFD}[31mred\u{FFFD}[0m"),
    ("\u{1B}]0;title\u{07}", "\u{FFFD}]0;title\u{FFFD}"),
    ("\u{9B}31m\u{90}\u{85}", "\u{FFFD}31m\u{FFFD}\u{FFFD}"),
    ("\u{0}\u{8}\u{7F}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("in\u{202E}fdp.exe\u{202C}", "in\u{FFFD}fdp.exe\u{FFFD}"),
    ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"),
    ("a\u{200E}b\u{200F}c\u{61C}d", "abcd"),
    ("soft\u{AD}hyphen\u{200B}zero\u{FEFF}", "softhyphenzero"),
    ("a\u{E0041}\u{E007F}", "a\u{FFFD}\u{FFFD}"),
    ("\u{E000}\u{10FFFF}\u{FFFE}\u{378}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("👨‍👩‍👧‍👦 🏳️‍🌈 1️⃣", "👨‍👩‍👧‍👦 🏳️‍🌈 1️⃣"),
    ("नमस्\u{200D}ते", "नमस्\u{200D}ते"),
    ("\u{200D}\u{200C}a\u{200C}\u{200C}\u{200C} \u{200D}b", "a\u{200C} b"),
    ("a\u{FE00}\u{FE01}\u{E0100}\u{E0101}b", "a\u{FE00}b"),
    ("葛\u{E0100}", "葛\u{E0100}"),
    ("שלום 12", "שלום 12\u{200E}"),
    ("12 سلام", "12 سلام\u{200E}"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم\u{200E}"),
  ]

  @Test("Foreign text becomes one line that cannot act", arguments: lines)
  func line(_ row: (String, String)) {
    let safe = Sanitizer.terminal(row.0)
    #expect(Array(safe.unicodeScalars) == Array(row.1.unicodeScalars))
    #expect(Sanitizer.terminal(safe) == safe)
  }

  static let blocks: [(String, String)] = [
    ("a\nb\n", "a\nb\n"),
    ("a\r\nb\r\n", "a\nb\n"),
    ("a\r\r\nb\r", "a\u{FFFD}\nb\u{FFFD}"),
    ("a\u{2029}b", "a\nb"),
    ("\tx", "        x"),
    ("ab\tx\ty", "ab      x       y"),
    ("1234567\tx", "1234567 x"),
    ("12345678\tx", "12345678        x"),
    ("日本\tx", "日本    x"),
    ("a\n\tb", "a\n        b"),
    ("a\u{1B}[2J\u{1B}[H\nb", "a\u{FFFD}[2J\u{FFFD}[H\nb"),
    ("a\u{200D}\n\u{200D}b", "a\u{200D}\nb"),
    ("", ""),
  ]

  @Test("A block keeps its lines, and tabs line up", arguments: blocks)
  func block(_ row: (String, String)) {
    #expect(Array(SafeText.block(row.0).unicodeScalars) == Array(row.1.unicodeScalars))
  }

  /// Whatever acts on a terminal or on the order of text, from the standards' own lists.
  private func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xE0000...0xE007F, 0xFEFF, 0xFFF9...0xFFFB, 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
    default: false
    }
  }

  @Test("No scalar of Unicode gets through that could act")
  func everyScalar() {
    for row in stride(from: UInt32(0), to: 0x110000, by: 0x100) {
      // a letter before each, so that joiners and selectors have something to act on
      let text = (row..<row + 0x100).compactMap { Unicode.Scalar($0) }
        .map { "a" + String($0) }.joined()
      let through =
        Sanitizer.terminal(text).unicodeScalars.filter(acts)
        + SafeText.block(text).unicodeScalars.filter { $0 != "\n" && acts($0) }
      #expect(through.isEmpty)
    }
  }

  @Test("Combining marks are no more than a letter may have")
  func marks() {
    let text = "a" + String(repeating: "\u{301}\u{34F}", count: 1_000) + "b\u{301}"
    for safe in [Sanitizer.terminal(text), SafeText.block(text + "\t")] {
      #expect(safe.unicodeScalars.count { $0 == "\u{301}" } == 11)
      #expect(safe.cellWidth <= 8)
    }
  }

  static let raw: [([UInt8], String)] = [
    (Array("Subject: x\r\n\ty\n".utf8), "Subject: x\\r\n\ty\n"),
    ([0x1B, 0x5B, 0x41], "\\x1B[A"),
    (Array("ü".utf8), "\\xC3\\xBC"),
    ([0x00, 0x7F, 0x9B, 0xFF], "\\x00\\x7F\\x9B\\xFF"),
    (Array("a\\x1B".utf8), "a\\\\x1B"),
  ]

  @Test("Raw bytes are escaped so that they can be told again", arguments: raw)
  func escaped(_ row: ([UInt8], String)) {
    #expect(SafeText.escapedBytes(row.0) == row.1)
  }
}
