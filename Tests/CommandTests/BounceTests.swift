import BlackBox
import Testing

/// Reports on our answer to Jane and Carl on ticket 1.
@Suite("Reports on answers of ours")
struct BounceTests {
  let answering: AnsweringDesk
  let answer: String

  init() throws {
    answering = try AnsweringDesk()
    try answering.reply("Please try again.")
    answer = try answering.sent[0].messageID
  }

  private func states() throws -> [String: String] {
    let messages = try answering.desk.json("show", "1")["messages"].array
    let deliveries = messages.first { $0["direction"] == "out" }?["deliveries"].array ?? []
    return Dictionary(
      deliveries.map { ($0["recipient"].text ?? "", $0["state"].text ?? "") },
      uniquingKeysWith: { one, _ in one })
  }

  private func bounce(
    _ text: String, original: String, _ fields: [String] = [], subject: String = "failure notice"
  ) -> Letter {
    Letter(
      "bounce@mx.example", from: "MAILER-DAEMON@mx.example", subject: subject,
      ["Return-Path: <>"] + fields,
      body: "\(text)\n\n--- Below this line is a copy of the message.\n\n\(original)")
  }

  private func original(
    id: String, subject: String = "Re: Printer", _ fields: [String] = []
  ) -> String {
    let lines = [
      "Return-Path: <help@desk.example>", "From: Help Desk <help@desk.example>",
      "To: Jane Doe <jane@customer.example>", "Cc: Carl <carl@customer.example>",
      "Subject: \(subject)", "Message-ID: <\(id)>",
    ]
    return (lines + fields).map { $0 + "\n" }.joined() + "\nPlease try again.\n"
  }

  private static let failure = """
    Hi. This is the qmail-send program at mx.example.

    <carl@customer.example>:
    Sorry, no mailbox here by that name. (#5.1.1)
    """

  private func expectCarlFailed(_ letter: Letter) throws {
    let receipt = try answering.desk.deliver(letter.text)
    #expect(receipt["class"] == "bounce" && receipt["ticket"] == 1)
    #expect(
      try states() == ["carl@customer.example": "failed", "jane@customer.example": "sent"])
    #expect(try answering.desk.ticket(1)["undelivered"] == .bool(true))
  }

  @Test("mark whom the text names")
  func text() throws {
    try expectCarlFailed(bounce(Self.failure, original: original(id: answer)))
  }

  @Test("are tied by an id of ours wherever it stands")
  func elsewhere() throws {
    let letter = bounce(
      Self.failure + "\n\nThe message was <\(answer)>.",
      original: original(id: "0100@relay.example"))
    try expectCarlFailed(letter)
  }

  @Test("are tied by what they answer")
  func answered() throws {
    let letter = bounce(
      Self.failure, original: original(id: "0100@relay.example"), ["In-Reply-To: <\(answer)>"])
    try expectCarlFailed(letter)
  }

  @Test("are tied by the original's tag or References, when a relay gave it another id")
  func replacedID() throws {
    let tagged = original(id: "0100@relay.example", subject: "Re: Printer [Ticket #1]")
    try expectCarlFailed(bounce(Self.failure, original: tagged))
    let second = try BounceTests()
    let chain = original(id: "0100@relay.example", ["References: <a@x>"])
    try second.expectCarlFailed(bounce(Self.failure, original: chain))
  }

  @Test(
    "by a tag prove nothing about others, nor when the original is not ours",
    arguments: ["<carl@customer.example>:|x@y.example", "help@desk.example|x@y.example"])
  func unproven(_ change: String) throws {
    let words = change.split(separator: "|").map { String($0) }
    let letter = bounce(
      Self.failure, original: original(id: "0100@relay.example", subject: "Re: Printer [Ticket #1]")
    ).text.replacing(words[0], with: words[1])
      .replacing("To: x@y.example", with: "To: help@desk.example")
    let receipt = try answering.desk.deliver(letter)
    #expect(receipt["class"] == "bounce" && receipt["action"] == "created")
    #expect(try !states().values.contains("failed"))
  }

  @Test("that only warn mark a delay")
  func warning() throws {
    let text = """
      This is a warning message only. You do not need to resend your message.

      Your message to <carl@customer.example> has been delayed.
      """
    try answering.desk.deliver(bounce(text, original: original(id: answer)).text)
    #expect(try states()["carl@customer.example"] == "delayed")
    #expect(try answering.desk.ticket(1)["undelivered"] == .bool(false))
  }

  @Test("that somebody encloses in a mail are read as his mail")
  func enclosed() throws {
    let report = """
      --bb
      Content-Type: text/plain

      Is this from you?
      --bb
      Content-Type: message/delivery-status

      Final-Recipient: rfc822; carl@customer.example
      Action: failed
      --bb
      Content-Type: message/rfc822

      \(original(id: answer))
      --bb--
      """
    let letter = Letter(
      "f@x", subject: "Fwd: failure notice",
      ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=bb"], body: report)
    #expect(try answering.desk.deliver(letter.text)["class"] == "human")
    #expect(try !states().values.contains("failed"))
  }
}
