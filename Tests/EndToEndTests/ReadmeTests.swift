import BlackBox
import Testing

@Suite("The README's section Install")
struct ReadmeTests {
  @Test("shows each file of Contrib as it is", arguments: Readme.files)
  func snippet(_ file: String) throws {
    let lines = try Readme.text("Contrib/\(file)").split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    #expect(try Readme.block(of: file) == lines.joined(separator: "\n") + "\n")
  }

  @Test("is done as it is written")
  func install() throws {
    let machine = try Machine.withoutPrograms()
    let block = try Readme.block(under: "Install")
    try machine.run(
      """
      set -e
      useradd you
      mount -t tmpfs changes /mnt
      mkdir -p /mnt/upper /mnt/work \(Machine.repository)
      mount -t overlay overlay \(Machine.repository) \\
        -o lowerdir=\(Machine.source),upperdir=/mnt/upper,workdir=/mnt/work
      cd \(Machine.repository)
      \(block.replacing("YOU", with: "you"))
      """)
    #expect(try machine.run("id -Gn you").split(separator: " ").last == "tickets\n")
    #expect(try machine.run("su you -c 'tickets queue'").contains("support@example.com"))
  }

  @Test("tells how to poll, and what does it every five minutes")
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
    let said = try machine.run("set -e\n" + Readme.block(under: "POP3 and IMAP"))
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
    try machine.run("set -e\n" + Readme.block(under: "Timers"))
    for name in ["tickets-flush", "tickets-maintain"] { try machine.start(name) }
  }

  @Test("has lines for cron that run as they are")
  func cron() throws {
    let machine = try Machine()
    try machine.makeStore()
    let lines = try Readme.block(of: "cron/tickets").split(separator: "\n").map(String.init)
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
    let line = try Readme.words(beginning: "|/usr/local/bin/ingest-qmail")
    let command = ShellText.quoted(String(line.dropFirst()))
    try machine.run(
      "runuser -u tickets -- env -i PATH=/usr/bin:/bin EXT=x sh -c \(command)",
      input: Letter("a@x").text)
    #expect(try machine.tickets("list")[0]["queue"] == "support")
  }

  @Test("tries a mail without a change")
  func explain() throws {
    let machine = try Machine()
    try machine.makeStore()
    let said = try machine.run(
      "cd /srv && cat > mail.eml && \(Readme.words(beginning: "ingest --explain"))",
      input: Letter("a@x").text)
    #expect(said.contains("result   opens a new ticket, open\n"))
    #expect(try machine.ticketCount == 0)
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
