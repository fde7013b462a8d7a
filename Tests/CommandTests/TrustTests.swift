import BlackBox
import Testing

@Suite("Commands that stand in a store others may write")
struct TrustTests {
  private let etc: OwnEtc
  private let desk: TestDesk
  private let homes: TemporaryFolder
  /// What a member of the group would like to be run by others.
  private let foreign: Recorder

  /// A store of root's that the group `mail` may write, with one ticket to answer.
  init() throws {
    etc = try OwnEtc()
    desk = try TestDesk()
    homes = try TemporaryFolder()
    foreign = try Recorder()
    try FileContent.setMode(0o755, of: homes.path)
    try root("init", "--group", "mail")
    try root("config", "set", "address", "help@desk.example")
    try root("config", "set", "confirm", "no")
    _ = try etc.run(desk.ingest(Letter("a@x").text)).succeeded()
  }

  /// Runs `tickets` as root, which must end well.
  @discardableResult
  private func root(_ arguments: String...) throws -> Execution {
    try etc.run(desk.command(arguments)).succeeded()
  }

  /// A member of the group with a home folder of his own.
  private func member(_ user: String, _ arguments: String...) throws -> Execution {
    let home = homes.file(user)
    try shell("[ -d \(home) ] || install -d -o \(user) -m 700 \(home)")
    var command = desk.command(arguments)
    command.environment["HOME"] = home
    return try etc.run(command.asMember(user, of: "mail")).succeeded()
  }

  private func shell(_ script: String) throws {
    _ = try Command("/bin/sh", ["-c", script]).asRoot().run().succeeded()
  }

  private func grounds() throws -> [String?] {
    try Value(root("trust", "--json").output).array.map { $0["grounds"].text }
  }

  @Test("sendmail is the built-in one for everybody but who has set it, and it is said")
  func sendmail() throws {
    let set = try member("daemon", "config", "set", "sendmail", foreign.path)
    #expect(set.errors.contains("as root, for others: tickets trust allow \(foreign.path)\n"))
    let reply = try root("reply", "1", "-m", "Hello.")
    #expect(reply.errors.contains("is not allowed: mail goes to /usr/sbin/sendmail"), "\(reply)")
    #expect(try foreign.mails().isEmpty)
    #expect(try etc.builtIn.mails().map { $0.arguments.last } == ["jane@customer.example"])
    #expect(try grounds() == [nil])
    try root("trust", "allow", foreign.path)
    #expect(try grounds() == ["root"])
    let allowed = try root("reply", "1", "-m", "Hello again.")
    #expect(allowed.errors.isEmpty)
    #expect(try foreign.mails().count == 1 && etc.builtIn.mails().count == 1)
    try root("trust", "revoke", foreign.path)
    #expect(try grounds() == [nil])
    #expect(try etc.run(desk.command(["trust", "revoke", foreign.path])).end == .exit(1))
  }

