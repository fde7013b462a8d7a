import Testing

@testable import Mail

@Suite("Terms of a text") struct SearchTermTests {
  @Test(
    "words are words, unspaced scripts give pairs",
    arguments: [
      ("Hello, my Mail-Box!", ["hello", "my", "mail", "box"]),
      ("Größe de l'été 550 v2", ["größe", "de", "été", "550", "v2"]),
      ("e\u{301}te\u{301}", ["e\u{301}te\u{301}"]),
      ("a b 7 I", []), (String(repeating: "x", count: 41), []),
      (String(repeating: "x", count: 40), [String(repeating: "x", count: 40)]),
      ("邮箱已满", ["邮 箱", "箱 已", "已 满"]),
      ("邮箱。已满", ["邮 箱", "已 满"]),
      ("我的 iPhone 坏", ["我 的", "iphone", "坏"]),
      ("ＦＴＰサーバー", ["ftp", "サ ー", "ー バ", "バ ー"]),
      ("メールが届きません", ["メ ー", "ー ル", "ル が", "が 届", "届 き"]),
      ("한국어", ["한 국", "국 어"]), ("です", []),
      ("", []), ("\u{0}\u{1B}[31m\"'*^(){}:-", ["31m"]),
    ])
  func terms(_ text: String, _ terms: [String]) {
    #expect(SearchText.terms(of: text).map(\.text) == terms)
  }

  @Test("only words between spaces have other forms")
  func forms() {
    let words = SearchText.terms(of: "mail 邮箱, 車").filter(\.isWord)
    #expect(words.map(\.text) == ["mail"])
  }
}
