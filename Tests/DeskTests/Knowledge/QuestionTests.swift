import Mail
import Testing

@testable import Desk

@Suite("What a customer asks")
struct QuestionTests {
  private func words(_ subject: String, _ texts: String...) -> [String] {
    Question(subject: subject, texts: texts).terms.map(\.term.text)
  }

  @Test("the subject counts most, then what is repeated, then what is long")
  func order() {
    let terms = words("Quota", "mailbox full, certificate of the mailbox")
    #expect(terms == ["quota", "mailbox", "certificate", "full"])
  }

  @Test(
    "what stands in every mail is left out",
    arguments: [
      "Hello, could you please help me with this? Thank you very much! Best regards",
      "Re: AW: Guten Tag, ich habe ein Problem und bitte um Hilfe. Mit freundlichen Grüßen",
      "Bonjour, je ne peux pas … Merci beaucoup pour votre aide, cordialement",
      "Hola, no puedo … Muchas gracias, saludos", "Buongiorno, non … grazie mille, saluti",
      "Olá, não … muito obrigado", "Dzień dobry, proszę o pomoc, dziękuję bardzo",
      "Здравствуйте, у меня не … спасибо, с уважением", "您好，我的问题，谢谢您！", "안녕하세요, 감사합니다.",
    ])
  func common(_ text: String) {
    let known: Set = [
      "beaucoup", "aide", "puedo", "muchas", "mille", "peux", "您 ！", "的 问", "题", "我 的",
    ]
    #expect(Set(words("", text)).subtracting(known).isEmpty)
  }

  @Test("a long mail costs no more than a short one")
  func bounds() {
    let long = (0..<100_000).map { "word\($0)" }.joined(separator: " ")
    let question = Question(subject: long, texts: [long, long])
    #expect(question.terms.count == Question.mostTerms)
    #expect(words("", "", " ", "?!").isEmpty)
  }
}

@Suite("Telling terms")
struct TellingTermsTests {
  private func terms(_ rows: [(String, [Int])], of total: Int, common: Int) -> TellingTerms {
    TellingTerms(
      rows.map { TellingTerms.Found(match: $0.0, weight: 1, rows: $0.1) }, of: total, common: common
    )
  }

  @Test("rare terms come first; common ones and those found nowhere are left out")
  func choice() {
    let rows = [("common", Array(1...10)), ("some", [1, 2, 3]), ("none", []), ("rare", [7])]
    let telling = terms(rows, of: 100, common: 10)
    #expect(telling.matches == ["rare", "some"])
  }

  @Test("one term in common is chance, unless the question has no other")
  func support() {
    let two = terms([("a", [1, 2]), ("b", [2, 3]), ("c", [])], of: 10, common: 10)
    #expect([1, 2, 3, 4].map(two.isSupported) == [false, true, false, false])
    let one = terms([("a", [1])], of: 10, common: 10)
    #expect([1, 2].map(one.isSupported) == [true, false])
  }

  @Test("what has little in common is left out beside what has much")
  func nearness() {
    let rows = [("a", [1, 2]), ("b", [1, 2]), ("c", [1]), ("d", [1, 3]), ("e", [3, 4])]
    let telling = terms(rows, of: 10, common: 10)
    #expect(telling.nearBest([3, 2, 1]) == [1])
    #expect(telling.nearBest([2, 3]) == [2, 3])
    #expect(telling.nearBest([]).isEmpty)
  }

  @Test("ranking never looks at more rows than it may")
  func budget() {
    let rows = (0..<40).map { ("term\($0)", Array(repeating: $0, count: 1999)) }
    #expect(terms(rows, of: 100_000, common: 2000).matches.count == 4)
    let rare = (0..<40).map { ("term\($0)", [$0]) }
    #expect(terms(rare, of: 100_000, common: 2000).matches.count == TellingTerms.most)
  }
}

@Suite("Excerpts")
struct ExcerptTests {
  @Test(
    "an excerpt is the first paragraph, on one line",
    arguments: [
      ("one\ntwo\n\nthree", "one two"), ("## Heading\n\ntext  here", "text here"),
      ("\n\n# Heading", "# Heading"), ("", ""),
      (String(repeating: "word ", count: 50), String(repeating: "word ", count: 39) + "word…"),
      (String(repeating: "字", count: 250), String(repeating: "字", count: 200) + "…"),
    ])
  func excerpt(_ text: String, _ excerpt: String) {
    #expect(Excerpt.of(text) == excerpt)
  }

  @Test("for customers the address of an article stands in place of its beginning")
  func customers() {
    func article(_ number: Int, _ url: String?) -> Article {
      Article(
        number: number, base: "b",
        content: ArticleContent(title: "Title \(number)", url: url, text: "Some\ntext."),
        updated: Timestamp(seconds: 0))
    }
    #expect(
      [article(1, nil), article(2, "https://x/")].forCustomers
        == "* Title 1\n  Some text.\n* Title 2\n  https://x/")
    #expect([Article]().forCustomers.isEmpty)
  }
}
