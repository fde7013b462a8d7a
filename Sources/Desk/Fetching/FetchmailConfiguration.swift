/// What fetchmail(1) is told on its standard input: one mailbox, and where its mail goes.
package struct FetchmailConfiguration: Sendable {
  package var account: FetchAccount
  package var password: String
  /// The words of the command that takes each mail.
  package var delivery: [String]
  /// Names of files that fetchmail keeps for this mailbox: its lock, and what it has seen, which it
  /// shares with no other user.
  package var lockFile: String
  package var seenFile: String

  /// Seconds without a word from the server.
  private static let patience = 60
  /// Mails of one session: what is deleted is gone for good only at its end.
  private static let mostMails = 500

  package init(
    account: FetchAccount, password: String, delivery: [String], lockFile: String,
    seenFile: String
  ) {
    self.account = account
    self.password = password
    self.delivery = delivery
    self.lockFile = lockFile
    self.seenFile = seenFile
  }

  package var text: String {
    """
    set no bouncemail
    set no spambounce
    set pidfile \(quoted(lockFile))
    set idfile \(quoted(seenFile))
    poll \(quoted(host)) \(server.joined(separator: " "))
    user \(quoted(account.user)) password \(quoted(password))
    \(user.joined(separator: " "))
    mda \(quoted(command))

    """
  }

  /// An address literal goes without its brackets here.
  private var host: String { account.host.filter { $0 != "[" && $0 != "]" } }

  private var server: [String] {
    let remembers = account.keep && account.mailProtocol == .pop3
    return ["protocol", account.mailProtocol.rawValue]
      + (account.port.map { ["service", String($0)] } ?? [])
      + ["timeout", String(Self.patience), "auth", "password"] + (remembers ? ["uidl"] : [])
  }

  private var user: [String] {
    encryption + (account.keep ? ["keep"] : ["fetchall", "no", "keep"])
      + ["no", "rewrite", "fetchlimit", String(Self.mostMails)]
  }

  private var encryption: [String] {
    switch account.encryption {
    case .implicit: ["ssl", "sslcertck"]
    // Any protocol but the empty one makes fetchmail insist on STARTTLS.
    case .startTLS: ["sslproto", quoted("auto"), "sslcertck"]
    case .none: ["sslproto", quoted(""), "no", "sslcertck"]
    }
  }

  /// %T and %F stand for addresses wherever fetchmail finds them: an empty pair of quotes parts them.
  private var command: String {
    delivery.map { ShellWord.quoted($0).replacing("%", with: "%''") }.joined(separator: " ")
  }

  /// A string of fetchmail's, which ends at the next double quote: that one, the backslash that
  /// starts escapes, and control characters are written as escapes.
  private func quoted(_ text: String) -> String {
    let digits = Array("0123456789abcdef")
    let escaped = text.unicodeScalars.map { scalar in
      guard scalar == "\"" || scalar == "\\" || scalar.value < 0x20 || scalar.value == 0x7F else {
        return String(scalar)
      }
      return "\\x" + String([digits[Int(scalar.value >> 4)], digits[Int(scalar.value & 15)]])
    }
    return "\"" + escaped.joined() + "\""
  }
}
