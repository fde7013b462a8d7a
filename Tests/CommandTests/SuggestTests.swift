import BlackBox
import Testing

@Suite("Suggestions")
struct SuggestTests {
  let desk: TestDesk
  let sendmail: Recorder

  /// Titles by number: 1 to 9, the first eight of the base `staff`.
  static let articles = [
    ("Mail quota exceeded", "When a mailbox is full, mail is refused. Empty the trash."),
    ("Renewing a certificate", "TLS certificates of a domain expire after a year. Renew them."),
    ("Passwort zurücksetzen", "Wer sein Kennwort vergessen hat, setzt es im Kundenmenü zurück."),
    ("Rechnungen und Zahlung", "Rechnungen gehen am Monatsanfang an die Adresse des Kunden."),
    ("Restaurer une sauvegarde", "Les sauvegardes du serveur se restaurent depuis le panneau."),
    ("邮箱已满", "邮箱空间不足时，请删除旧邮件并清空垃圾箱。"),
    ("メールが届かない場合", "迷惑メールフォルダと転送設定を確認してください。"),
    ("메일을 보낼 수 없음", "발신 서버의 비밀번호와 포트를 확인하십시오."),
  ]

  init() throws {
    sendmail = try Recorder()
    desk = try TestDesk(sendmail: sendmail)
    let folder = try TemporaryFolder()
    for (number, (title, text)) in SuggestTests.articles.enumerated() {
      try FileContent.write("# \(title)\n\n\(text)\n".utf8, to: folder.file("\(number).md"))
    }
    try desk.text("kb", "import", "staff", folder.path)
    try add("customers", "Full mailbox", "---\nurl: https://kb.example/full\n---\nAsk us.")
  }

  private func add(_ base: String, _ title: String, _ text: String) throws {
    var command = desk.command(["kb", "add", base, title])
    command.input = Array(text.utf8)
    _ = try command.run().succeeded()
  }

  @discardableResult
  private func ask(_ subject: String, _ body: String, from: String = "a@x.example") throws -> Int {
    let letter = Letter(nil, from: from, subject: subject, body: body + "\n")
    return try desk.deliver(letter.text)["ticket"].int ?? 0
  }

  private func articles(_ ticket: Int, _ options: String...) throws -> [Int] {
    let command = desk.command(["suggest", "\(ticket)", "--json"] + options)
    return try Value(command.run().succeeded().output).array.compactMap { $0["article"].int }
  }

  private func answers(_ ticket: Int) throws -> [Int] {
    try desk.json("suggest", "\(ticket)").array.compactMap { $0["message"].int }
  }

  @Test(
    "the right article comes first, in the language of the question",
    arguments: [
      ("My mailboxes are full", "Senders get an error about the quota.", 1),
      ("Warning in the browser", "It says the TLS certificate of our domain has expired.", 2),
      ("Anmeldung", "Guten Tag, ich habe mein Kennwort vergessen. Was nun?", 3),
      ("Rechnung fehlt", "Ich habe für Oktober keine Rechnung bekommen.", 4),
      ("Sauvegarde du serveur", "Comment puis-je restaurer mes fichiers ?", 5),
      ("收不到邮件", "系统说我的邮箱已满，怎么清空垃圾箱？", 6),
      ("受信できません", "お客様からのメールが届かないのですが、転送設定が原因ですか。", 7),
      ("메일 발송", "메일을 보낼 수 없습니다. 비밀번호는 맞습니다.", 8),
    ])
  func relevance(_ subject: String, _ body: String, _ article: Int) throws {
    try desk.text("config", "set", "kb-staff", "staff")
    #expect(try articles(try ask(subject, body)).first == article)
  }

  @Test(
    "nothing is suggested where nothing fits",
    arguments: [
      ("Hello", "Hello, could you please help me? Thank you very much."),
      ("Meeting", "Shall we have lunch on Friday, in the year to come?"),
      ("", ""), ("???", "!!!"), ("Guten Tag", "Vielen Dank für Ihre schnelle Hilfe!"),
    ])
  func nothing(_ subject: String, _ body: String) throws {
    let ticket = try ask(subject, body)
    #expect(try articles(ticket).isEmpty)
    #expect(try desk.text("suggest", "\(ticket)").isEmpty)
  }

