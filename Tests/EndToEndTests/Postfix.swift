import BlackBox

/// Postfix as Debian installs it for an "Internet Site" example.com, in a machine of its own.
struct Postfix {
  let machine: Machine

  /// How mail for the desk is handed over.
  enum Way: String, CaseIterable {
    /// tickets-setup(7)
    case transport, alias
    /// README.md: the transport, set up by commands
    case commands

    static let byFiles = [transport, alias]
  }

  init(_ way: Way, with settings: String = "") throws {
    machine = try Machine()
    try machine.makeStore()
    try machine.paste()
    try machine.run(
      """
      set -e
      cp /usr/share/postfix/main.cf.debian /etc/postfix/main.cf
      postconf -e myhostname=mx.example.com mydestination=example.com,localhost \\
        inet_interfaces=127.0.0.1 mynetworks=127.0.0.0/8 maillog_file=/var/log/mail.log \\
        alias_maps=hash:/etc/aliases minimal_backoff_time=1000s queue_run_delay=1000s
      printf 'jane: /home/jane.mbox\\npostmaster: /home/postmaster.mbox\\n' > /etc/aliases
      chmod 1777 /home
      newaliases
      \(try Postfix.installation(way))
      \(settings)
      postfix start
      """)
  }

  /// What README and manual page say.
  private static func installation(_ way: Way) throws -> String {
    let files = "\(Machine.pasted)/postfix"
    return switch way {
    case .transport:
      """
      cat \(files)/master.cf >> /etc/postfix/master.cf
      \(merging("main.cf"))
      cat \(files)/transport >> /etc/postfix/transport
      echo 'billing@example.com tickets:' >> /etc/postfix/transport
      postmap /etc/postfix/transport
      """
    case .alias:
      """
      \(merging("main-alias.cf"))
      install -D -m 644 \(files)/aliases /etc/tickets/aliases
      sed -n '/^support/s/support/billing/gp' \(files)/aliases >> /etc/tickets/aliases
      \(try SetupPage.commands(under: "Postfix, as an alias").joined())
      """
    case .commands:
      """
      postfix start
      \(try Readme.block(under: "### Postfix"))
      postfix stop
      echo 'billing@example.com tickets:' >> /etc/postfix/transport
      postmap /etc/postfix/transport
      """
    }
  }

  private static func merging(_ file: String) -> String {
    "while read -r line; do postconf -e \"$line\"; done < \(Machine.pasted)/postfix/\(file)"
  }

  /// Sends over SMTP, which must be accepted.
  func send(
    _ mail: String, from sender: String = "jane@customer.example",
    to recipient: String = "support@example.com"
  ) throws {
    try machine.run("python3 -c '\(Postfix.client)' '\(sender)' '\(recipient)'", input: mail)
  }

  private static let client = """
    import smtplib, sys
    smtplib.SMTP("127.0.0.1").sendmail(sys.argv[1], sys.argv[2:], sys.stdin.buffer.read())
    """

  /// Waits until nothing is in the queue.
  func waitUntilDelivered() throws {
    try machine.wait(until: "mailq | grep -q empty")
  }

  /// Waits until the queue holds that many mails, all put off for later.
  ///
  /// - Returns: the reason of each.
  func waitUntilDeferred(_ count: Int) throws -> [String] {
    try machine.wait(
      until: "[ $(postqueue -j | grep -c '\"queue_name\": \"deferred\"') -eq \(count) ]")
    return try machine.run("postqueue -j").split(separator: "\n").map { line in
      try Value(Array(line.utf8))["recipients"][0]["delay_reason"].text ?? ""
    }
  }

  func log() throws -> String { try machine.run("cat /var/log/mail.log") }
}
