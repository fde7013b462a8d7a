import BlackBox
import Testing

@Suite("Polling a mailbox")
struct PollTests {
  @Test("works by each protocol, with each encryption, with any password")
  func protocols() throws {
    let dovecot = try Dovecot()
    for mailProtocol in ["pop3", "imap"] {
      for tls in ["yes", "starttls", "no"] {
        try dovecot.configure(
          "support", ["fetch-protocol": mailProtocol, "fetch-tls": tls])
        let id = "\(mailProtocol)-\(tls)@x"
        try dovecot.deliver(Letter(id, subject: id), to: "support")
        let run = try dovecot.poll()
        #expect(run.end == .exit(0), "\(id) \(run)")
        #expect(run.text == "support: 1 fetched\n")
        #expect(run.errors == "")
        let tickets = try dovecot.machine.tickets("list mid:\(id)").array
        #expect(tickets.map { $0["queue"] } == ["support"], "\(id)")
        #expect(try dovecot.count("support") == 0, "\(id)")
      }
    }
    #expect(try dovecot.poll().text == "support: 0 fetched\n")
  }

  @Test("leaves kept mail on the server, and fetches it once", arguments: ["pop3", "imap"])
  func keep(_ mailProtocol: String) throws {
    let dovecot = try Dovecot()
    try dovecot.configure("support", ["fetch-keep": "yes", "fetch-protocol": mailProtocol])
    try dovecot.deliver(Letter("a@x"), to: "support")
    #expect(try dovecot.poll().text == "support: 1 fetched\n")
    try dovecot.deliver(Letter("b@x", subject: "Other"), to: "support")
    #expect(try dovecot.poll().text == "support: 1 fetched\n")
    #expect(try dovecot.poll().text == "support: 0 fetched\n")
    #expect(try dovecot.count("support") == 2)
    #expect(try dovecot.machine.ticketCount == 2)
  }

  @Test("takes the password from a command, and shows it to nobody")
  func secrecy() throws {
    let dovecot = try Dovecot()
    try dovecot.machine.run("cat > /etc/secret", input: Dovecot.password + "\nsecond line\n")
    try dovecot.configure(
      "support", password: "wrong", ["fetch-password-command": "cat /etc/secret"])
    try dovecot.deliver(Letter("a@x"), to: "support")
    let run = try dovecot.machine.command(
      "strace -f -s 9999 -e trace=execve,openat,rename -o /tmp/trace tickets poll"
    ).run()
    #expect(run.text == "support: 1 fetched\n", "\(run)")
    let trace = try dovecot.machine.run("cat /tmp/trace")
    #expect(trace.contains("fetchmail"))
    #expect(!trace.contains("$(id)"), "not in arguments and environment")
    let kept = try dovecot.machine.run(
      """
      rm /tmp/trace
      find /var/lib/tickets /tmp /root /run -newer /etc/secret -type f -exec grep -lF '$(id)' {} +
      true
      """)
    #expect(kept == "", "not in files")
  }

  @Test("files mail of a mailbox that queues share by its addresses")
  func shared() throws {
    let dovecot = try Dovecot()
    for (key, value) in [("host", Dovecot.host), ("user", "support")] {
      try dovecot.machine.run("tickets config set fetch-\(key) \(value)")
    }
    try dovecot.machine.run(
      "tickets config set fetch-password \(ShellText.quoted(Dovecot.password))")
    var letter = Letter("a@x")
    letter.fields.append("Cc: billing@example.com")
    try dovecot.deliver(letter, to: "support")
    #expect(try dovecot.poll().text == "default, support, billing: 1 fetched\n")
    #expect(try dovecot.machine.tickets("list")[0]["queue"] == "billing")
  }

  @Test("works for a store whose path has blanks, quotes and percent signs")
  func oddPath() throws {
    let dovecot = try Dovecot()
    try dovecot.configure("support")
    try dovecot.deliver(Letter("a@x"), to: "support")
    let path = #"/var/lib/odd "it's" %T $HOME/tickets.db"#
    let folder = ShellText.quoted(String(path.dropLast("/tickets.db".count)))
    try dovecot.machine.run("mkdir \(folder) && cp -a $TICKETS_STORE* \(folder)")
    let option = "--store \(ShellText.quoted(path))"
    let run = try dovecot.machine.command("tickets poll \(option)").run()
    #expect(run.text == "support: 1 fetched\n", "\(run)")
    #expect(try dovecot.machine.run("tickets count \(option)") == "1\n")
    #expect(try dovecot.machine.ticketCount == 0)
  }

  @Test("keeps Return-Path, so that the envelope sender is known")
  func envelope() throws {
    let dovecot = try Dovecot()
    try dovecot.configure("support")
    var letter = Letter("a@x")
    letter.fields.insert("Return-Path: <>", at: 0)
    try dovecot.deliver(letter, to: "support")
    _ = try dovecot.poll()
    #expect(try dovecot.machine.tickets("show m1")["class"] == "auto")
  }
}