  @Test("without kb-staff all knowledge bases are asked, with it only that one")
  func bases() throws {
    let ticket = try ask("Mailbox full", "The mailbox is full.")
    #expect(Set(try articles(ticket)) == [1, 9])
    try desk.text("config", "set", "kb-staff", "STAFF")
    #expect(try articles(ticket) == [1])
    try desk.text("config", "set", "kb-staff", "nobody")
    #expect(try articles(ticket).isEmpty)
  }

  @Test(
    "a knowledge base that is not there yet is taken, with a warning",
    arguments: ["kb-staff", "kb-customers"])
  func missingBase(_ key: String) throws {
    let unknown = try desk.tickets("config", "set", key, "nobody")
    #expect(unknown.end == .exit(0))
    #expect(unknown.errors.contains("no knowledge base 'nobody' yet"))
    #expect(try desk.text("config", "get", key) == "nobody\n")
    #expect(try desk.tickets("config", "set", key, "Staff").errors.isEmpty)
    #expect(try desk.tickets("config", "unset", key).errors.isEmpty)
  }

  @Test("the number is --limit, else max-suggestions, else five")
  func limit() throws {
    for number in 1...7 { try add("staff", "Printer \(number)", "The printer prints nothing.") }
    let ticket = try ask("Printer", "The printer prints nothing.")
    #expect(try articles(ticket).count == 5)
    try desk.text("config", "set", "max-suggestions", "2")
    #expect(try articles(ticket).count == 2)
    #expect(try articles(ticket, "--limit", "7").count == 7)
    for bad in ["0", "-1", "x"] {
      #expect(try desk.tickets("suggest", "1", "--limit=\(bad)").end == .exit(64))
    }
    #expect(try desk.tickets("suggest", "99").end == .exit(1))
  }

  @Test("only what the requester wrote counts: no quotes, no signature, no other people")
  func ownWords() throws {
    let body = """
      Thanks, see below.
      -- \nCertificate domain expire renew TLS

      On Monday Bob <bob@y.example> wrote:
      > Certificate domain expire renew TLS
      """
    let ticket = try ask("Lunch", body)
    #expect(try articles(ticket).isEmpty)
  }

  @Test("the latest mail of the requester is read too")
  func later() throws {
    try desk.deliver(Letter("1@x", body: "It does not work.\n").text)
    let second = "It was the quota: the mailbox is full.\n"
    try desk.deliver(Letter.reply("2@x", to: "1@x", body: second).text)
    #expect(try articles(1).first == 1)
  }

  @Test(
    "no text breaks the search",
    arguments: [
      "\" OR * NEAR(a b, 3) ^quota -full {title} : + AND NOT ) (",
      "' ; DROP TABLE article; -- \\ % _ ?1 :match @x",
      String(repeating: "quota\" ", count: 100_000), String(repeating: "邮", count: 100_000),
      (0..<50_000).map { "word\($0)" }.joined(separator: " "),
      String(repeating: "x", count: 500_000),
      "\u{202E}\u{200B}\u{FEFF}\u{1F600}\u{301}", "ไทยไม่มีช่องว่าง हिन्दी मेल עברית العربية",
    ])
  func hostile(_ text: String) throws {
    let ticket = try ask("Quota \(text.prefix(200))", text)
    _ = try articles(ticket)
    try desk.text("config", "set", "max-suggestions", "3")
    try desk.text("config", "set", "kb-staff", "staff")
    #expect(try desk.text("show", "\(ticket)").contains("(kb show 1)"))
  }

  @Test("show names articles below the conversation, when it is told to")
  func show() throws {
    let ticket = try ask("Mailbox full", "The mailbox is full.")
    try desk.text("config", "set", "kb-staff", "staff")
    #expect(!(try desk.text("show", "\(ticket)").contains("suggestions")))
    try desk.text("config", "set", "max-suggestions", "3")
    let shown = try desk.text("show", "\(ticket)")
    #expect(shown.hasSuffix("\n\nsuggestions: 1 Mail quota exceeded (kb show 1)\n"))
    #expect(!(try desk.text("show", "m1").contains("suggestions")))
    try desk.text("config", "unset", "kb-staff")
    #expect(!(try desk.text("show", "\(ticket)").contains("suggestions")))
  }

