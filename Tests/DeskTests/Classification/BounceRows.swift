import Testing

/// Bounces as mail servers write them that know no multipart/report, each about a mail to
/// `petra@customer.example` with the Message-ID `o@desk.example`.
struct BounceRow: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let fields: [String]
  let body: String
  var isDelay = false
  /// Only the null sender tells it from a person's mail.
  var needsNullSender = false

  var mail: [UInt8] {
    let header = fields + ["To: help@desk.example", "Date: Fri, 20 Nov 2026 10:00:00 +0000"]
    return Array((header.map { $0 + "\n" }.joined() + "\n" + body).utf8)
  }

  private init(
    _ name: String, from: String, _ subject: String, _ fields: [String] = [], isDelay: Bool = false,
    needsNullSender: Bool = false, body: String
  ) {
    testDescription = name
    self.fields = ["From: \(from)", "Subject: \(subject)", "Message-ID: <b@mx.example>"] + fields
    self.body = body
    self.isDelay = isDelay
    self.needsNullSender = needsNullSender
  }

  static let original = """
    Received: from desk.example by mx.example id 7; Fri, 20 Nov 2026 09:00:00 +0000
    From: Help Desk <help@desk.example>
    To: Petra <petra@customer.example>
    Subject: Re: Printer [Ticket #1]
    Message-ID: <o@desk.example>

    Have you tried turning it off and on again?
    """

  private static let mixed = ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=bb"]

  private static func enclosing(_ text: String, type: String = "text/plain") -> String {
    """
    --bb
    Content-Type: \(type); charset=utf-8

    \(text)
    --bb
    Content-Type: message/rfc822

    \(original)
    --bb--
    """
  }

  static let rows: [BounceRow] = [
    BounceRow(
      "DragonFly, Debian's dma", from: "MAILER-DAEMON <>", "Mail delivery failed",
      body: """
        This is the DragonFly Mail Agent v0.13 at box.example.

        There was an error delivering your mail to <petra@customer.example>.

        mx.customer.example [192.0.2.7] did not like our RCPT TO:
        550 5.1.1 <petra@customer.example>: User unknown

        Original message follows.

        \(original)
        """),
    BounceRow(
      "smail at T-Online", from: "Mail Delivery System <Mailer-Daemon@isp.example>",
      "mail failed, returning to sender",
      body: """
        |------------------------- Message log follows: -------------------------|
         no valid recipients were found for this message
        |------------------------- Failed addresses follow: ---------------------|
         <petra@customer.example> ... 550 unknown user
        |------------------------- Message text follows: ------------------------|
        \(original)
        """),
    BounceRow(
      "IONOS", from: "Mail Delivery System <mailer-daemon@kunden.example>",
      "Mail delivery failed: returning message to sender",
      body: """
        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of
        its recipients. This is a permanent error. The following address(es)
        failed:

          petra@customer.example:
            SMTP error from remote server for RCPT TO command, host: mx.customer.example
            reason: 550 5.1.1 unknown

        --- The header of the original message is following. ---

        \(original)
        """),
    BounceRow(
      "GMX", from: "MAILER-DAEMON@gmx.example", "Mail delivery failed: returning message to sender",
      body: """
        A message that you sent could not be delivered to one or more of
        its recipients. The following address
        failed:

        "petra@customer.example":
        SMTP error from remote server after RCPT command:
        5.1.1 <petra@customer.example>... User Unknown

        --- The header of the original message is following. ---

        \(original)
        """),
    BounceRow(
      "SmarterMail", from: "System Administrator <postmaster@host.example>", "Delivery Failure",
      body: """
        Could not deliver message to the following recipient(s):

        Failed Recipient: petra@customer.example
        Reason: Remote host said: 550 5.1.1 No such user here

           -- The header and top 20 lines of the message follows --

        \(original)
        """),
    BounceRow(
      "Exim, late", from: "Mail Delivery System <Mailer-Daemon@exim.example>",
      "Warning: message 1kF delayed 24 hours", isDelay: true,
      body: """
        This message was created automatically by mail delivery software.
        A message that you sent has not yet been delivered to one or more of its
        recipients after more than 24 hours on the queue on exim.example.

        The message identifier is:     1kF
        The subject of the message is: Re: Printer

        The address to which the message has not yet been delivered is:

          petra@customer.example
            Delay reason: 451 4.7.1 greylisted

        No action is required on your part. Delivery attempts will continue for
        some time.

        Message-ID: <o@desk.example>
        """),
    BounceRow(
      "Haraka", from: "MAILER-DAEMON <postmaster@haraka.example>", "failed to send",
      body: """
        Hi. This is the Haraka Mailer program at haraka.example.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        Intended Recipients: <petra@customer.example>
        Failure Reason: 550 5.1.1 unknown

        --- Below this line is a copy of the message.

        \(original)
        """),
    BounceRow(
      "Exchange 2003", from: "postmaster@exchange.example", "Undeliverable: Re: Printer", mixed,
      body: enclosing(
        """
        Your message

          To:      petra@customer.example
          Subject: Re: Printer

        did not reach the following recipient(s):

        petra@customer.example on Fri, 20 Nov 2026 09:00:00 +0000
            The recipient name is not recognized
        """)),
    BounceRow(
      "Office 365, HTML only", from: "Microsoft Outlook <postmaster@tenant.example>",
      "Undeliverable: Re: Printer",
      ["MIME-Version: 1.0", "Content-Type: text/html; charset=utf-8"],
      body: """
        <html><body><p>Your message to <a href="mailto:petra@customer.example">petra@customer.example</a>
        couldn't be delivered.</p>
        <p>Remote server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'</p>
        <p>Original message headers:</p>
        <pre>Received: from desk.example by mx.example; Fri, 20 Nov 2026 09:00:00 +0000
        Message-ID: &lt;o@desk.example&gt;
        From: help@desk.example
        </pre></body></html>
        """),
    BounceRow(
      "IMail", from: "\"Postmaster\" <postmaster@imail.example>", "Undeliverable Mail",
      ["X-Mailer: <SMTP32 v8.12>"],
      body: """
        Unknown user: petra@customer.example


        Original message follows.

        \(original)
        """),
    BounceRow(
      "qmail that encloses", from: "MAILER-DAEMON@qmail.example", "failure notice", mixed,
      body: enclosing(
        """
        Hi. This is the qmail-send program at qmail.example.
        I'm afraid I wasn't able to deliver your message to the following addresses.

        <petra@customer.example>:
        Sorry, no mailbox here by that name. (#5.1.1)

        --- Enclosed is a copy of the message.
        """)),
    BounceRow(
      "OpenSMTPD", from: "Mailer Daemon <MAILER-DAEMON@open.example>",
      "Delivery status notification: error",
      body: """
            Hi!

            This is the MAILER-DAEMON, please DO NOT REPLY to this email.

            An error has occurred while attempting to deliver a message for
            the following list of recipients:

        petra@customer.example: 550 5.1.1 unknown

            Below is a copy of the original message:

        \(original)
        """),
    BounceRow(
      "a mobile provider", from: "no-reply@mobile.example", "Mail", mixed, needsNullSender: true,
      body: enclosing(
        """
        Your mail sent on: Fri, 20 Nov 2026 09:00:00 +0000
             Could not be delivered to: <petra@customer.example>
             As their mailbox is full.
        """)),
    BounceRow(
      "in Japanese", from: "postmaster <postmaster@filter.example>", "failure notice",
      ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"],
      body: """
        このメールは自動的に生成されています。
        下記の理由によりこのメールは送信できませんでした。

        petra@customer.example

        -------server message
        550 unknown user

        -------original message
        \(original)
        """),
    BounceRow(
      "a report whose parts lost their structure",
      from: "Mail Delivery Subsystem <MAILER-DAEMON@old.example>",
      "Returned mail: see transcript for details",
      body: """
        --w58I6/old.example

           ----- The following addresses had permanent fatal errors -----
        <petra@customer.example>
            (reason: 550 5.1.1 unknown)

        --w58I6/old.example
        Content-Type: message/delivery-status

        Final-Recipient: RFC822; petra@customer.example
        Action: failed

        --w58I6/old.example
        Content-Type: message/rfc822

        \(original)
        """),
  ]
}
