import BlackBox
import Testing

@Suite("Polling that fails")
struct PollFailureTests {
  @Test("at one mailbox does not keep others from being fetched")
  func wrongPassword() throws {
    let dovecot = try Dovecot()
    try dovecot.configure("support", password: "wrong")
    try dovecot.configure("billing")
    try dovecot.machine.run(
      "tickets queue add half && tickets config --queue half set fetch-host h")
    for user in ["support", "billing"] { try dovecot.deliver(Letter("\(user)@x"), to: user) }
    let run = try dovecot.poll()
    #expect(run.end == .exit(75))
    #expect(
      run.lines == [
        "support: login failed; check fetch-user and fetch-password: "
          + "Authorization failure on support@\(Dovecot.host)",
        "billing: 1 fetched", "half: fetch-host is set, fetch-user is not",
      ])
    #expect(try dovecot.count("support") == 1)
    #expect(try dovecot.count("billing") == 0)
    #expect(try dovecot.poll("--queue billing").end == .exit(0))
    #expect(try dovecot.poll("--quiet").lines.count == 2)
    let report = try Value(dovecot.poll("--json --queue support").output)[0]
    #expect(report["error"].text?.hasPrefix("login failed") == true)
    #expect(report["queues"][0] == "support")
    #expect(report["fetched"] == 0)
  }

  @Test("at a certificate sends no password and fetches nothing")
  func certificate() throws {
    let dovecot = try Dovecot(trusted: false)
    try dovecot.deliver(Letter("a@x"), to: "support")
    for tls in ["yes", "starttls"] {
      try dovecot.configure("support", ["fetch-tls": tls])
      let run = try dovecot.poll()
      #expect(run.end == .exit(75))
      #expect(run.text.contains("certificate verification error"), "\(tls) \(run)")
    }
    try dovecot.machine.run(
      "cp /etc/dovecot/ca.pem /usr/local/share/ca-certificates/test.crt; update-ca-certificates")
    try dovecot.configure("support", ["fetch-host": "other.example.com"])
    #expect(try dovecot.poll().end == .exit(75), "a name that the certificate does not have")
    #expect(try dovecot.count("support") == 1)
    #expect(!(try dovecot.machine.run("cat /var/log/dovecot.log")).contains("Login"))
    try dovecot.configure("support")
    #expect(try dovecot.poll().text == "support: 1 fetched\n")
  }

  @Test("where the server offers no encryption")
  func noEncryption() throws {
    let dovecot = try Dovecot(tls: false)
    for mailProtocol in ["pop3", "imap"] {
      try dovecot.configure(
        "support", ["fetch-tls": "starttls", "fetch-protocol": mailProtocol])
      #expect(try dovecot.poll().text.contains("upgrade to TLS failed"))
    }
    #expect(!(try dovecot.machine.run("cat /var/log/dovecot.log")).contains("Login"))
  }

  @Test("for want of a server, of an answer, of a name")
  func unreachable() throws {
    let dovecot = try Dovecot()
    try dovecot.configure("support", ["fetch-port": "2"])
    #expect(try dovecot.poll().text.hasPrefix("support: no connection: "))
    try dovecot.configure("support", ["fetch-host": "nowhere.invalid"])
    #expect(try dovecot.poll().text.hasPrefix("support: no such host; check fetch-host: "))
    let silence = try dovecot.machine.command(
      "exec python3 -c 'import socket; s = socket.create_server((\"127.0.0.1\", 2)); s.accept()[0].recv(9); input()'"
    ).start()
    try dovecot.machine.wait(until: "ss -ltn | grep -q ':2 '")
    try dovecot.configure("support", ["fetch-port": "2", "fetch-tls": "no"])
    #expect(try dovecot.poll("--timeout 1").text == "support: given up after 1 s\n")
    withExtendedLifetime(silence) {}
  }

  @Test(
    "leaves deferred mail on the server, and fetches it once later", arguments: ["pop3", "imap"])
  func deferral(_ mailProtocol: String) throws {
    let dovecot = try Dovecot()
    for keep in ["no", "yes"] {
      try dovecot.configure("support", ["fetch-protocol": mailProtocol, "fetch-keep": keep])
      for number in 1...2 {
        try dovecot.deliver(
          Letter("\(keep)\(number)@x", subject: "\(keep) \(number)"), to: "support")
      }
      try dovecot.machine.denyWriting()
      let run = try dovecot.poll()
      #expect(run.end == .exit(75))
      #expect(
        run.text.hasPrefix("support: 2 deferred, left on the server: ingest: /var/"), "\(run)")
      #expect(try dovecot.count("support") == 2)
      try dovecot.machine.allowWriting()
      #expect(try dovecot.poll().text == "support: 2 fetched\n")
      #expect(try dovecot.poll().text == "support: 0 fetched\n")
    }
    #expect(try dovecot.machine.ticketCount == 4)
    #expect(try dovecot.machine.tickets("list").array.allSatisfy { $0["message_count"] == 1 })
  }

  @Test("for want of a password that a command should print")
  func passwordCommand() throws {
    let dovecot = try Dovecot()
    for (command, complaint) in [
      ("echo no >&2; exit 3", "failed: exit status 3: no"), ("true", "printed no password"),
    ] {
      try dovecot.configure("support", ["fetch-password-command": command])
      #expect(try dovecot.poll().text == "support: fetch-password-command \(complaint)\n")
    }
  }

  @Test("for want of fetchmail, of a queue, of settings")
  func usage() throws {
    let dovecot = try Dovecot()
    #expect(try dovecot.poll().end == .exit(0))
    #expect(try dovecot.poll("--queue support").end == .exit(65))
    #expect(try dovecot.poll("--queue nowhere").end == .exit(1))
    #expect(try dovecot.poll("--timeout 0").end == .exit(64))
    try dovecot.configure("support")
    let run = try dovecot.machine.command("PATH=/nowhere /usr/local/bin/tickets poll").run()
    #expect(run.end == .exit(69))
    #expect(run.errors.contains("apt install fetchmail"))
  }
}
