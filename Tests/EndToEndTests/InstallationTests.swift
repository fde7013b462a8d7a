import BlackBox
import Testing

@Suite("Installation")
struct InstallationTests {
  @Test("for the whole system is complete, repeatable, and taken away again")
  func system() throws {
    let machine = try Machine.withoutPrograms()
    let install = "\(machine.contrib("install")) --system --from \(Machine.built)"
    let before = try machine.run("find /usr/local /etc -xdev -type f | sort")
    try machine.run(install)
    let once = try machine.run(
      "cd / && find usr/local etc var/lib/tickets -type f | sort | xargs sha256sum")
    try machine.run(install)
    #expect(
      try machine.run("cd / && find usr/local etc var/lib/tickets -type f | sort | xargs sha256sum")
        == once)
    #expect(
      try machine.run("stat -c '%a %U %G' /var/lib/tickets $TICKETS_STORE")
        == "2770 tickets tickets\n660 tickets tickets\n")
    #expect(try machine.run("ls /usr/local/share/man/man1").contains("tickets.1"))
    #expect(try machine.run("bash -lc 'echo $TICKETS_STORE' </dev/null").contains("tickets.db"))
    try machine.run(
      "bash -c '. /usr/local/share/bash-completion/completions/tickets; complete -p tickets'")
    try machine.run("systemd-analyze verify --man=no /etc/systemd/system/tickets-*")
    try machine.run("tickets queue", input: "")
    try machine.run("\(install) --uninstall")
    let after = try machine.run(
      "find /usr/local /etc -xdev -type f | grep -vE '/etc/(passwd|group|shadow|gshadow|subuid|subgid)-?$' | sort"
    )
    let kept = before.split(separator: "\n").filter {
      !$0.contains("passwd") && !$0.contains("group") && !$0.contains("shadow")
        && !$0.contains("/etc/sub")
    }
    #expect(
      after.split(separator: "\n").filter {
        !$0.contains("passwd") && !$0.contains("group") && !$0.contains("shadow")
          && !$0.contains("/etc/sub")
      } == kept)
    #expect(try machine.run("ls $TICKETS_STORE").contains("tickets.db"), "the store stays")
  }

  @Test("below a prefix changes nothing else")
  func prefix() throws {
    let machine = try Machine.withoutPrograms()
    try machine.run("\(machine.contrib("install")) --prefix /opt/tickets --from \(Machine.built)")
    #expect(try machine.run("ls /opt/tickets").split(separator: "\n") == ["bin", "share"])
    #expect(try machine.command("getent passwd tickets").run().end == .exit(2))
    #expect(
      try machine.command("\(machine.contrib("install")) --prefix here").run().end == .exit(64))
    #expect(
      try machine.command("\(machine.contrib("install")) --from /none").run().end == .exit(64))
  }

  @Test("from a Debian package that lintian takes")
  func package() throws {
    let machine = try Machine.withoutPrograms()
    try machine.run(
      "cd /srv && \(machine.contrib("package-deb")) --from \(Machine.built) --output /srv 2>/dev/null"
    )
    try machine.run("lintian --fail-on error,warning --allow-root /srv/tickets-by-mail_*.deb")
    // Built for tests the programs need the libraries of the toolchain.
    try machine.run(
      """
      ldd \(Machine.built)/tickets | sed -n 's|.*=> \\(/.*\\)/libswiftCore.so.*|\\1|p' > /etc/ld.so.conf.d/swift.conf
      ldconfig && dpkg -i /srv/tickets-by-mail_*.deb
      """)
    #expect(try machine.run("which ingest tickets") == "/usr/bin/ingest\n/usr/bin/tickets\n")
    try machine.run(machine.contrib("debian/tests/delivers"))
    try machine.run("systemd-analyze verify /lib/systemd/system/tickets-*")
    try machine.run("dpkg --purge tickets-by-mail && ls /var/lib/tickets/tickets.db")
  }

  @Test("from a Debian package over the one before, whose store it takes over")
  func upgrade() throws {
    let machine = try Machine.withoutPrograms()
    try machine.run(
      """
      set -e
      cd /srv
      \(machine.contrib("package-deb")) --from \(Machine.built) --output /srv 2>/dev/null
      ldd \(Machine.built)/tickets | sed -n 's|.*=> \\(/.*\\)/libswiftCore.so.*|\\1|p' > /etc/ld.so.conf.d/swift.conf
      ldconfig
      dpkg-deb -R tickets-by-mail_*.deb before
      sed -i 's/^Version: .*/Version: 0.1.0/' before/DEBIAN/control
      dpkg-deb -b before before.deb
      dpkg -i before.deb
      rm $TICKETS_STORE*
      runuser -u tickets -- sqlite3 $TICKETS_STORE < \(Machine.source)/Tests/Fixtures/stores/9.sql
      dpkg -i tickets-by-mail_*.deb
      """)
    let before = try machine.run("sqlite3 $TICKETS_STORE 'SELECT count(*) FROM ticket'")
    #expect(before != "0\n")
    let letter = Letter("after@x", subject: "Sent after the upgrade")
    try machine.run("runuser -u tickets -- ingest", input: letter.text)
    #expect(try machine.run("runuser -u tickets -- tickets verify").contains("no faults\n"))
    let after = try machine.run("sqlite3 $TICKETS_STORE 'SELECT count(*) - 1 FROM ticket'")
    #expect(after == before)
  }
}

