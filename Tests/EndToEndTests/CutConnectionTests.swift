import BlackBox
import Testing

/// A server that ends the connection in the middle of a mail, as no real one can be told to. Its
/// first mail is cut at the first try, and whole at the second.
@Suite("A connection that breaks in the middle of a mail")
struct CutConnectionTests {
  private static let server = """
    import socket, ssl, sys
    mail = sys.stdin.buffer.read().replace(b"\\n", b"\\r\\n")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("/etc/dovecot/certificate.pem", "/etc/dovecot/key.pem")
    listener = socket.create_server(("127.0.0.1", 995))
    is_whole = is_deleted = False
    while True:
        raw, _ = listener.accept()
        connection = context.wrap_socket(raw, server_side=True)
        lines = connection.makefile("rb")
        say = lambda *texts: connection.sendall(b"\\r\\n".join(texts) + b"\\r\\n")
        say(b"+OK")
        count = b"0" if is_deleted else b"1"
        size = b"%d" % len(mail)
        listing = [] if is_deleted else [b"1 " + size]
        deleting = False
        for line in lines:
            words = line.upper().split()
            if words[0] == b"STAT": say(b"+OK " + count + b" " + size)
            elif words[0] in (b"LIST", b"UIDL") and len(words) == 2: say(b"+OK 1 " + size)
            elif words[0] in (b"LIST", b"UIDL"): say(b"+OK", *listing, b".")
            elif words[0] == b"CAPA": say(b"+OK", b"USER", b"UIDL", b".")
            elif words[0] == b"RETR" and is_whole: say(b"+OK", mail + b".")
            elif words[0] == b"RETR":
                is_whole = True
                connection.sendall(b"+OK\\r\\n" + mail[:len(mail) // 2])
                break
            elif words[0] == b"DELE": deleting = True; say(b"+OK")
            elif words[0] == b"QUIT": is_deleted = deleting; say(b"+OK"); break
            else: say(b"+OK")
        lines.close()
        raw.close()
        connection.close()

    """

  struct Way: CustomTestStringConvertible {
    let testDescription: String
    let fetch: String
    /// How many messages the ticket has in the end.
    let messages: Value
  }

  private static func own(_ command: String) -> String {
    "cd /var/lib/tickets && exec runuser -u tickets -- env HOME=/var/lib/tickets \(command)"
  }

  static let ways = [
    Way(testDescription: "tickets poll", fetch: own("tickets poll"), messages: 2),
    Way(testDescription: "fetchmail", fetch: own("fetchmail --silent"), messages: 2),
    Way(testDescription: "getmail", fetch: own("getmail --quiet"), messages: 1),
  ]

  private let letter = Letter("a@x", body: String(repeating: "Something is wrong.\n", count: 5_000))

  @Test("loses nothing; fetchmail lets the beginning through, getmail does not", arguments: ways)
  func cut(_ way: Way) throws {
    let dovecot = try Dovecot()
    let machine = dovecot.machine
    try dovecot.configure("support", password: "secret")
    try machine.run(
      """
      doveadm stop
      cd \(machine.contrib("")) && chmod g-w /var/lib/tickets
      install -o tickets -m 600 fetchmail/fetchmailrc /var/lib/tickets/.fetchmailrc
      install -D -o tickets -m 600 getmail/getmailrc /var/lib/tickets/.config/getmail/getmailrc
      chown -R tickets /var/lib/tickets
      """)
    var server = machine.command(
      "exec python3 -c \(ShellText.quoted(CutConnectionTests.server))")
    server.input = Array(letter.text.utf8)
    let running = try server.start()
    try machine.wait(until: "ss -ltn | grep -q ':995 '")
    let first = try machine.command(way.fetch).run()
    #expect(first.end != .exit(0) || way.messages == 1, "\(first)")
    let second = try machine.command(way.fetch).run()
    #expect(second.end == .exit(0), "\(second)")
    #expect(try machine.ticketCount == 1)
    let messages = try machine.tickets("show 1")["messages"].array
    #expect(.number(Double(messages.count)) == way.messages)
    #expect(messages.last?["visible_text"].text?.count ?? 0 > 99_000, "the whole mail is there")
    if way.testDescription == "tickets poll" {
      let said = "connection lost; the last mail, on #1, may be incomplete and is fetched again"
      #expect(first.text == "support: 1 fetched, \(said)\n")
    }
    withExtendedLifetime(running) {}
  }
}
