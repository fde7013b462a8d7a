import BlackBox

/// A desk that answers from `help@desk.example`, with a sendmail that writes down what it gets.
/// Ticket 1 is Jane's "Printer", opened by `a@x`, with Carl in Cc.
struct AnsweringDesk {
  let desk: TestDesk
  let sendmail: Recorder
  let drafts: TemporaryFolder

  init(_ letter: Letter = Letter("a@x", ["Cc: Carl <carl@customer.example>"])) throws {
    sendmail = try Recorder()
    drafts = try TemporaryFolder()
    desk = try TestDesk(
      sendmail: sendmail,
      [
        "address": "help@desk.example", "name": "Help Desk", "confirm": "no",
        "autoclose-days": "5",
      ])
    try desk.deliver(letter.text)
  }

  /// Runs `tickets`, however it ends.
  func run(
    _ arguments: [String], input: String = "", editor: String? = nil, at clock: String? = nil
  ) throws -> Execution {
    var command = desk.command(arguments)
    command.input = Array(input.utf8)
    command.environment["TMPDIR"] = drafts.path
    command.environment["EDITOR"] = editor
    return try command.at(clock).run()
  }

  /// Answers ticket 1, which must succeed.
  @discardableResult
  func reply(_ text: String, _ options: String..., at clock: String? = nil) throws -> Value {
    let run = try run(["reply", "1", "-m", text, "--json"] + options, at: clock)
    return try Value(run.succeeded().output)
  }

  var sent: [Recorder.Mail] { get throws { try sendmail.mails() } }

  /// Nothing was filed and nothing was sent.
  var isUntouched: Bool {
    get throws {
      try desk.ticket(1)["message_count"] == 1 && desk.json("outbox", "--all").array.isEmpty
        && desk.ticket(1)["status"] == "open"
    }
  }
}

extension Recorder.Mail {
  /// A header field, unfolded.
  func field(_ name: String) -> String? { fields(name).first }

  func fields(_ name: String) -> [String] {
    let header = text.prefix(upTo: text.range(of: "\n\n")?.lowerBound ?? text.endIndex)
    let unfolded = header.replacing("\n\t", with: " ").replacing("\n ", with: " ")
    return unfolded.split(separator: "\n").compactMap { line in
      let name = name.lowercased() + ":"
      return line.lowercased().hasPrefix(name)
        ? String(line.dropFirst(name.count).drop { $0 == " " }) : nil
    }
  }

  var recipients: [String] {
    Array(arguments.drop { $0 != "--" }.dropFirst()).sorted()
  }

  var messageID: String { (field("Message-ID") ?? "").filter { $0 != "<" && $0 != ">" } }
}

extension String {
  fileprivate func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
