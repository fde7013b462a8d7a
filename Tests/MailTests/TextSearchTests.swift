import Testing

@testable import Mail

@Suite("Text for the search index") struct SearchTextTests {
  @Test(
    "characters of unspaced scripts are tokens of their own",
    arguments: [
      ("京都", " 京 都 "),
      ("mail京都へ", "mail 京 都 へ "),
      ("京都 mail", "京 都  mail"),
      ("カタカナ", "カ タ カ ナ "),
      ("한국어", "한 국 어 "),
      ("ไทย", "ไ ท ย "),
      ("ㄅㄆ", "ㄅ ㄆ "),
      ("𠀋", "𠀋 "),
      ("々〆", "々 〆 "),
    ])
  func segments(text: String, segmented: String) {
    let expected = segmented.hasPrefix(" ") ? String(segmented.dropFirst()) : segmented
    #expect(SearchText.segmented(text) == expected)
  }

  @Test(
    "what looks alike is searched alike",
    arguments: [
      ("Ａ１：（ｘ）", "A1:(x)"),
      ("ｶﾞｷﾞﾊﾟ", "ガギパ"),
      ("か\u{3099}", "が"),
      ("ウ\u{3099}", "ヴ"),
      ("\u{1112}\u{1161}\u{11AB}", "한"),
      ("soft\u{AD}hyphen\u{200B}\u{FEFF}", "softhyphen"),
      ("京\u{200B}都\u{FE00}", "京都"),
      ("a\u{3000}b", "a b"),
    ])
  func folding(one: String, other: String) {
    #expect(SearchText.segmented(one).utf8.elementsEqual(SearchText.segmented(other).utf8))
  }

  @Test(
    "letters are indexed without what may be left out",
    arguments: [
      ("Hauptstraße", "Hauptstrasse"), ("Łódź, København", "Lódź, Kobenhavn"),
      ("Đà Nẵng", "Dà Nang"), ("ﬁne œuvre", "fine oeuvre"), ("ΣΊΣΥΦΟΣ σίσυφος", "ΣΙΣΥΦΟΣ σισυφοσ"),
      ("Ёлка, мой", "Елка, мои"), ("مُحَمَّد أحمد", "محمد احمد"), ("שָׁלוֹם", "שלום"),
      ("plain ASCII", "plain ASCII"), ("Grüne Zoë", "Grüne Zoë"), ("京都 한국어", "京 都  한 국 어 "),
    ])
  func plain(text: String, indexed: String) {
    #expect(SearchText.indexed(text).unicodeScalars.elementsEqual(indexed.unicodeScalars))
    #expect(SearchText.indexed(indexed).split(separator: " ") == indexed.split(separator: " "))
  }

  @Test(
    "other text is left alone",
    arguments: ["", "plain ASCII  text\n", "Grüße an Zoë", "Привет, мир", "שלום", "1 € 😀"])
  func untouched(text: String) {
    #expect(SearchText.segmented(text) == text)
  }
}
