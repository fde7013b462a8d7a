import BlackBox
import Testing

/// What only some programs write, from its arrival to who looks for it.
@Suite("Odd mail")
struct OddMailTests {
  private let desk: TestDesk

  init() throws {
    desk = try TestDesk()
  }

  private func letter(_ type: String, _ body: String, _ fields: [String] = []) -> String {
    Letter("a@b", ["Content-Type: " + type] + fields, body: body).text
  }

  private func text() throws -> String {
    try desk.json("show", "m1")["text"].text ?? ""
  }

  @Test("in ISO-2022-JP without a charset is found by its words")
  func japanese() throws {
    try desk.deliver(letter("text/plain;", "\u{1B}$B<+E>COLL\u{1B}(B\n"))
    #expect(try text() == "自転地面")
    #expect(try desk.text("count", "転地") == "1\n")
  }

  @Test("whose blank line before the first boundary is missing shows its text and its file")
  func withoutBlankLine() throws {
    var mail = Letter("a@b", ["Content-Type: multipart/mixed; boundary=\"_-=_7\""], body: "").text
    mail.removeLast()
    mail += """
      --_-=_7
      Content-Type: text/plain

      Wheels squeak.
      --_-=_7
      Content-Type: application/pdf
      Content-Disposition: attachment; filename="bill.pdf"

      PDF
      --_-=_7--

      """
    try desk.deliver(mail)
    #expect(try text() == "Wheels squeak.")
    #expect(try desk.text("count", "attachment:bill.pdf squeak") == "1\n")
  }

  @Test("with two boundaries, one of them dead, shows no delimiters")
  func deadBoundary() throws {
    try desk.deliver(
      letter(
        "multipart/alternative; boundary=\"dead\"",
        "--alive\nContent-Type: text/plain\n\nWheels squeak.\n--alive--\n",
        ["Content-Type: multipart/alternative; boundary=\"alive\""]))
    #expect(try text() == "Wheels squeak.")
  }

  @Test("that is an invitation shows what, when and where, and is found by each")
  func invitation() throws {
    try desk.deliver(
      letter(
        "text/calendar; method=REQUEST",
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        SUMMARY:Inspection of the wheels
        DTSTART:20270305T131500Z
        DTEND:20270305T140000Z
        LOCATION:Workshop 12
        END:VEVENT
        END:VCALENDAR

        """))
    let shown = try desk.text("show", "1")
    for words in ["Inspection of the wheels", "2027-03-05 13:15 - 14:00 UTC", "Workshop 12"] {
      #expect(shown.contains(words))
      #expect(try desk.text("count", "\"\(words)\"") == "1\n")
    }
  }

  @Test("with line breaks in its words is one line everywhere, and confirmed as such")
  func lineBreaks() throws {
    let sendmail = try Recorder()
    let desk = try TestDesk(sendmail: sendmail, ["address": "help@desk.example"])
    try desk.deliver(
      Letter(
        "a@b", from: "=?utf-8?Q?Jane=0D=0ABcc:_x@y.z?= <jane@customer.example>",
        subject: "=?utf-8?Q?Wheel=0Asqueaks?="
      ).text)
    let ticket = try desk.ticket(1)
    #expect(ticket["subject"].text == "Wheel squeaks")
    #expect(ticket["requester"]["name"].text == "Jane Bcc: x@y.z")
    #expect(ticket["messages"][0]["from"]["name"].text == "Jane Bcc: x@y.z")
    let mail = try #require(try sendmail.mails().first)
    #expect(mail.text.contains("\nSubject: Re: Wheel squeaks [Ticket #1]\n"))
    #expect(!mail.text.contains("\nBcc:"))
  }
}