  @Test("the draft of an answer names them as well, and the customer does not get them")
  func draft() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("config", "set", "kb-staff", "staff")
    try desk.text("config", "set", "max-suggestions", "3")
    let ticket = try ask("Mailbox full", "The mailbox is full.")
    var reply = desk.command(["reply", "\(ticket)"])
    reply.environment["EDITOR"] = "f() { cp \"$1\" seen; echo 'Empty it.' >> \"$1\"; }; f"
    _ = try reply.run().succeeded()
    let draft = String(decoding: try FileContent.read(desk.folder.file("seen")), as: UTF8.self)
    #expect(draft.contains("\n# suggestions: 1 Mail quota exceeded (kb show 1)\n"))
    #expect(try sendmail.mails().last?.text.contains("Empty it.") == true)
    #expect(try sendmail.mails().last?.text.contains("quota") == false)
  }

  @Test("a confirmation suggests articles for customers, and nothing else")
  func confirmation() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("config", "set", "kb-staff", "staff")
    try desk.text("config", "set", "max-suggestions", "3")
    let old = try ask("Mailbox full", "The mailbox is full.", from: "b@x.example")
    try answer(old, "We have emptied the mailbox that was full.")
    try desk.text("config", "set", "kb-customers", "Customers")
    try ask("Mailbox full", "The mailbox is full.")
    let mails = try sendmail.mails().map(\.text)
    #expect(mails.count == 3)
    #expect(!mails[0].contains("* ") && !mails[1].contains("* "))
    #expect(mails[2].contains("\n\n* Full mailbox\n   https://kb.example/full\n"))
    #expect(!mails[2].contains("quota") && !mails[2].contains("emptied"))
    try desk.text("config", "set", "max-suggestions", "0")
    try ask("Mailbox full", "The mailbox is full.", from: "c@x.example")
    #expect(try sendmail.mails().last?.text.contains("kb.example") == false)
  }

  /// An answer of ours, and the number of its message.
  @discardableResult
  private func answer(_ ticket: Int, _ text: String) throws -> Int {
    try desk.text("reply", "\(ticket)", "-m", text)
    return try desk.ticket(ticket)["messages"].array.last?["message"].int ?? 0
  }

  @Test("how others with the same question were answered is suggested, without quotes")
  func pastAnswers() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    let old = try ask("Outlook hangs", "Outlook hangs at startup since the update.")
    let first = try answer(old, "Start it in safe mode.")
    try answer(old, "Or reinstall it.")
    let other = try ask("Invoice", "Where is the invoice?", from: "b@x.example")
    try answer(other, "In the panel.")
    let new = try ask("Outlook", "After an update Outlook hangs.", from: "c@y.example")
    #expect(try answers(new) == [first])
    let suggestion = try desk.json("suggest", "\(new)")[0]
    #expect(suggestion["ticket"].int == old && suggestion["title"] == "Outlook hangs")
    #expect(suggestion["text"].text?.contains("Start it in safe mode.") == true)
    let text = try desk.text("suggest", "\(new)")
    #expect(text.contains("m\(first)  #\(old) Outlook hangs\n"))
  }

  @Test("an answer that uses the words of the question is found by itself")
  func answersOwnWords() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    let old = try ask("Strange behaviour", "It does what it wants.")
    let message = try answer(old, "The firmware of the router needs an upgrade.")
    let new = try ask("Router", "Does my router need another firmware?", from: "c@y.example")
    #expect(try answers(new) == [message])
  }

  @Test("notes, other queues, spam, the ticket itself and unanswered questions suggest nothing")
  func excluded() throws {
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("queue", "add", "sales")
    let body = "Outlook hangs at startup since the update."
    let noted = try ask("Outlook hangs", body)
    try desk.text("note", "\(noted)", "-m", "Outlook hangs: this customer never pays.")
    let spam = try ask("Outlook hangs once more", body, from: "b@x.example")
    try answer(spam, "Outlook hangs, does it?")
    try desk.text("spam", "\(spam)")
    let letter = Letter(nil, from: "d@x.example", subject: "Outlook hangs here", body: body)
    let foreign = try desk.deliver(letter.text, queue: "sales")["ticket"].int ?? 0
    try answer(foreign, "Outlook hangs, does it?")
    let new = try ask("Outlook hangs, too", body, from: "c@y.example")
    try answer(new, "Outlook hangs, does it?")
    #expect(try answers(new).isEmpty)
  }
}
