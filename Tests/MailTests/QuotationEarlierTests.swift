import Testing

@testable import Mail

@Suite("Quotes of what the ticket holds") struct QuotationEarlierTests {
  private static let question = """
    Dear Mr Smith,

    please restart the printer and tell us which version of the driver you have installed.
    Do you use IMAP?
    Which of the two servers answers on the second port when you connect from home?

    Regards
    Ann, Support
    """

  @Test("an unmarked quote is found by its words, however it is wrapped")
  func unmarked() {
    let rewrapped = """
      Dear Mr Smith, please restart the printer and
      tell us which version of the driver you have installed. Do you
      use IMAP? Which of the two servers
      answers on the second port when you connect from home? Regards
      Ann, Support
      """
    #expect(visible("It works.\n\n\(Self.question)", earlier: [Self.question]) == "It works.")
    #expect(visible("It works.\n\n\(rewrapped)\n", earlier: [Self.question]) == "It works.")
    #expect(
      visible("It works.\n\nAm Montag, Ann:\n\n\(rewrapped)\n", earlier: ["Other.", Self.question])
        == "It works.\n\nAm Montag, Ann:")
    #expect(
      visible(
        "It works.\n\nAnn <a@example.com> 2024-01-01 10:00:\n\n\(rewrapped)\n",
        earlier: [Self.question])
        == "It works.")
  }

  @Test("answers between the lines of a known quote survive")
  func inlineAnswers() {
    let text = """
      My answers are below.

      From: Ann <ann@example.com>
      Sent: Monday, January 1, 2024 10:00 AM
      To: Bob
      Subject: RE: Printer

      CAUTION: this mail comes from outside.

      Dear Mr Smith,

      please restart the printer and tell us which version of the driver you have installed.
      Version 3.
      Do you use IMAP?
      No, POP.
      Which of the two servers answers on the second port when you connect from home?
      Both do, though the second takes about a minute to do so, and sometimes gives up.

      Regards
      Ann, Support
      """
    #expect(
      visible(text, earlier: [Self.question]) == """
        My answers are below.

        Version 3.

        No, POP.

        Both do, though the second takes about a minute to do so, and sometimes gives up.
        """)
    #expect(visible(text) == "My answers are below.")
  }

  @Test("what stands below a known quote is an answer, below an unknown one it is quoted")
  func below() {
    let head = "From: Ann\nSent: Monday\nTo: Bob\nSubject: x\n\n"
    let text = "\(head)\(Self.question)\n\nIt works now."
    #expect(visible(text, earlier: [Self.question]) == "It works now.")
    #expect(visible("Hi.\n\(head)\(Self.question)\n\nIt works now.") == "Hi.")
  }

  @Test("the rest of a quoted line that was wrapped without its mark is quoted")
  func brokenMarks() {
    let text = """
      > Dear Mr Smith,
      >
      > please restart the printer and tell us which version of the driver
      you have installed.
      > Do you use IMAP?

      No.
      """
    #expect(visible(text, earlier: [Self.question]) == "No.")
  }

  @Test(
    "what people say again is no quote",
    arguments: [
      "Dear Mr Smith,\n\nit works now.\n\nRegards\nAnn, Support",
      "Thank you.\nDo you use IMAP?\nI do.",
      question,
      question + "\n\nAnd it still does not work.",
    ])
  func coincidences(text: String) {
    #expect(visible(text, earlier: [Self.question, "Thank you.\nI do."]) == text)
  }

  @Test("Japanese greetings are no quote, a Japanese mail is")
  func japanese() {
    let mail = """
      いつもお世話になっております。
      株式会社山田の佐藤です。
      昨日からプリンターが動かなくなりました。
      電源を入れ直しても直りません。どうすればよいでしょうか。
      """
    let answer = "いつもお世話になっております。\n株式会社山田の佐藤です。\n直りました。ありがとうございます。"
    #expect(visible(answer, earlier: [mail]) == answer)
    #expect(visible("再起動してください。\n\n\(mail)", earlier: [mail]) == "再起動してください。")
  }

  @Test("a long closing that every mail of a sender has is folded as a signature")
  func closing() {
    let closing = """
      With kind regards from the sunny south
      Robert Smith, Head of Purchasing and Logistics, Example Corporation of Nowhere
      This message and its attachments are confidential and meant only for those it is addressed to.
      """
    let first = "The printer on the third floor does not print any more, please help.\n\n\(closing)"
    let text = "Now it works again.\n\n\(closing)\n"
    let marks = Quotation.marks(in: text, earlier: [first])
    #expect(marks.map(\.kind) == [.signature])
    #expect(Quotation.visible(text, without: marks) == "Now it works again.")
  }

  @Test("long texts are read to their bounds and shown beyond them")
  func bounds() {
    let quote = String(repeating: "> x\n", count: TextLines.maximumCount + 1_000)
    let marks = Quotation.marks(in: "New.\n" + quote)
    #expect(marks == [Mark(kind: .quoted, range: 5..<5 + 4 * (TextLines.maximumCount - 1))])
    let long = String(repeating: "word ", count: 200_000)
    #expect(
      visible("\(long)\n> q", earlier: [String(repeating: "other ", count: 200_000)]).count
        == 999_999)
  }
}
