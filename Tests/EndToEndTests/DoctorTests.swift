import BlackBox
import Testing

/// A probe through each program that hands mail over, with our ready files as installed.
@Suite("Doctor's probe through real programs")
struct DoctorTests {
  struct Way: CustomTestStringConvertible {
    let testDescription: String
    /// Installs what hands mail to ingest, for the user tickets.
    let install: String
    /// What stands behind the `|`.
    let command: String
    /// What a careless administrator would have written instead of the ready file, and what the
    /// probe tells of it.
    let mistake: String
    let finding: String
  }

  static let ways = [
    Way(
      testDescription: "procmail",
      install: """
        sed 's|ingest |&--lock-timeout 1 |' procmail/procmailrc > /var/lib/tickets/.procmailrc
        """, command: "procmail -t",
      mistake: """
        sed -i -e '/^EXITCODE/d' -e 's|^HOST$|:0\\n/dev/null|' /var/lib/tickets/.procmailrc
        """, finding: "exit status 0, though nothing was stored"),
    Way(
      testDescription: "procmail -d, as a mail server calls it",
      install: """
        sed 's|ingest |&--lock-timeout 1 |' procmail/procmailrc > /var/lib/tickets/.procmailrc
        """, command: "procmail -d tickets",
      mistake: "rm /var/lib/tickets/.procmailrc", finding: "would be lost"),
    Way(
      testDescription: "maildrop",
      install: """
        sed 's|ingest |&--lock-timeout 1 |' maildrop/mailfilter > /var/lib/tickets/.mailfilter
        chmod 600 /var/lib/tickets/.mailfilter
        """, command: "maildrop /var/lib/tickets/.mailfilter",
      mistake: "sed -i 's|^to.*|exit|' /var/lib/tickets/.mailfilter", finding: "would be lost"),
    Way(
      testDescription: "qmail", install: "install qmail/ingest-qmail /usr/local/bin",
      command: """
        PATH=/usr/local/bin:$PATH ingest-qmail --lock-timeout 1 \\
          --store /var/lib/tickets/tickets.db --queue support
        """,
      mistake: "sed -i 's/exit 111/exit 100/' /usr/local/bin/ingest-qmail",
      finding: "exit status 100 in place of 75"),
  ]

  @Test("finds nothing wrong with our files, and what is wrong with others", arguments: ways)
  func way(_ way: Way) throws {
    let machine = try Machine()
    try machine.makeStore()
    try machine.run(
      """
      set -e
      cd \(machine.contrib(""))
      tickets config set sendmail /bin/true
      tickets config --queue default set address desk@example.com
      \(way.install)
      chown -R tickets /var/lib/tickets
      usermod -d /var/lib/tickets tickets
      """)
    try machine.run("chmod g-w /var/lib/tickets")
    let doctor = machine.command(
      """
      cd / && exec runuser -u tickets -- tickets doctor --json --queue support \\
        --probe '\(way.command)'
      """)
    #expect(try problems(doctor.run(), of: "probe").isEmpty)
    #expect(try machine.ticketCount == 1)
    try machine.run(way.mistake)
    let found = try problems(doctor.run(), of: "probe")
    #expect(found.count == 1 && found[0].contains(way.finding), "\(found)")
  }

  private func problems(_ run: Execution, of subject: String) throws -> [String] {
    try Value(run.output).array
      .filter { $0["subject"].text == subject && $0["severity"] == "problem" }
      .map { $0["what"].text ?? "" }
  }
}