@Suite("Units of systemd")
struct SystemdTests {
  /// Tenths of the exposure that systemd-analyze(1) finds: from 0, closed, to 100. Only `flush`
  /// starts sendmail, whose set-group-ID postdrop forbids most of what the others have.
  static let exposures = [("poll", 20), ("flush", 61), ("maintain", 10)]

  @Test("are sound and closed as far as their work allows", arguments: exposures)
  func unit(_ name: String, _ exposure: Int) throws {
    let machine = try Machine()
    let files = "\(machine.contrib("systemd"))/tickets-\(name)"
    try machine.run("systemd-analyze verify --man=no \(files).service \(files).timer")
    try machine.run(
      "systemd-analyze security --offline=true --threshold=\(exposure) \(files).service")
  }

  @Test("leave to flush what they may not send themselves")
  func sending() throws {
    let machine = try Machine()
    try machine.makeStore()
    let services = machine.contrib("systemd")
    try machine.run(
      """
      set -e
      tickets config set confirm yes
      printf '#!/bin/sh\\ncat > /srv/sent\\n' > /srv/sendmail
      chmod 777 /srv /srv/sendmail
      tickets config set sendmail /srv/sendmail
      """)
    for name in ["poll", "maintain"] {
      let variables = "$(sed -n 's/^Environment=//p' \(services)/tickets-\(name).service)"
      try machine.run(
        "runuser -u tickets -- env \(variables) ingest --queue support",
        input: Letter("\(name)@x", from: "\(name)@customer.example", subject: name).text)
      try machine.run("runuser -u tickets -- env \(variables) tickets maintain")
      #expect(try machine.command("[ -e /srv/sent ]").run().end == .exit(1))
    }
    #expect(try machine.tickets("outbox").array.count == 2)
    try machine.run("runuser -u tickets -- tickets flush --due")
    #expect(try machine.run("cat /srv/sent").contains("Auto-Submitted: auto-replied"))
    #expect(try machine.tickets("outbox").array.isEmpty)
  }

  @Test("and the lines of cron run commands that work")
  func commands() throws {
    let machine = try Machine()
    try machine.makeStore()
    let starts = try machine.run(
      "sed -n 's/^ExecStart=//p' \(machine.contrib("systemd"))/*.service")
    let lines = try machine.run(
      "sed -n 's/^[*0-9].*   tickets   //p' \(machine.contrib("cron/tickets"))")
    let commands = (starts + lines).split(separator: "\n")
    #expect(commands.count == 6)
    for command in commands { try machine.run("runuser -u tickets -- \(command)") }
  }
}
