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
  private func terms(_ counts: [(String, Int)], of total: Int, common: Int) -> [String] {
    let found = counts.map { DistinctiveTerms.Found(match: $0.0, weight: 1, count: $0.1) }
    return DistinctiveTerms(found, of: total, common: common).terms.map(\.match)
  }

  @Test("rare terms come first; common ones and those found nowhere are left out")
  func choice() {
    let counts = [("common", 10), ("some", 3), ("none", 0), ("rare", 1)]
    #expect(terms(counts, of: 100, common: 10) == ["rare", "some"])
  }

  @Test("what the customer stresses counts more")
  func weight() {
    let found = [("text", 1.0, 3), ("subject", 2.0, 5)]
      .map { DistinctiveTerms.Found(match: $0.0, weight: $0.1, count: $0.2) }
    #expect(DistinctiveTerms(found, of: 100, common: 20).terms.map(\.match) == ["subject", "text"])
  }

  @Test("ranking never looks at more rows than it may")
  func budget() {
    let common = (0..<40).map { ("term\($0)", 1999) }
    #expect(terms(common, of: 100_000, common: 2000).count == 4)
    let rare = (0..<40).map { ("term\($0)", 1) }
    #expect(terms(rare, of: 100_000, common: 2000).count == DistinctiveTerms.most)
  }
}

@Suite("Common ground")
struct CommonGroundTests {
  private func ground(_ rows: [[Int]], isSingle: Bool = false) -> TermOverlap {
    rows.reduce(into: TermOverlap(isSingle: isSingle)) { ground, rows in
      ground.add(DistinctiveTerms.Term(match: "", value: 1), in: rows)
    }
  }

  @Test("one term in common is chance, unless the question has no other")
  func enough() {
    #expect([1, 2, 3, 4].map(ground([[1, 2], [2, 3]]).isEnough) == [false, true, false, false])
    #expect([1, 2].map(ground([[1]], isSingle: true).isEnough) == [true, false])
  }

  @Test("what has little in common is left out beside what has much")
  func nearness() {
    let ground = ground([[1, 2], [1, 2], [1], [1], [1, 3], [3]])
    #expect(ground.nearBest([3, 2, 1]) == [1])
    #expect(ground.nearBest([2, 3]) == [2, 3])
    #expect(ground.nearBest([]).isEmpty)
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
