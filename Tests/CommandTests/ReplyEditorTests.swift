import BlackBox
import Testing

@Suite("Answering in the editor")
struct ReplyEditorTests {
  let answering: AnsweringDesk
  var desk: TestDesk { answering.desk }

  init() throws {
    answering = try AnsweringDesk(
      Letter(
        "a@x", ["Cc: \"Doe, Carl\" <carl@customer.example>"],
        body: "It is broken.\n\n> old words\n\n-- \nJane\n"))
    try desk.text("config", "set", "signature", "Your desk")
  }

  /// An editor that writes an answer on top, and whatever else it is told in sed's words.
  private func writing(_ script: String = "") -> String {
    "sed -i -e '0,/^$/s/^$/\\nTurn it on./' \(script)"
  }

  private func edit(_ editor: String, _ options: String...) throws -> Execution {
    try answering.run(["reply", "1"] + options, editor: editor)
  }

  private func kept() throws -> String {
    let name = try #require(answering.drafts.names.first)
    return String(decoding: try FileContent.read(answering.drafts.file(name)), as: UTF8.self)
  }

  @Test("the draft has the recipients, the subject, the quoted mail and the signature")
  func draft() throws {
    let seen = desk.folder.file("seen")
    _ = try edit("f() { cp \"$1\" \(seen); }; f")
    #expect(
      String(decoding: try FileContent.read(seen), as: UTF8.self) == """
        To: "Jane Doe" <jane@customer.example>
        Cc: "Doe, Carl" <carl@customer.example>
        Subject: Re: Printer [Ticket #1]
        # Delete this text to send nothing.



        On 2026-11-23 08:00, Jane Doe wrote:
        > It is broken.

        -- 
        Your desk

        """)
  }

  @Test("what was written is sent, with what it answers")
  func sends() throws {
    let run = try edit(writing()).succeeded()
    #expect(run.text.hasPrefix("#1 is answered, m2 sent to "))
    #expect(answering.drafts.names.isEmpty)
    let message = try desk.ticket(1)["messages"][1]
    #expect(message["visible_text"].text?.trimmed == "Turn it on.")
    #expect(message["text"].text?.contains("\n> It is broken.\n") == true)
    #expect(message["cc"][0]["name"] == "Doe, Carl")
    #expect(try !answering.sent[0].text.contains("Delete this text"))
  }

  @Test("recipients and subject can be edited")
  func header() throws {
    _ = try edit(
      writing(
        "-e 's/^To:.*/To: rita@other.example,\\n Joe <joe@other.example>/' -e '/^Cc:/d' "
          + "-e 's/^Subject:.*/subject: All new/'")
    ).succeeded()
    let mail = try answering.sent[0]
    #expect(mail.recipients == ["joe@other.example", "rita@other.example"])
    #expect(mail.field("To") == "rita@other.example, Joe <joe@other.example>")
    #expect(mail.field("Cc") == nil && mail.field("Subject") == "All new [Ticket #1]")
  }

  @Test("our own addresses in an edited draft get nothing, and nobody twice")
  func ownAddress() throws {
    _ = try edit(
      writing("-e 's/^Cc:.*/Cc: help@desk.example, JANE@customer.example, x@y.example/'")
    ).succeeded()
    #expect(try answering.sent[0].recipients == ["jane@customer.example", "x@y.example"])
  }

  @Test(
    "a draft that is no answer is kept, and nothing is sent",
    arguments: [
      ("sed -i -e 's/^To:.*/To:/' -e '$a x'", 65, "To: has no recipient"),
      ("sed -i -e 's/^To:.*/To: -x@y.example/' -e '$a x'", 65, "line 1"),
      ("sed -i -e 's/^Cc:.*/Cc: nobody/' -e '$a x'", 65, "line 2"),
      ("sed -i -e 's/^To:.*/To: help@desk.example/' -e '$a x'", 65, "our own address"),
      ("sed -i -e '1i From: a@b.example' -e '$a x'", 65, "is not To, Cc, Bcc or Subject"),
      ("sed -i -e '1i words' -e '$a x'", 65, "line 1"), ("false", 69, "status 1"),
      ("/nonexistent/editor", 69, "cannot be run"),
    ] as [(String, Int32, String)])
  func refused(_ editor: String, _ status: Int32, _ reason: String) throws {
    let run = try edit(editor)
    #expect(run.end == .exit(status), "\(run.errors)")
    #expect(run.errors.contains(reason), "\(run.errors)")
    let name = try #require(answering.drafts.names.first)
    #expect(run.errors.hasSuffix("draft kept in \(answering.drafts.file(name))\n"))
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(try answering.isUntouched)
  }

  @Test(
    "a draft in which nothing is written sends nothing, and goes",
    arguments: [
      "true", "truncate -s 0", "sed -i '1,/^$/!d'", "sed -i '/^$/s/$/\\n> more quotes/'",
      "sed -i '/^$/s/$/\\n\\n/'", "f() { echo >\"$1\"; exit 3; }; f",
    ])
  func nothingWritten(_ editor: String) throws {
    let run = try edit(editor)
    #expect(run.end == .exit(editor.contains("exit 3") ? 69 : 65), "\(run.errors)")
    #expect(editor.contains("exit 3") || run.errors.contains("the text is empty"))
    #expect(!run.errors.contains("draft kept") && answering.drafts.names.isEmpty)
    #expect(try answering.isUntouched)
  }

  @Test("a mail that arrives meanwhile is shown, the draft kept, and --draft goes on with it")
  func compareAndSend() throws {
    let letter = desk.folder.file("letter")
    let second = Letter.reply("b@x", to: "a@x", body: "It burns now.\n")
    try FileContent.write(second.text.utf8, to: letter)
    let deliver = "\(Binaries.ingest) --store \(desk.store) <\(letter)"
    let run = try edit("f() { \(writing()) \"$1\"; \(deliver); }; f")
    #expect(run.end == .exit(65))
    #expect(run.text.contains("It burns now."))
    #expect(run.errors.contains("m2 arrived in the meantime"))
    #expect(try answering.sent.isEmpty && desk.ticket(1)["message_count"] == 2)
    #expect(try kept().contains("Turn it on."))
    let draft = answering.drafts.file(answering.drafts.names[0])
    let again = try edit("sed -i 's/Turn it on/Run/'", "--draft", draft).succeeded()
    #expect(again.text.contains("m3 sent to"))
    #expect(try answering.sent[0].text.contains("Run."))
    #expect(try answering.sent[0].field("In-Reply-To") == "<b@x>")
    #expect(answering.drafts.names.isEmpty, "what was sent is no draft any more")
  }

  @Test("a draft that is kept again is the same one, with what was made of it")
  func keptAgain() throws {
    _ = try edit("false")
    let draft = answering.drafts.file(answering.drafts.names[0])
    let run = try edit("f() { \(writing()) \"$1\"; exit 3; }; f", "--draft", draft)
    #expect(run.end == .exit(69) && run.errors.hasSuffix("draft kept in \(draft)\n"))
    #expect(answering.drafts.names.count == 1)
    #expect(try kept().contains("Turn it on."))
    let missing = try edit("true", "--draft", draft + "x")
    #expect(missing.end == .exit(66) && missing.errors.contains("No such file"))
    #expect(try answering.isUntouched)
  }

  @Test(
    "an edited subject bears the ticket's tag once, and no other's",
    arguments: [
      ("[Ticket #1] Lamp [ticket #1]", "Lamp [Ticket #1]"),
      ("Lamp [Ticket #9]", "Lamp [Ticket #1]"),
      ("", "Re: Printer [Ticket #1]"),
    ])
  func subjectTag(_ edited: String, _ sent: String) throws {
    _ = try edit(writing("-e 's/^Subject:.*/Subject: \(edited)/'")).succeeded()
    #expect(try answering.sent[0].field("Subject") == sent)
  }

  @Test("a canned text is in the draft, and is an answer when anything was done to the draft")
  func canned() throws {
    var add = desk.command(["canned", "add", "thanks"])
    add.input = Array("Thanks, {{requester}}.\n".utf8)
    _ = try add.run().succeeded()
    let untouched = try edit("true", "--canned", "thanks")
    #expect(untouched.end == .exit(65) && untouched.errors.contains("the text is empty"))
    #expect(try answering.isUntouched && answering.drafts.names.isEmpty)
    _ = try edit("sed -i /^Cc/d", "--canned", "thanks").succeeded()
    #expect(
      try desk.ticket(1)["messages"][1]["visible_text"].text?.trimmed == "Thanks, Jane Doe.")
    let removed = try edit("sed -i /Thanks/d", "--canned", "thanks")
    #expect(removed.end == .exit(65) && removed.errors.contains("the text is empty"))
  }

  @Test("without an address nothing is begun")
  func noAddress() throws {
    try desk.text("config", "unset", "address")
    #expect(try edit(writing()).end == .exit(65))
    #expect(answering.drafts.names.isEmpty)
  }

  @Test("a requester without an address is typed into the draft")
  func nameless() throws {
    try desk.deliver(Letter("n@x", from: "Jane", subject: "Phone").text)
    let to = writing("-e 's/^To:.*/To: jane@home.example/'")
    _ = try answering.run(["reply", "2"], editor: to).succeeded()
    #expect(try answering.sent[0].recipients == ["jane@home.example"])
  }

  @Test("nothing in a mail acts on the editor's terminal or forges the header of the draft")
  func hostile() throws {
    let text = "=?utf-8?q?x=0ACc:_victim@other.example=0A=0AForged_=1B[31m=E2=80=AE?="
    try desk.deliver(Letter("h@x", from: "\(text) <h@x.example>", subject: text).text)
    let seen = desk.folder.file("seen")
    _ = try answering.run(["reply", "2"], editor: "f() { cp \"$1\" \(seen); }; f")
    let draft = String(decoding: try FileContent.read(seen), as: UTF8.self)
    let header = draft.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0 != "" }
    #expect(header.filter { $0.hasPrefix("Cc:") } == ["Cc: "])
    #expect(header.count == 4)
    #expect(!draft.contains("\u{1B}") && !draft.contains("\u{202E}"))
  }
}
