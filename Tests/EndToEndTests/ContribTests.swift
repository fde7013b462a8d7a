import BlackBox
import Testing

/// Each ready file hands mail over as written, and puts it off while the store cannot be written.
@Suite("Ready files for mail programs")
struct ContribTests {
  struct Way: CustomTestStringConvertible {
    let testDescription: String
    /// Installs the file for the user tickets.
    let install: String
    /// Hands over the mail on its standard input.
    let deliver: String
    /// How that ends while the store cannot be written.
    let deferral: Int32
  }

  static let ways = [
    Way(
      testDescription: "procmail",
      install: "install -o tickets -m 600 procmail/procmailrc /var/lib/tickets/.procmailrc",
      deliver: "runuser -u tickets -- env HOME=/var/lib/tickets procmail -t", deferral: 75),
    Way(
      testDescription: "maildrop",
      install: "install -o tickets -m 600 maildrop/mailfilter /var/lib/tickets/.mailfilter",
      deliver:
        "cd /var/lib/tickets && runuser -u tickets -- env HOME=/var/lib/tickets maildrop .mailfilter",
      deferral: 75),
    Way(
      testDescription: "qmail",
      install: "install \(Machine.source)/Contrib/qmail/ingest-qmail /usr/local/bin",
      deliver: """
        runuser -u tickets -- env SENDER=jane@customer.example \\
          RECIPIENT=support-x@example.com EXT=x TICKETS_STORE=$TICKETS_STORE \\
          ingest-qmail --queue support
        """, deferral: 111),
  ]

  /// As they lie in Contrib, with their comments, and as tickets-setup(7) shows them.
  static let folders = ["\(Machine.source)/Contrib", Machine.pasted]

  @Test("hand mail over, and put it off", arguments: ways, folders)
  func way(_ way: Way, _ folder: String) throws {
    let machine = try Machine()
    try machine.makeStore()
    try machine.paste()
    try machine.run("cd \(folder) && chmod g-w /var/lib/tickets && \(way.install)")
    try machine.run(way.deliver, input: Letter("a@x").text)
    #expect(try machine.ticketCount == 1)
    try machine.denyWriting()
    var second = machine.command(way.deliver)
    second.input = Array(Letter("b@x", subject: "Other").text.utf8)
    #expect(try second.run().end == .exit(way.deferral))
    try machine.allowWriting()
    #expect(try machine.ticketCount == 1)
    #expect(try second.run().end == .exit(0))
    #expect(try machine.ticketCount == 2)
  }

  @Test(
    "fetch mail, and leave on the server what is put off",
    arguments: [
      ("fetchmail/fetchmailrc", ".fetchmailrc", "fetchmail --silent"),
      ("getmail/getmailrc", ".config/getmail/getmailrc", "getmail --quiet"),
    ], folders)
  func fetching(_ way: (file: String, target: String, command: String), _ folder: String) throws {
    let dovecot = try Dovecot()
    let machine = dovecot.machine
    try machine.paste()
    try machine.run(
      """
      echo 'support:{PLAIN}secret' > /etc/dovecot/users && doveadm reload
      cd \(folder) && chmod g-w /var/lib/tickets
      install -D -o tickets -m 600 \(way.file) /var/lib/tickets/\(way.target)
      chown -R tickets /var/lib/tickets
      """)
    try dovecot.deliver(Letter("a@x"), to: "support")
    let fetch = machine.command(
      "cd /var/lib/tickets && exec runuser -u tickets -- env HOME=/var/lib/tickets \(way.command)")
    try machine.denyWriting()
    _ = try fetch.run()
    #expect(try dovecot.count("support") == 1)
    try machine.allowWriting()
    let run = try fetch.run()
    #expect(try machine.ticketCount == 1, "\(run)")
    #expect(try dovecot.count("support") == 0)
    #expect(try machine.tickets("list")[0]["queue"] == "support")
  }

  @Test(
    "of Sieve give mail to ingest, and keep it in the inbox where that fails", arguments: folders)
  func sieve(_ folder: String) throws {
    let dovecot = try Dovecot()
    let machine = dovecot.machine
    try machine.paste()
    try machine.run(
      """
      set -e
      cd \(folder)/sieve
      cat 90-tickets.conf - >> /etc/dovecot/dovecot.conf <<'END'
      protocol lda {
        mail_plugins = sieve
      }
      plugin {
        sieve = /etc/dovecot/tickets.sieve
      }
      END
      install -m 644 \(folder)/sieve/tickets.sieve /etc/dovecot/tickets.sieve
      \(try SetupPage.commands(under: "Dovecot Sieve").joined())
      doveadm reload
      """)
    // The new configuration is not there at once.
    try machine.wait(until: "sievec /etc/dovecot/tickets.sieve")
    try dovecot.deliver(Letter("a@x"), to: "support")
    #expect(try machine.ticketCount == 1)
    #expect(try dovecot.count("support") == 0)
    try machine.denyWriting()
    _ = try? dovecot.deliver(Letter("b@x", subject: "Other"), to: "support")
    #expect(try dovecot.count("support") == 1)
    #expect(try machine.ticketCount == 1)
  }
}
