import BlackBox

/// Dovecot with two mailboxes, and a desk in the same machine that polls it.
struct Dovecot {
  let machine: Machine

  static let host = "pop.example.com"
  /// Whatever could confuse a shell or fetchmail's own language.
  static let password = #"a "b" 'c' \d\x41 %T #é $(id) ;"#

  /// - Parameter trusted: the certificate's authority is known to the system.
  init(trusted: Bool = true, tls: Bool = true) throws {
    machine = try Machine()
    try machine.makeStore()
    try machine.run(
      """
      set -e
      useradd --system vmail
      install -d -o vmail /srv/mail
      echo 127.0.0.1 \(Dovecot.host) other.example.com >> /etc/hosts
      cd /etc/dovecot
      openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca.key -out ca.pem -subj '/CN=CA'
      openssl req -newkey rsa:2048 -nodes -keyout key.pem -out request.pem -subj '/CN=Dovecot'
      echo subjectAltName=DNS:\(Dovecot.host) > names
      openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 \\
        -extfile names -out certificate.pem
      if \(trusted); then
        cp ca.pem /usr/local/share/ca-certificates/test.crt
        update-ca-certificates
      fi
      cat > dovecot.conf
      for user in support billing; do
        echo "$user:{PLAIN.b64}$(printf %s "$1" | base64)" >> users
      done
      dovecot
      """.replacing("\"$1\"", with: ShellText.quoted(Dovecot.password)),
      input: Dovecot.configuration + (tls ? Dovecot.encryption : "ssl = no\n"))
  }

  private static let configuration = """
    protocols = pop3 imap
    listen = 127.0.0.1
    log_path = /var/log/dovecot.log
    mail_location = maildir:/srv/mail/%u
    disable_plaintext_auth = no
    auth_failure_delay = 0
    first_valid_uid = 1
    passdb {
      driver = passwd-file
      args = /etc/dovecot/users
    }
    userdb {
      driver = static
      args = uid=vmail gid=vmail home=/srv/mail/%u
    }

    """

  private static let encryption = """
    ssl = yes
    ssl_cert = </etc/dovecot/certificate.pem
    ssl_key = </etc/dovecot/key.pem

    """

  /// Tells the desk of a mailbox.
  func configure(
    _ queue: String, user: String? = nil, password: String = Dovecot.password,
    _ settings: [String: String] = [:]
  ) throws {
    let standard = [
      "fetch-host": Dovecot.host, "fetch-user": user ?? queue, "fetch-password": password,
    ]
    for (key, value) in standard.merging(settings, uniquingKeysWith: { $1 }) {
      try machine.run("tickets config --queue \(queue) set \(key) \(ShellText.quoted(value))")
    }
  }

  func deliver(_ letter: Letter, to user: String) throws {
    try machine.run("/usr/lib/dovecot/deliver -d \(user)", input: letter.text)
  }

  /// How many mails are still in a mailbox.
  func count(_ user: String) throws -> Int {
    let list = try machine.run(
      "ls /srv/mail/\(user)/new /srv/mail/\(user)/cur | grep -c vm || true")
    return Int(list.filter(\.isNumber)) ?? -1
  }

  /// Runs `tickets poll` as the user of the desk.
  func poll(_ options: String = "") throws -> Execution {
    try machine.command("exec runuser -u tickets -- tickets poll \(options)").run()
  }
}

/// Words for sh(1).
enum ShellText {
  static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
