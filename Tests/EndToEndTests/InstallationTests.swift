import BlackBox
import Testing

@Suite("Installation")
struct InstallationTests {
  /// In place of the programs that each machine has, those that the tests were built with.
  private func machineWithoutPrograms() throws -> Machine {
    let machine = try Machine()
    try machine.run(
      """
      set -e
      mkdir /root/built && cp /usr/local/bin/ingest /usr/local/bin/tickets /root/built
      umount /usr/local/bin/ingest /usr/local/bin/tickets
      rm /usr/local/bin/ingest /usr/local/bin/tickets
      """)
    return machine
  }

  @Test("for the whole system is complete, repeatable, and taken away again")
  func system() throws {
    let machine = try machineWithoutPrograms()
    let install = "\(machine.contrib("install")) --system --from /root/built"
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
    let machine = try machineWithoutPrograms()
    try machine.run("\(machine.contrib("install")) --prefix /opt/tickets --from /root/built")
    #expect(try machine.run("ls /opt/tickets").split(separator: "\n") == ["bin", "share"])
    #expect(try machine.command("getent passwd tickets").run().end == .exit(2))
    #expect(
      try machine.command("\(machine.contrib("install")) --prefix here").run().end == .exit(64))
    #expect(
      try machine.command("\(machine.contrib("install")) --from /none").run().end == .exit(64))
  }

  @Test("from a Debian package that lintian takes")
  func package() throws {
    let machine = try machineWithoutPrograms()
    try machine.run(
      "cd /root && \(machine.contrib("package-deb")) --from /root/built --output /root 2>/dev/null")
    try machine.run("lintian --fail-on error --allow-root /root/tickets-by-mail_*.deb")
    // Built for tests the programs need the libraries of the toolchain.
    try machine.run(
      """
      ldd /root/built/tickets | sed -n 's|.*=> \\(/.*\\)/libswiftCore.so.*|\\1|p' > /etc/ld.so.conf.d/swift.conf
      ldconfig && dpkg -i /root/tickets-by-mail_*.deb
      """)
    #expect(try machine.run("which ingest tickets") == "/usr/bin/ingest\n/usr/bin/tickets\n")
    try machine.run("runuser -u tickets -- ingest", input: Letter("a@x").text)
    try machine.run("systemd-analyze verify /lib/systemd/system/tickets-*")
    try machine.run("dpkg --purge tickets-by-mail && ls /var/lib/tickets/tickets.db")
  }
}

@Suite("Units of systemd")
struct SystemdTests {
  static let names = ["poll", "flush", "maintain"]

  @Test("are sound and closed as far as sendmail allows", arguments: names)
  func unit(_ name: String) throws {
    let machine = try Machine()
    let files = "\(machine.contrib("systemd"))/tickets-\(name)"
    try machine.run("systemd-analyze verify --man=no \(files).service \(files).timer")
    try machine.run("systemd-analyze security --offline=true --threshold=61 \(files).service")
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
