import BlackBox
import Testing

/// What a mail program puts below or around an agent's words stays in the house.
@Suite("The quoted copy does not go to the customer")
struct AgentQuoteTests {
  private let bob: AgentDesk

  init() throws {
    bob = try AgentDesk()
  }

  static let quotes = [
    "On Mon, 23 Nov 2026, Help desk <ADDRESS> wrote:\n> Ticket #1: Printer\n> on fire\n",
    "> Ticket #1: Printer\n> From: Jane Doe\n>\n> The printer is on fire since this morning.\n",
    """
    -----Original Message-----
    From: Help desk <ADDRESS>
    Sent: Monday, 23 November 2026 08:00
    To: Bob <bob@desk.example>
    Subject: Re: Printer [Ticket #1]

    Ticket #1: Printer
    From: Jane Doe

    The printer is on fire since this morning.

    """,
    """
    ________________________________
    Von: Help desk <ADDRESS>
    Gesendet: Montag, 23. November 2026 08:00
    An: Bob <bob@desk.example>
    Betreff: Re: Printer [Ticket #1]

    Ticket #1: Printer
    The printer is on fire since this morning.

    """,
    """
    ---------- Forwarded message ---------
    From: Help desk <ADDRESS>
    Date: Mon, 23 Nov 2026
    Subject: Re: Printer [Ticket #1]
    To: <bob@desk.example>

    The printer is on fire since this morning.

    """,
  ]

  @Test("below the answer", arguments: quotes)
  func below(_ quote: String) throws {
    let quote = quote.replacing("ADDRESS", with: bob.address)
    try bob.deliver(bob.letter("b@b", "OK.\n!close\n\n" + quote))
    #expect(try bob.sent().map(\.body) == ["OK.\n"])
    #expect(try bob.ticket["status"] == "closed")
  }

  @Test("below a command alone", arguments: quotes)
  func commandOnly(_ quote: String) throws {
    let quote = quote.replacing("ADDRESS", with: bob.address)
    try bob.deliver(bob.letter("b@b", "!close\n\n" + quote))
    #expect(try bob.sent().isEmpty)
    #expect(try bob.ticket["status"] == "closed")
  }

  @Test("above the answer")
  func above() throws {
    try bob.deliver(bob.letter("b@b", "> Ticket #1: Printer\n> on fire\n\nUse the stairs.\n"))
    #expect(try bob.sent().map(\.body) == ["Use the stairs.\n"])
  }

  @Test("an answer with the agents' address is refused; sent again it goes without that")
  func token() throws {
    let words = "Le lun. 23, Help a \u{E9}crit \u{E0} \(bob.address) ceci\n"
    try bob.deliver(bob.letter("b@b", words))
    let refusal = try #require(try bob.sent().first)
    #expect(refusal.recipients == ["bob@desk.example"])
    #expect(refusal.text.contains("the agents' address of the"))
    #expect(try bob.ticket["status"] == "open")
    try bob.deliver(bob.letter("c@b", words))
    let mail = try #require(try bob.sent().last)
    #expect(mail.recipients == ["jane@customer.example"])
    #expect(mail.text.contains("help@desk.example ceci") && !mail.text.contains("+a1-"))
  }

  @Test("attachments go along, the copy as an attachment and signatures do not")
  func attachments() throws {
    let copy = try bob.sendmail.mails()[0].text
    let body = """
      --x
      Content-Type: text/plain

      See the plan.
      --x
      Content-Type: application/pdf; name=plan.pdf
      Content-Disposition: attachment; filename=plan.pdf

      PDF
      --x
      Content-Type: message/rfc822

      \(copy)
      --x
      Content-Type: application/pgp-signature; name=signature.asc

      -----BEGIN PGP SIGNATURE-----
      --x--

      """
    try bob.deliver(
      bob.letter("b@b", body, ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=x"]))
    let mail = try #require(try bob.sent().first)
    #expect(mail.text.contains("plan.pdf") && mail.text.contains("See the plan."))
    #expect(!mail.text.contains("+a1-") && !mail.text.contains("signature.asc"))
    let parts = try bob.ticket["messages"][2]["parts"].array
    #expect(parts.map { $0["filename"] } == [.null, "plan.pdf"])
  }

  @Test("an agent's mail with the address in it is not forwarded")
  func forwarded() throws {
    let letter = bob.letter("b@b", "#note\nArson?\n").text
    try bob.desk.deliver(letter.replacing("help@desk.example", with: bob.address))
    #expect(try bob.ticket["messages"][1]["direction"] == "note")
    let run = try bob.desk.tickets("forward", "m2", "--to", "eve@evil.example", "-m", "x")
    #expect(run.end == .exit(65), "\(run)")
    #expect(run.errors.contains("m2 contains the agents' address"))
    #expect(try bob.sent().isEmpty)
    try bob.desk.text("forward", "1", "--all", "--to", "eve@evil.example", "-m", "x")
    #expect(try bob.sent().allSatisfy { !$0.text.contains("+a1-") })
  }
}
