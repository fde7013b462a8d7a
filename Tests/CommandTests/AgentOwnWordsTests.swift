import BlackBox
import Testing

/// Not a word of an agent's is lost, and not a word of our copy is sent.
@Suite("What agents write by mail")
struct AgentOwnWordsTests {
  private let bob: AgentDesk

  private static let question =
    "Hello,\n\nthe printer is on fire since this morning.\nYes\n\nThanks\nJane\n"

  init() throws {
    bob = try AgentDesk(letter: Letter("a@b", body: Self.question))
  }

  /// The copy as a mail program marks it.
  private func copy(_ mark: String) throws -> String {
    try bob.sendmail.mails()[0].body.replacing(" \n", with: " ")
      .split(separator: "\n", omittingEmptySubsequences: false).map { mark + $0 + "\n" }.joined()
  }

  static let introductions = [
    "", "Help desk <ADDRESS>, 23 Kas 2026 Pzt, 08:00 tarihinde şunu yazdı:\n",
    "في الاثنين، 23 نوفمبر 2026 في 8:00 ص تمت كتابة ما يلي بواسطة Help desk <ADDRESS>:\n",
    " -----Original Message-----\nFrom: Help desk <ADDRESS>\nTo: Bob <bob@desk.example>\n"
      + "Subject: Re: Printer [Ticket #1]\n\n",
  ]

  @Test(
    "the copy is cut, however it is introduced and marked", arguments: introductions,
    ["> ", "| ", "", "    "])
  func copies(_ introduction: String, _ mark: String) throws {
    let head = introduction.replacing("ADDRESS", with: bob.address)
    let utf8 = ["Content-Type: text/plain; charset=utf-8"]
    let own = "Yes\n\nUse the stairs.\n"
    try bob.deliver(bob.letter("b@b", "\(own)\n\(head)\(try copy(mark))", utf8))
    try bob.deliver(bob.letter("c@b", "\(head)\(try copy(mark))\n\(own)", utf8))
    #expect(try bob.sent().map(\.body) == [own, own])
  }

  @Test("header fields that an agent pastes are sent")
  func pasted() throws {
    let text = """
      The log has it:

      From: boss@example.net
      To: staff@example.net
      Date: 2 Nov 2026 09:00
      Subject: Meeting

      Their server refused it.

      """
    let quote = "> Hello,\n>\n> the printer is on fire\n> since this morning.\n"
    try bob.deliver(bob.letter("b@b", "\(text)\n\(quote)"))
    #expect(try bob.sent().map(\.body) == [text])
  }

  @Test("an answer with the login link is refused with the reason; sent again it is sent")
  func loginLink() throws {
    let bob = try AgentDesk(
      letter: Letter(
        "a@b", ["X-Ticket-Login-URL: https://panel.desk.example/login?user=jane"],
        body: Self.question), options: ["--trusted"])
    let words = "Log in at https://panel.desk.example/login?user=jane please.\n"
    try bob.deliver(bob.letter("b@b", words))
    let refusal = try #require(try bob.sent().first)
    #expect(refusal.recipients == ["bob@desk.example"])
    #expect(refusal.flowed.contains("the direct login link of the account"), "\(refusal.text)")
    #expect(refusal.flowed.contains("send the same answer again"))
    #expect(try bob.ticket["status"] == "open")
    let quote = refusal.body.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "> \($0)\n" }.joined()
    let again = bob.letter("c@b", "\(words)\n\(quote)").text
    let address = try #require(refusal.replyAddress)
    try bob.desk.deliver(again, to: address)
    let answer = try #require(try bob.sent().last)
    #expect(answer.recipients == ["jane@customer.example"] && answer.body == words)
    try bob.deliver(bob.letter("d@b", "Or \(words)"))
    #expect(try bob.sent().last?.recipients == ["bob@desk.example"], "another answer is another")
  }

  @Test("an agent is told of each of several refused answers")
  func told() throws {
    for number in 1...5 { try bob.deliver(bob.letter("r\(number)@b", "Hm \(number).\n!colse\n")) }
    let sent = try bob.sent()
    #expect(sent.count == 5 && sent.allSatisfy { $0.recipients == ["bob@desk.example"] })
  }

  @Test("the login link is found inside a rewritten one, and in an attachment")
  func hiddenLink() throws {
    let bob = try AgentDesk(
      letter: Letter(
        "a@b", ["X-Ticket-Login-URL: https://panel.desk.example/login?user=jane"],
        body: Self.question), options: ["--trusted"])
    try bob.deliver(
      bob.letter(
        "b@b",
        "https://safe.example/?url=https%3A%2F%2Fpanel.desk.example%2Flogin%3Fuser%3Djane&x=1\n"))
    try bob.deliver(
      bob.letter(
        "c@b",
        "--x\n\nSee this.\n--x\nContent-Type: text/html; name=x.html\n\n"
          + "<a href=\"https://panel.desk.example/login?user=jane\">x</a>\n--x--\n",
        ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=x"]))
    #expect(
      try bob.sent().map(\.recipients) == [["bob@desk.example"], ["bob@desk.example"]])
  }

  @Test("logos of signatures and winmail.dat are not sent, pictures in the answer are")
  func pictures() throws {
    func picture(_ name: String) -> String {
      "--r\nContent-Type: image/png; name=\(name).png\nContent-ID: <\(name)@x>\n"
        + "Content-Disposition: inline; filename=\(name).png\n\n\(name)\n"
    }
    let body = """
      --x
      Content-Type: multipart/related; boundary=r

      --r
      Content-Type: text/html; charset=utf-8

      <p>It looks so:</p><p><img src="cid:shot@x" width="300"></p><p>Regards</p>
      <div class="gmail_signature">Bob<br><img src="cid:logo@x"></div>
      <blockquote type="cite">the printer is on fire since this morning.<br>
      <img src="cid:quoted@x"></blockquote>
      \(picture("shot"))\(picture("logo"))\(picture("quoted"))\(picture("loose"))--r--
      --x
      Content-Type: application/ms-tnef; name=winmail.dat

      TNEF
      --x--

      """
    try bob.deliver(
      bob.letter("b@b", body, ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=x"]))
    let parts = try bob.ticket["messages"][2]["parts"].array.map { $0["filename"] }
    #expect(parts == [.null, "shot.png", "loose.png"])
  }
}

extension Recorder.Mail {
  /// Without soft line breaks.
  fileprivate var flowed: String { body.replacing(" \n", with: " ") }
}
