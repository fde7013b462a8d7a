import Testing

@testable import Mail

@Suite("What an agent wrote, and what our copy said") struct SentCopiesTests {
  private static let address = "help+a1-20800-abcdefghij234567@desk.example"
  private static let copy = """
    Ticket #1: Printer
    From: Jane Doe <jane@customer.example>
    Queue: default
    Login: https://panel.desk.example/login?user=jane1

    Hello,

    the printer in room 12 is on fire since this morning, and smoke is everywhere on the floor.
    Yes
    Is there anything that we can do before the fire brigade arrives?

    Thanks
    Jane
    """
  private static let own = "Yes\n\nPlease use the stairs, and call 112.\n\nthanks"

  private static let copies: SentCopies = {
    var mail = OutgoingMail(
      from: Mailbox(name: "Help desk", address: Address("help@desk.example")),
      to: [Mailbox(name: "Bob", address: Address("bob@desk.example"))],
      subject: "Re: Printer [Ticket #1]", date: Timestamp(seconds: 1_795_000_000),
      messageID: MessageID("copy@desk.example"), text: copy)
    mail.replyTo = [Mailbox(name: "Help desk", address: Address(address))]
    return SentCopies([SentCopy(reading: mail.composed(), quotesReader: false)])
  }()

  private func own(_ text: String, _ copies: SentCopies = Self.copies) -> String {
    copies.ownWords(
      in: text, by: Mailbox(name: "Bob Lee", address: Address("bob@desk.example")))
  }

  static let introductions = [
    "",
    "On Mon, 23 Nov 2026 at 08:00, Help desk\n<ADDRESS> wrote:\n",
    "Help desk <ADDRESS>, 23 Kas 2026 Pzt, 08:00 tarihinde şunu\nyazdı:\n\n",
    "في الاثنين، ٢٣ نوفمبر ٢٠٢٦ في ٨:٠٠ ص تمت كتابة ما يلي بواسطة Help desk <\u{202A}ADDRESS\u{202C}>:\n",
    "2026年11月23日(月) 8:00 Help desk <ADDRESS>:\n",
    "Help desk <ADDRESS> ezt írta (időpont: 2026. nov. 23., H, 8:00):\n",
    "Am 23.11.26 um 08:00 schrieb Help desk:\n",
    " -----Original Message-----\nFrom: Help desk <ADDRESS>\nSent: Monday, November 23, 2026 8:00 AM\n"
      + "To: Bob <bob@desk.example>\nSubject: Re: Printer [Ticket #1]\n\n",
    "-----邮件原件-----\n发件人: Help desk <ADDRESS>\n发送时间: 2026年11月23日 8:00\n"
      + "收件人: Bob <bob@desk.example>\n主题: Re: Printer [Ticket #1]\n\n",
    "________________________________\nمن: Help desk <ADDRESS>\nتم الإرسال: 23 نوفمبر 2026 08:00\n"
      + "إلى: Bob <bob@desk.example>\nالموضوع: Re: Printer [Ticket #1]\n\n",
  ].map { $0.replacing("ADDRESS", with: address) }

  static let quotes: [String] = {
    func marked(_ mark: String, _ text: String = copy) -> String {
      text.split(separator: "\n", omittingEmptySubsequences: false).map { mark + $0 }
        .joined(separator: "\n")
    }
    let short = wrapped(copy, marks: ["", ""])
    return [
      marked("> "), marked("> > "), marked("| "), marked("    "), marked("\t"), copy, short,
      marked("> ", short), wrapped(copy, marks: ["> ", ""]),
      copy.split(separator: "\n").joined(separator: " "),
    ]
  }()

