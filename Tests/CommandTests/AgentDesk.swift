import BlackBox
import Testing

/// A desk that sends its copies to Bob, who is an agent, with ticket 1 of Jane's in it.
struct AgentDesk {
  let desk: TestDesk
  let sendmail: Recorder
  /// The agents' address of ticket 1.
  let address: String

  /// - Parameter options: of `ingest`, for Jane's letter.
  init(
    _ settings: [(String, String)] = [],
    letter: Letter = Letter("a@b", body: "The printer is on fire since this morning.\n"),
    options: [String] = []
  ) throws {
    sendmail = try Recorder()
    desk = try TestDesk(
      sendmail: sendmail,
      [
        "address": "help@desk.example", "name": "Help desk", "reply-extension": "+",
        "notify": "bob@desk.example", "agents": "bob@desk.example", "confirm": "no",
        "autoclose-days": "-1",
      ])
    for (key, value) in settings { try desk.text("config", "set", key, value) }
    try desk.deliver(letter.text, options)
    address = try #require(try sendmail.mails().first?.replyAddress)
  }

  /// Bob's answer to the copy.
  func letter(_ id: String, _ body: String, _ fields: [String] = []) -> Letter {
    Letter(
      id, from: "Bob <bob@desk.example>", subject: "Re: Printer [Ticket #1]", fields, body: body)
  }

  @discardableResult
  func deliver(
    _ letter: Letter, _ options: [String] = [], at clock: String? = nil
  ) throws -> Value {
    try desk.deliver(letter.text, to: address, options, at: clock)
  }

  /// What went out after the first copy.
  func sent() throws -> [Recorder.Mail] { Array(try sendmail.mails().dropFirst()) }

  var ticket: Value { get throws { try desk.ticket(1) } }
}

extension Recorder.Mail {
  var fields: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
      .map { String($0) }
  }

  var body: String {
    guard let end = text.range(of: "\n\n") else { return "" }
    return String(text[end.upperBound...])
  }

  /// The address in Reply-To.
  var replyAddress: String? {
    let field = fields.first { $0.hasPrefix("Reply-To:") }
    return field?.split(whereSeparator: { "<>".contains($0) }).last { $0.contains("@") }
      .map { String($0) }
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
