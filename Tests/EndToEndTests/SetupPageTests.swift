import BlackBox
import Testing

@Suite("tickets-setup(7)")
struct SetupPageTests {
  @Test("shows each file of Contrib as it is", arguments: SetupPage.files)
  func snippet(_ file: String) throws {
    let lines = try Readme.text("Contrib/\(file)").split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    #expect(try SetupPage.block(of: file).split(separator: "\n") == lines)
  }

  @Test("has no block that is not tried")
  func completeness() throws {
    #expect(try SetupPage.shownFiles() == SetupPage.files)
    #expect(try SetupPage.commandSections() == SetupPage.sections)
  }

  @Test("begins with what an installation still needs")
  func beginning() throws {
    let machine = try Machine.withoutPrograms()
    let block = try SetupPage.commands(under: "DESCRIPTION").joined()
    try machine.run(
      """
      set -e
      useradd you
      \(machine.contrib("install")) --system --from \(Machine.built) >/dev/null
      \(block.replacing("YOU", with: "you"))
      """)
    #expect(try machine.run("su you -c 'tickets queue'").contains("support@example.com"))
  }

  @Test("tries a mail without a change")
  func explain() throws {
    let machine = try Machine()
    try machine.makeStore()
    try machine.run("cat > /mail.eml", input: Letter("a@x").text)
    let said = try machine.runCommands(under: "Before you begin")
    #expect(said.contains("opens a new ticket, open\n"))
    #expect(try machine.ticketCount == 0)
  }

  @Test("polls, and has it done every five minutes")
  func polling() throws {
    let dovecot = try Dovecot()
    let machine = dovecot.machine
    try machine.pretendToBeBooted()
    try machine.run(
      """
      set -e
      install -D -m 640 -g tickets /dev/stdin /etc/tickets/pop3-password
      cp \(machine.contrib("systemd"))/*.service \(machine.contrib("systemd"))/*.timer \\
        /etc/systemd/system
      """, input: Dovecot.password + "\n")
    try dovecot.deliver(Letter("a@x"), to: "support")
    let said = try machine.runCommands(under: "POP3 and IMAP")
    #expect(said.hasSuffix("support: 1 fetched\n"))
    try dovecot.deliver(Letter("b@x", subject: "Other"), to: "support")
    try machine.start("tickets-poll")
    #expect(try machine.ticketCount == 2)
  }

  @Test("starts timers that do their work")
  func timers() throws {
    let machine = try Machine()
    try machine.makeStore()
    try machine.pretendToBeBooted()
    try machine.run("cp \(machine.contrib("systemd"))/*.service /etc/systemd/system")
    try machine.run("cp \(machine.contrib("systemd"))/*.timer /etc/systemd/system")
    try machine.runCommands(under: "systemd")
    for name in ["tickets-flush", "tickets-maintain"] { try machine.start(name) }
  }

  @Test("has lines for cron that run as they are")
  func cron() throws {
    let machine = try Machine()
    try machine.makeStore()
    let lines = try SetupPage.block(of: "cron/tickets").split(separator: "\n").map(String.init)
    let variables = lines.filter { !$0.contains("*") }
    #expect(variables.count == 2 && lines.count == 5)
    for line in lines where line.contains("*") {
      let words = line.split(separator: " ", maxSplits: 6).map(String.init)
      #expect(words.count == 7 && words[5] == "tickets")
      let command = ShellText.quoted(words[6].drop { $0 == " " }.description)
      try machine.run(
        "runuser -u tickets -- env -i \(variables.joined(separator: " ")) sh -c \(command)")
    }
  }

  @Test("has a line for .qmail files, run as qmail-local does")
  func qmail() throws {
    let machine = try Machine()
    try machine.makeStore()
    try machine.run("install \(machine.contrib("qmail/ingest-qmail")) /usr/local/bin")
    let line = try SetupPage.commands(under: "qmail").joined()
    #expect(line.hasPrefix("|"))
    let command = ShellText.quoted(String(line.dropFirst()))
    try machine.run(
      "runuser -u tickets -- env -i PATH=/usr/bin:/bin EXT=x sh -c \(command)",
      input: Letter("a@x").text)
    #expect(try machine.tickets("list")[0]["queue"] == "support")
  }

  @Test("sends through another program, for a member of the group, too")
  func sendmail() throws {
    let machine = try Machine()
    try machine.makeStore()
    try machine.run(
      """
      set -e
      printf '#!/bin/sh\\ncat >> /srv/sent\\n' > /usr/bin/msmtp
      chmod 755 /usr/bin/msmtp && chmod 777 /srv
      runuser -u tickets -- ingest --queue support
      """, input: Letter("a@x").text)
    try machine.runCommands(under: "MAIL OUT")
    try machine.run("runuser -u tickets -- tickets reply 1 -m 'Turn it off and on.'")
    #expect(try machine.run("cat /srv/sent").contains("Turn it off and on."))
  }

  @Test("sends a probe that arrives")
  func probe() throws {
    let machine = try Machine()
    try machine.makeStore()
    let check = "cd /\n" + (try SetupPage.commands(under: "CHECKING").joined())
    #expect(!(try machine.command(check).run().text.contains("problem: probe: ")))
    try machine.denyWriting()
    #expect(try machine.command(check).run().text.contains("problem: probe: "))
  }

  @Test("backs up a store, and restores it")
  func backup() throws {
    let machine = try Machine()
    try machine.makeStore()
    try machine.run("runuser -u tickets -- ingest", input: Letter("a@x").text)
    try machine.runCommands(under: "BACKUP, RESTORE AND UPGRADE")
    #expect(try machine.ticketCount == 1)
    #expect(try machine.run("ls /var/lib/tickets").contains("tickets.db.before-"))
  }
}

extension Machine {
  /// What an enabled timer starts, as its service says.
  func start(_ name: String) throws {
    try run(
      """
      set -e
      [ -e /etc/systemd/system/timers.target.wants/\(name).timer ]
      unit=/etc/systemd/system/\(name).service
      runuser -u "$(sed -n 's/^User=//p' $unit)" -- env $(sed -n 's/^Environment=//p' $unit) \\
        $(sed -n 's/^ExecStart=//p' $unit)
      """)
  }
}
