import BlackBox
import Testing

@Suite("Reactions")
struct ReactionTests {
  let answering: AnsweringDesk
  let answer: String

  init() throws {
    answering = try AnsweringDesk(Letter("a@x"))
    try answering.reply("Please try again.")
    answer = try answering.sent[0].messageID
  }

  static let reactions: [(fields: [String], body: String)] = [
    (
      ["Content-Type: text/plain; charset=utf-8", "Content-Disposition: Reaction"], "👍\n"
    ),
    (
      ["Content-Type: multipart/alternative; boundary=b"],
      """
      --b
      Content-Type: text/plain; charset=utf-8

      👍 Jane Doe reacted via Gmail
      --b
      Content-Type: text/vnd.google.email-reaction+json; charset=utf-8

      {"version":1,"emoji":"\\uD83D\\uDC4D"}
      --b
      Content-Type: text/html; charset=utf-8

      <p>👍 Jane Doe reacted via <a href="https://mail.example">Gmail</a></p>
      --b--
      """
    ),
  ]

  @Test("stand beside the message they react to, and change no state", arguments: reactions)
  func shown(_ row: (fields: [String], body: String)) throws {
    let letter = Letter(
      "r@x", subject: "Re: Printer",
      ["MIME-Version: 1.0", "In-Reply-To: <\(answer)>"] + row.fields, body: row.body)
    let before = try answering.desk.ticket(1)
    let receipt = try answering.desk.deliver(letter.text)
    #expect(receipt["class"] == "reaction" && receipt["action"] == "appended")
    let after = try answering.desk.ticket(1)
    for name in ["status", "waiting", "waiting_since"] { #expect(after[name] == before[name]) }
    let lines = try answering.desk.text("show", "1").split(separator: "\n").map { String($0) }
    let place = try #require(lines.firstIndex { $0.hasPrefix("m2  ") })
    #expect(lines[place + 1] == "👍 Jane Doe <jane@customer.example> (m3)")
    #expect(!lines.contains { $0.hasPrefix("m3  ") })
    #expect(try answering.desk.text("show", "m3").contains("[reaction]"))
    #expect(try answering.desk.text("count", "class:reaction") == "1\n")
  }

  @Test("with words are mail")
  func words() throws {
    let body = """
      --b
      Content-Disposition: reaction

      👍
      --b
      Content-Type: text/plain

      But it still fails.
      --b--
      """
    let letter = Letter(
      "r@x", subject: "Re: Printer",
      [
        "MIME-Version: 1.0", "In-Reply-To: <\(answer)>",
        "Content-Type: multipart/mixed; boundary=b",
      ], body: body)
    #expect(try answering.desk.deliver(letter.text)["class"] == "human")
    let hidden = Letter(
      "s@x", subject: "Re: Printer",
      ["In-Reply-To: <\(answer)>", "Content-Disposition: reaction"], body: "refund me 👍\n")
    #expect(try answering.desk.deliver(hidden.text)["class"] == "human")
  }
}