  @Test("who has set it himself runs it, and flush tells others that it does not")
  func own() throws {
    _ = try member("daemon", "config", "set", "sendmail", "/bin/true")
    #expect(try member("daemon", "trust").text.contains("runs for you"))
    #expect(try member("nobody", "trust").text.contains("not run"))
    _ = try member("daemon", "reply", "1", "-m", "Hello.")
    #expect(try etc.builtIn.mails().isEmpty)
    try etc.builtIn.answer("exit 75")
    #expect(
      try etc.run(desk.command(["reply", "1", "-m", "Hello again."])).end == .exit(75))
    let flush = try member("nobody", "flush")
    #expect(flush.text == "0 sent, 1 waiting, 0 failed\n")
    #expect(flush.errors.contains("mail goes to /usr/sbin/sendmail; allow it with: "), "\(flush)")
    #expect(try member("daemon", "flush").text == "1 sent, 0 waiting, 0 failed\n")
  }

  @Test("the command that prints a password is refused with the remedy")
  func password() throws {
    let proof = desk.folder.file("proof")
    let command = "echo x; touch \(proof)"
    for (key, value) in [("host", "127.0.0.1"), ("port", "1"), ("user", "u")] {
      try root("config", "set", "fetch-\(key)", value)
    }
    _ = try member("daemon", "config", "set", "fetch-password-command", command)
    let poll = try etc.run(desk.command(["poll"]))
    #expect(poll.end == .exit(75))
    #expect(poll.text.contains("allow it with: tickets trust allow '\(command)'\n"), "\(poll)")
    #expect(!desk.folder.names.contains("proof"))
    try root("trust", "allow", command)
    _ = try etc.run(desk.command(["poll"]))
    #expect(desk.folder.names.contains("proof"))
  }

  @Test(
    "what root sets is allowed for everybody",
    arguments: [
      ["config", "set", "sendmail", "/bin/true"], ["config", "import", "settings"],
      ["config", "edit"],
    ])
  func setByRoot(_ arguments: [String]) throws {
    try FileContent.write("sendmail = /bin/true\n".utf8, to: desk.folder.file("settings"))
    var command = desk.command(arguments)
    command.environment["EDITOR"] = "cp settings"
    let set = try etc.run(command).succeeded()
    #expect(set.errors == "tickets: sendmail is set, and allowed in /etc/tickets/trust\n")
    #expect(
      try FileContent.read(etc.trust) == Array("\(desk.store)\t/bin/true\n".utf8))
    #expect(try FileContent.mode(etc.trust) == 0o644)
    #expect(try member("nobody", "trust").text.contains("runs for everybody"))
    #expect(try etc.run(command).succeeded().errors.isEmpty)
  }

  @Test(
    "root's file counts only when nobody else can have written it",
    arguments: [
      "chmod g+w trust", "chmod o+w trust", "chown daemon trust", "ln trust other",
      "mv trust other; ln -s other trust", "chmod o+w .", "chown daemon .",
    ])
  func rootsFile(_ fault: String) throws {
    try root("config", "set", "sendmail", "/bin/true")
    #expect(try grounds() == ["root"])
    try shell("cd \(etc.path)/tickets && \(fault)")
    let shown = try root("trust")
    #expect(shown.text.contains("not run") && shown.errors.contains("is ignored"), "\(shown)")
    let doctor = try etc.run(desk.command(["doctor"]))
    #expect(doctor.end == .exit(1) && doctor.text.contains("is ignored"))
    #expect(try etc.run(desk.command(["trust", "allow", "/bin/false"])).end == .exit(73))
  }

  @Test("doctor names what is not run, and for whom")
  func doctor() throws {
    _ = try member("daemon", "config", "set", "sendmail", "/bin/true")
    let root = try etc.run(desk.command(["doctor"]))
    #expect(root.end == .exit(1))
    #expect(root.text.contains("problem: trust: sendmail /bin/true: not allowed for root"))
    #expect(root.text.contains("\n    tickets trust allow /bin/true\n"))
    let own = try member("daemon", "doctor")
    #expect(own.text.contains("warning: trust: sendmail /bin/true: allowed by daemon alone"))
  }
}

@Suite("Who may write a store")
struct PrivateStoreTests {
  private let desk: TestDesk

  init() throws {
    desk = try TestDesk(sendmail: Recorder())
  }

  private func grounds(_ store: String) throws -> String? {
    let trust = desk.command(["trust", "--json", "--store", store])
    return try Value(trust.run().succeeded().output).array[0]["grounds"].text
  }

  @Test("a store of one's own needs no entry, and makes none")
  func ownStore() throws {
    #expect(try grounds(desk.store) == "store")
    #expect(!desk.folder.names.contains(".config"))
  }

  /// In the store's folder, which lies in a folder of its own.
  @Test(
    "others may write it by its mode, its owner, the mode of its log, or the way to it",
    arguments: [
      ("", "store"), ("chmod 666 t.db", nil), ("chmod 660 t.db", nil), ("chown daemon t.db", nil),
      ("chmod 644 t.db", "store"), ("chgrp mail .; chmod 775 .", nil), ("chmod 1777 .", nil),
      ("chmod 2775 .", nil),
      ("touch t.db-wal; chmod 666 t.db-wal", nil),
      ("chmod 666 t.db-journal", nil), ("chmod 777 ..", nil), ("chmod 1777 ..", "store"),
      ("chown daemon ..", nil), ("chmod 775 ..; chgrp mail ..", nil),
    ] as [(String, String?)])
  func faults(_ fault: String, _ expected: String?) throws {
    let folder = desk.folder.file("outer/inner")
    let script = """
      mkdir -p \(folder) && cd \(folder) && cp -p \(desk.store) t.db && touch t.db-wal t.db-journal \
      && chmod 600 t.db-* && { \(fault.isEmpty ? ":" : fault); }
      """
    _ = try Command("/bin/sh", ["-ec", script]).asRoot().run().succeeded()
    #expect(try grounds(folder + "/t.db") == expected)
  }

  @Test("a link on the way is as good as the folder that it lies in")
  func links() throws {
    let script = """
      cd \(desk.folder.path) && mkdir own shared && cp -p tickets.db own/t.db && chmod 777 shared &&
      ln -s ../own shared/link && ln -s own link && mkdir sticky && chmod 1777 sticky &&
      ln -s ../own sticky/link
      """
    _ = try Command("/bin/sh", ["-ec", script]).asRoot().run().succeeded()
    #expect(try grounds(desk.folder.file("link/t.db")) == "store")
    #expect(try grounds(desk.folder.file("sticky/link/t.db")) == "store")
    #expect(try grounds(desk.folder.file("shared/link/t.db")) == nil)
    _ = try Command("/bin/chown", ["-h", "daemon", desk.folder.file("sticky/link")]).asRoot().run()
    #expect(try grounds(desk.folder.file("sticky/link/t.db")) == nil)
  }
}