  /// Lines of at most 40 characters: the first of a line and the others have marks of their own.
  private static func wrapped(_ text: String, marks: [String]) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var lines = [""]
      for word in line.split(separator: " ") {
        let last = lines[lines.count - 1]
        if last.isEmpty {
          lines[lines.count - 1] = String(word)
        } else if last.count + word.count < 40 {
          lines[lines.count - 1] += " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines.enumerated().map { marks[min($0, 1)] + $1 }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  @Test("the copy is cut above and below the answer", arguments: introductions, quotes)
  func wherever(_ introduction: String, _ quote: String) {
    #expect(own("\(Self.own)\n\n\(introduction)\(quote)\n") == Self.own)
    #expect(own("\(introduction)\(quote)\n\n\(Self.own)\n") == Self.own)
    #expect(own("\(Self.own)\n\n\(introduction)\(quote)\n\n-- \nBob\nDesk\n") == Self.own)
  }

  @Test("answers between the lines survive", arguments: ["> ", "| ", "", "    "])
  func interleaved(_ mark: String) {
    let lines = Self.copy.split(separator: "\n", omittingEmptySubsequences: false)
      .map { mark + $0 }
    let text = (lines[...7] + ["", "Yes", ""] + lines[8...9] + ["No. thanks", ""] + lines[10...])
      .joined(separator: "\n")
    #expect(own(text) == "Yes\n\nNo. thanks")
  }

  @Test(
    "everything else is the agent's",
    arguments: [
      "Log:\n\nFrom: boss@example.net\nTo: all@example.net\nSubject: Meeting\n\nThey refused it.",
      "From: Jane Roe <roe@customer.example>\nTo: help@desk.example\nSubject: Printer\nrefused",
      "> 550 5.7.1 relay access denied\n\nis what they said.",
      "| a | b |\n|---|---|\n| 1 | 2 |",
      "The printer in room 12 is on fire since this morning? No!",
      "Option A\n--\nOption B", "Sent via courier, number 12.", "👍", "https://kb.desk.example/7",
      "Thanks\nJane", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
      "See https://kb.desk.example/ for the printer.",
    ])
  func kept(_ text: String) {
    #expect(own(text + "\n") == text)
    let quote = Self.introductions[1] + Self.quotes[0]
    #expect(own("\(text)\n\n\(quote)\n") == text)
    #expect(own("\(quote)\n\n\(text)\n") == text)
  }

  @Test(
    "signatures are left out",
    arguments: [
      "-- \nBob\n+1 555 0100", "--\nBob Lee\nDesk", "Sent from my iPhone", "--\nbob@desk.example",
    ])
  func signature(_ signature: String) {
    #expect(own("Use the stairs.\n\n\(signature)\n") == "Use the stairs.")
  }

  @Test(
    "a link of the copy goes with what it stands beside, however it is broken off",
    arguments: ["", "> "],
    [
      "https://panel.desk.example/login?user=jane1",
      "<https://panel.desk.example/login?user=jane1>",
      "https://panel.desk.example/lo\ngin?user=jane1",
    ])
  func brokenLink(_ mark: String, _ link: String) {
    let quote = Self.copy.replacing("Login: ", with: "Login:\n")
      .replacing("https://panel.desk.example/login?user=jane1", with: link)
      .split(separator: "\n", omittingEmptySubsequences: false).map { mark + $0 }
      .joined(separator: "\n")
    #expect(own("\(Self.own)\n\n\(quote)\n") == Self.own)
    #expect(own("\(quote)\n\n\(Self.own)\n") == Self.own)
  }

  @Test("a copy that is cut off below its link")
  func cutOff() {
    let quote = Self.copy.replacing("Login: ", with: "Login:\n").split(separator: "\n").prefix(5)
      .joined(separator: "\n")
    #expect(own("\(Self.own)\n\n\(quote)\n") == Self.own)
    #expect(own("\(quote)\n\n\(Self.own)\n") == Self.own)
  }

  @Test(
    "a link or a sign that an agent sets between the lines is the agent's",
    arguments: ["https://panel.desk.example/login?user=jane1", "https://kb.desk.example/7", "👍"])
  func sign(_ sign: String) {
    let lines = Self.copy.split(separator: "\n", omittingEmptySubsequences: false)
    for mark in ["", "> "] {
      let quote = lines.map { mark + $0 }
      let text = (quote[...6] + ["", sign, ""] + quote[7...]).joined(separator: "\n")
      #expect(own(text) == sign)
    }
  }

  @Test("an introduction of which the quote was deleted goes too")
  func orphan() {
    #expect(own("OK.\n\n\(Self.introductions[1])") == "OK.")
  }

  @Test("an answer to a refusal may say again what that quotes, but not as a quote")
  func refusal() {
    var mail = OutgoingMail(
      from: Mailbox(name: "Help desk", address: Address("help@desk.example")), to: [],
      subject: "Re: Printer [Ticket #1]", date: Timestamp(seconds: 1_795_000_000),
      messageID: MessageID("refusal@desk.example"),
      text: "Your mail was not carried out. You wrote:\n\n> Please do use the stairs on the left.")
    mail.replyTo = [Mailbox(name: "", address: Address(Self.address))]
    let copies = SentCopies([SentCopy(reading: mail.composed(), quotesReader: true)])
    let words = "Please do use the stairs on the left."
    #expect(own(words, copies) == words)
    #expect(
      own("\(words)\n\n> Your mail was not carried out. You wrote:\n>\n> > \(words)\n", copies)
        == words)
  }

  @Test("hostile texts cost what their length does")
  func hostile() {
    let lines = String(repeating: "the printer in room 12 is\n", count: 20_000)
    #expect(own(lines).isEmpty || !own(lines).isEmpty)
    #expect(own(String(repeating: "Help desk 2026 08:00:\n", count: 20_000)).isEmpty == false)
  }
}
