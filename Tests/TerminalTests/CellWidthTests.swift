import Testing

@testable import Terminal

@Suite("Cell widths")
struct CellWidthTests {
  static let widths: [(String, Int)] = [
    ("", 0),
    ("plain ASCII", 11),
    ("Grüße", 5),
    ("Gru\u{308}\u{DF}e", 5),
    ("日本語", 6),
    ("ｶﾀｶﾅ", 4),
    ("ＡＢ", 4),
    ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2),
    ("、。", 4),
    ("\u{20000}\u{3FFFD}", 4),
    ("€±", 2),
    ("שלום", 4),
    ("กำ", 2),
    ("नमस्ते", 4),
    ("e\u{301}\u{302}\u{303}", 1),
    ("\u{301}", 0),
    ("a\u{200B}b", 2),
    ("a\u{200D}b", 2),
    ("👍", 2),
    ("👍🏽", 2),
    ("☝🏽", 2),
    ("👨‍👩‍👧‍👦", 2),
    ("🏳️‍🌈", 2),
    ("🇩🇪", 2),
    ("🇩🇪🇫🇷", 4),
    ("❤", 1),
    ("❤\u{FE0F}", 2),
    ("1\u{FE0F}\u{20E3}", 2),
    ("☺\u{FE0E}", 1),
    // newer than the table: told by its presentation (Unicode 16)
    ("\u{1FAE9}", 2),
    ("\u{FFFD}…", 2),
    ("\u{1B}\u{7F}\u{85}", 0),
  ]

  @Test("A character takes the cells a terminal gives it", arguments: widths)
  func width(_ row: (String, Int)) {
    #expect(row.0.cellWidth == row.1)
  }

  static let truncations: [(String, Int, String)] = [
    ("hello", 5, "hello"),
    ("hello", 6, "hello"),
    ("hello", 4, "hel…"),
    ("hello", 1, "…"),
    ("hello", 0, ""),
    ("", 0, ""),
    ("日本語", 6, "日本語"),
    ("日本語", 5, "日本…"),
    ("日本語", 4, "日…"),
    ("日本語", 2, "…"),
    ("日本語", 1, "…"),
    ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦…"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ("e\u{301}e\u{301}", 2, "e\u{301}e\u{301}"),
    ("שלום", 3, "של…\u{200E}"),
  ]

  @Test("Cutting never splits a character nor overflows", arguments: truncations)
  func truncation(_ row: (String, Int, String)) {
    let cut = row.0.truncated(toCells: row.1)
    #expect(Array(cut.unicodeScalars) == Array(row.2.unicodeScalars))
    #expect(cut.cellWidth <= row.1)
  }

  @Test("Filling up counts cells and never cuts")
  func padding() {
    #expect("日本".padded(toCells: 6) == "日本  ")
    #expect("42".padded(toCells: 4, .trailing) == "  42")
    #expect("longer".padded(toCells: 3) == "longer")
  }
}
