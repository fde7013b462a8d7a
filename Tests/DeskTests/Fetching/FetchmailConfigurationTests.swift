import Desk
import Testing

@Suite("What fetchmail is told")
struct FetchmailConfigurationTests {
  private func account(_ changes: [SettingKey: String] = [:]) throws -> FetchAccount {
    let standard: [SettingKey: String] = [
      .fetchHost: "pop.example.com", .fetchUser: "support", .fetchPassword: "secret",
    ]
    let settings = Settings(global: standard.merging(changes) { $1 })
    guard case .complete(let account) = FetchAccount.setup(settings) else {
      throw Incomplete()
    }
    return account
  }

  private struct Incomplete: Error {}

  private func text(
    _ changes: [SettingKey: String] = [:], password: String = "secret",
    delivery: [String] = ["/usr/bin/ingest", "--print"]
  ) throws -> String {
    FetchmailConfiguration(
      account: try account(changes), password: password, delivery: delivery,
      lockFile: "/var/lib/s.poll/support.pid", seenFile: "/var/lib/s.poll/support.seen"
    ).text
  }

  @Test("the whole of it")
  func whole() throws {
    #expect(
      try text() == """
        set no bouncemail
        set no spambounce
        set pidfile "/var/lib/s.poll/support.pid"
        set idfile "/var/lib/s.poll/support.seen"
        poll "pop.example.com" protocol pop3 timeout 60 auth password
        user "support" password "secret"
        ssl sslcertck fetchall no keep no rewrite fetchlimit 500
        mda "'/usr/bin/ingest' '--print'"

        """)
  }

  @Test(
    "passwords that would end a string or begin an escape",
    arguments: [
      (#"a"b"#, #""a\x22b""#), (#"a\b"#, #""a\x5cb""#), ("a b", #""a b""#), ("a'b", #""a'b""#),
      ("é%#;", #""é%#;""#), ("a\tb", #""a\x09b""#), ("a\nuser", #""a\x0auser""#),
    ])
  func passwords(_ password: String, _ written: String) throws {
    #expect(try text(password: password).contains("password \(written)\n"))
  }

  @Test(
    "words of the command, for fetchmail and for the shell",
    arguments: [
      ("/a b", "'/a b'"), ("/it's", #"'/it'\x5c''s'"#), ("/%T%F", "'/%''T%''F'"),
      ("/$(id)", "'/$(id)'"), (#"/""#, #"'/\x22'"#),
    ])
  func words(_ word: String, _ written: String) throws {
    #expect(try text(delivery: [word]).contains("mda \"\(written)\"\n"))
  }

  @Test(
    "how the connection is encrypted: never less than asked for",
    arguments: [
      ("yes", "ssl sslcertck"), ("starttls", #"sslproto "auto" sslcertck"#),
      ("no", #"sslproto "" no sslcertck"#), ("nonsense", "ssl sslcertck"),
    ])
  func encryption(_ setting: String, _ words: String) throws {
    #expect(try text([.fetchTLS: setting]).contains("\n\(words) fetchall"))
  }

  @Test("other settings")
  func others() throws {
    #expect(
      try text([.fetchProtocol: "imap", .fetchPort: "1143"])
        .contains("protocol imap service 1143 timeout"))
    #expect(try text([.fetchKeep: "yes"]).contains("password uidl\n"))
    #expect(try text([.fetchKeep: "yes"]).contains("ck keep no rewrite"))
    #expect(try !text([.fetchKeep: "yes", .fetchProtocol: "imap"]).contains("uidl"))
    #expect(try text([.fetchHost: "[::1]"]).contains(#"poll "::1" "#))
  }
}
