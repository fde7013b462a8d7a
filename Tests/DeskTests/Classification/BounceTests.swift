import Testing

@testable import Desk
@testable import Mail

@Suite("Bounces that are no multipart/report")
struct BounceTests {
  private func mailClass(_ mail: [UInt8], _ sender: Envelope.Sender) -> MailClass {
    Classification.of(Message(reading: mail), envelope: Envelope(sender: sender)).mailClass
  }

  @Test("are told by their texts", arguments: BounceRow.rows)
  func told(_ row: BounceRow) throws {
    #expect(mailClass(row.mail, .null) == .bounce)
    #expect((mailClass(row.mail, .unknown) == .bounce) == !row.needsNullSender)
  }

  @Test("come from nobody whom we know", arguments: BounceRow.rows)
  func known(_ row: BounceRow) throws {
    let person = try #require(Address("hans@customer.example"))
    #expect(mailClass(row.mail, .address(person)) != .bounce)
  }

  @Test("name the original and who did not get it", arguments: BounceRow.rows)
  func report(_ row: BounceRow) throws {
    let report = try #require(Message(reading: row.mail).report)
    #expect(report.originalMessageID == MessageID("o@desk.example"))
    let petra = try #require(
      report.recipients.first { $0.address == Address("petra@customer.example") })
    #expect(petra.action == (row.isDelay ? .delayed : .failed))
  }

  /// Mail of people about bounces.
  static let people: [(name: String, mail: String)] = [
    ("pastes one", letter("petra@customer.example", "Mail delivery failed", asked)),
    ("answers one", letter("petra@customer.example", "Re: Undelivered Mail", asked)),
    (
      "forwards one",
      letter(
        "petra@customer.example", "Fwd: Undelivered Mail Returned to Sender",
        """
        Why do I get this?

        -------- Forwarded Message --------
        From: MAILER-DAEMON@mx.else.example
        Subject: Undelivered Mail Returned to Sender

        \(pasted)
        """)
    ),
    (
      "is a postmaster and pastes one",
      letter(
        "postmaster@customer.example", "Undeliverable mail from your server",
        "Hello,\n\nour users get this:\n\n\(pasted)")
    ),
    (
      "is a postmaster and quotes a header",
      letter(
        "postmaster@customer.example", "Mails do not arrive",
        "Hello support,\n\nthis one came late:\n\n\(BounceRow.original)")
    ),
    (
      "is a postmaster and tells of a failure in his own words",
      letter(
        "postmaster@customer.example", "Undeliverable mail",
        "Hi,\n\nyour mail to jane@customer.example could not be delivered, the mailbox was full.\n")
    ),
    (
      "encloses the parts of one",
      letter(
        "petra@customer.example", "Fwd: Undelivered Mail Returned to Sender",
        ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=bb"],
        """
        --bb
        Content-Type: text/plain

        Hello, why does my mail to a friend bounce?
        --bb
        Content-Type: message/delivery-status
        Content-Disposition: attachment; filename="Delivery report.txt"

        Reporting-MTA: dns; mx.else.example

        Final-Recipient: rfc822; friend@else.example
        Action: failed
        Status: 5.1.1
        --bb
        Content-Type: message/rfc822

        From: petra@customer.example
        Message-ID: <party@customer.example>

        Come!
        --bb--
        """)
    ),
    (
      "encloses one whole",
      letter(
        "petra@customer.example", "Look at this",
        ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=aa"],
        """
        --aa
        Content-Type: text/plain

        See below.
        --aa
        Content-Type: multipart/report; report-type=delivery-status; boundary=bb

        --bb
        Content-Type: message/delivery-status

        Final-Recipient: rfc822; friend@else.example
        Action: failed
        --bb--
        --aa--
        """)
    ),
    (
      "encloses a read receipt",
      letter(
        "petra@customer.example", "What is this?",
        ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=aa"],
        """
        --aa
        Content-Type: text/plain

        What does this mean?
        --aa
        Content-Type: message/disposition-notification

        Final-Recipient: rfc822; friend@else.example
        Disposition: manual-action/MDN-sent-manually; displayed
        --aa--
        """)
    ),
    (
      "writes about a parcel",
      letter("shop@parcels.example", "Your parcel", "Your parcel could not be delivered today.\n")
    ),
  ]

  private static let asked = "Why do I get this?\n\n\(pasted)"

  private static let pasted = """
    This is the mail system at host mx.else.example.

    I'm sorry to have to inform you that your message could not
    be delivered to one or more recipients.

    <friend@else.example>: host mx.else.example said: 550 5.1.1 unknown
    """

  private static func letter(
    _ from: String, _ subject: String, _ fields: [String] = [], _ body: String
  ) -> String {
    let header = ["From: \(from)", "To: help@desk.example", "Subject: \(subject)"] + fields
    return header.map { $0 + "\n" }.joined() + "\n" + body
  }

  private static func letter(_ from: String, _ subject: String, _ body: String) -> String {
    letter(from, subject, [], body)
  }

  @Test("are no mail of a person who", arguments: BounceTests.people)
  func ofPeople(_ row: (name: String, mail: String)) throws {
    let mail = Array(row.mail.utf8)
    let author = try #require(Message(reading: mail).from.first?.address)
    for sender in [Envelope.Sender.unknown, .address(author)] {
      #expect(mailClass(mail, sender) == .human, "\(row.name), \(sender)")
    }
    // A forwarder that has lost the sender makes no bounce of it.
    #expect(mailClass(mail, .null) != .bounce || row.name.contains("postmaster"))
  }

  @Test("may come by the daemon's own address")
  func daemonsAddress() throws {
    let daemon = try #require(Address("MAILER-DAEMON@mx.example"))
    for row in BounceRow.rows where !row.needsNullSender {
      #expect(mailClass(row.mail, .address(daemon)) == .bounce, "\(row)")
    }
  }

  @Test(
    "of Amazon SES are objects of JSON",
    arguments: [("Bounce", MailClass.bounce), ("Complaint", .receipt), ("Else", .list)])
  func notification(_ type: String, _ expected: MailClass) throws {
    let body = """
      {"Type":"Notification","Message":"{\\"notificationType\\":\\"\(type)\\",\\"bounce\\":{\\"bouncedRecipients\\":[{\\"emailAddress\\":\\"petra@customer.example\\"}]},\\"mail\\":{\\"headers\\":[{\\"name\\":\\"Message-ID\\",\\"value\\":\\"<o@desk.example>\\"}]}}"}
      """
    let mail = Array("From: no-reply@sns.example\nFeedback-ID: 1:2:3\n\n\(body)\n".utf8)
    let sender = try #require(Address("0001@amazonses.example"))
    #expect(mailClass(mail, .address(sender)) == expected)
    guard expected == .bounce else { return }
    let report = try #require(Message(reading: mail).report)
    #expect(report.otherIDs.contains(MessageID("o@desk.example")))
    #expect(report.recipients.first?.address == Address("petra@customer.example"))
  }
}
