import BlackBox
import Testing

@Suite("Show")
struct ShowTests {
  let desk: TestDesk
  /// As a mail is sent: CRLF, 8-bit, NUL, no final line end, longer than a chunk of the store.
  let odd: [UInt8]

  init() throws {
    desk = try TestDesk()
    let letter = Letter(
      "a@x", subject: "Odd", ["Content-Type: text/plain; charset=iso-8859-1"],
      body: "F\u{FC}r > x\n")
    odd =
      Array(letter.crlf.utf8) + [0xFC, 0x00, 0x0D, 0xFF] + Array("\r\nFrom here\r\n".utf8)
      + [UInt8](repeating: 0x41, count: 600_000)
    try desk.deliver(odd)
    try desk.deliver(
      Letter.reply(
        "b@x", to: "a@x", subject: "Re: Odd",
        body: """
          My answer.

          On Mon, 23 Nov 2026 at 08:00, Jane Doe wrote:
          > Earlier words.
          > More of them.

          --\u{20}
          Jane, signature line

          """
      ).text)
  }

  @Test("a mail of which only the beginning was read says so")
  func partlyRead() throws {
    let fields = Array(repeating: "X-Field: value", count: 10_001)
    let message =
      try desk.deliver(Letter("long@x", subject: "Long", fields).text)["message"].int ?? 0
    let remark = "[partly read: show m\(message) --raw]"
    #expect(try desk.text("show", "m\(message)").contains(remark))
    #expect(try desk.json("show", "m\(message)")["partly_read"].bool == true)
    #expect(try desk.json("show", "m1")["partly_read"].bool == false)
  }

  @Test("while somebody reads the store is free")
  func pager() throws {
    let receipt = try desk.deliver(Letter("pager@x", subject: "Pages").text)
    let (ticket, message) = (receipt["ticket"].int ?? 0, receipt["message"].int ?? 0)
    var command = desk.command(["show", "\(ticket)"])
    command.environment["PAGER"] =
      "\(Binaries.tickets) redact m\(message) --text wrong --yes; echo redacted $?; cat"
    let terminal = try PseudoTerminal()
    try terminal.start(command)
    #expect(terminal.read(until: "redacted 0") != nil)
    #expect(terminal.wait() == 0)
  }

  @Test("--raw is the mail byte for byte", arguments: ["m1", "1"])
  func raw(_ reference: String) throws {
    if reference == "m1" {
      #expect(try desk.tickets("show", reference, "--raw").output == odd)
    } else {
      let run = try desk.tickets("show", reference, "--raw")
      #expect(run.end == .exit(64) && run.errors.contains("m1"))
    }
  }

  @Test("a conversation tells who, when, what; quotes and signatures are folded")
  func text() throws {
    let text = try desk.text("show", "1")
    #expect(text.hasPrefix("#1 Odd\n"))
    #expect(text.contains("requester: Jane Doe <jane@customer.example>"))
    #expect(text.contains("My answer."))
    #expect(!text.contains("Earlier words") && !text.contains("signature line"))
    #expect(text.contains("[quoted: ") && text.contains("[signature: "))
    let full = try desk.text("show", "1", "--full")
    #expect(full.contains("> Earlier words.") && full.contains("signature line"))
    let first = try #require(text.firstRange(of: "m1  "))
    let second = try #require(text.firstRange(of: "m2  "))
    #expect(first.lowerBound < second.lowerBound)
  }

  @Test("--headers shows every field")
  func headers() throws {
    let text = try desk.text("show", "m2", "--headers")
    #expect(text.contains("In-Reply-To: <a@x>\n") && text.contains("Message-ID: <b@x>\n"))
  }

  @Test("a message alone is the message's object, several tickets are an array")
  func json() throws {
    let ticket = try desk.ticket(1)
    let message = try desk.json("show", "m2")
    #expect(ticket["messages"][1] == message)
    try desk.deliver(Letter("c@x", subject: "Other").text)
    let both = try desk.json("show", "1", "2").array
    #expect(both.map { $0["ticket"] } == [1, 2])
    #expect(both[0] == ticket)
    let documented: Set = [
      "message", "ticket", "direction", "class", "rule", "message_id", "in_reply_to", "references",
      "from", "to", "cc", "date", "received", "subject", "text", "visible_text", "stranger", "size",
      "sha256", "headers", "parts", "deliveries", "format",
    ]
    #expect(documented.subtracting(message.names).isEmpty)
    #expect(
      message["in_reply_to"] == "a@x" && message["visible_text"].text?.contains("Earlier") == false)
    #expect(message["visible_text"].text?.hasPrefix("My answer.") == true)
    #expect(message["text"].text?.contains("Earlier words") == true)
  }

  @Test("size and hash are the raw mail's, as sha256sum has it")
  func hash() throws {
    try FileContent.write(odd, to: desk.folder.file("odd"))
    let sum = try Command("/usr/bin/sha256sum", [desk.folder.file("odd")]).run().text.prefix(64)
    let message = try desk.json("show", "m1")
    #expect(message["sha256"].text == String(sum))
    #expect(message["size"].int == odd.count)
  }

  @Test("--mbox can be read back: separators, quoted From lines, blank lines")
  func mbox() throws {
    let lines = try desk.tickets("show", "1", "--mbox").output.split(
      separator: 0x0A, omittingEmptySubsequences: false)
    let separators = lines.indices.filter { lines[$0].starts(with: Array("From ".utf8)) }
    #expect(separators.count == 2)
    #expect(lines[separators[0]].starts(with: Array("From jane@customer.example ".utf8)))
    #expect(lines[separators[1] - 1].isEmpty)
    #expect(lines.contains { $0.starts(with: Array(">From here".utf8)) })
    #expect(lines.suffix(2) == [[], []])
  }

  @Test("what is not there exits 1 and says what was asked for")
  func notFound() throws {
    for arguments in [
      ["show", "99"], ["show", "m99"], ["show", "99", "--raw"], ["why", "m99"], ["log", "99"],
      ["attachment", "m99.1"], ["attachment", "m1.99"], ["close", "99"], ["hold", "99"],
    ] {
      let run = try desk.command(arguments).run()
      #expect(run.end == .exit(1), "\(arguments) \(run)")
      #expect(run.output.isEmpty && run.errors.contains("99"), "\(arguments)")
    }
  }

  @Test("usage errors exit 64")
  func usage() throws {
    for arguments in [
      ["show"], ["show", "x"], ["show", "0"], ["show", "-1"], ["show", "1", "--nope"], ["why"],
      ["why", "1x"], ["why", "1"], ["split", "1"], ["redact", "1"],
      ["redact", "--attachment", "1.1"],
      ["attachment", "1.1"], ["reply", "1", "-m", "x", "--seen", "1"], ["log"], ["attachment"],
      ["attachment", "m1"], ["attachment", "1.0"],
      ["close"],
      ["close", "1", "--query", "x"], ["show", "1", "--raw", "--json"], ["config", "frob"],
      ["config", "get"], ["person", "link", "a@b.c"], ["nonsense:x"],
      ["attachment", "m1.1", "-o", "x", "-d", "y"], ["list", "--color", "pink"],
      ["--nope"], ["list", "--nope"], ["search", "a", "--nope"], ["count", "--jsonl"],
      ["watch", "--once", "--json"], ["export", "--nope"], ["tag", "1", "+a", "--nope"],
    ] {
      let run = try desk.command(arguments).run()
      #expect(run.end == .exit(64), "\(arguments) \(run)")
      #expect(run.output.isEmpty && !run.errors.isEmpty, "\(arguments)")
    }
  }
}
