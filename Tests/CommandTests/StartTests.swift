import BlackBox
import Testing

/// What programs take for granted before their first line, and what these do not.
@Suite("Start of the programs")
struct StartTests {
  let desk: TestDesk
  let mail = Letter("a@x").text

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
  }

  /// Under a /proc in which nothing is.
  private func withoutProc(_ command: Command) -> Command {
    command.inShell(#"mount -t tmpfs none /proc && exec "$@""#)
      .wrapped(by: "/usr/bin/unshare", ["--mount"])
  }

  @Test("ingest takes its options without /proc")
  func delivery() throws {
    let run = try withoutProc(desk.ingest(mail, ["--print"])).asRoot().run()
    #expect(run.end == .exit(0) && run.text == "1\n", "\(run)")
    #expect(try desk.text("show", "m1", "--raw") == mail)
    let wrong = try withoutProc(desk.ingest(mail, ["--no-such-option"])).asRoot().run()
    #expect(wrong.isDeferral && wrong.errors.contains("--no-such-option"), "\(wrong)")
  }

  @Test("tickets takes its options without /proc")
  func tickets() throws {
    try desk.deliver(mail)
    _ = try withoutProc(desk.command(["close", "1"])).asRoot().run().succeeded()
    #expect(try desk.ticket(1)["status"] == "closed")
    let wrong = try withoutProc(desk.command(["list", "--no-such-option"])).asRoot().run()
    #expect(wrong.end == .exit(64), "\(wrong)")
  }

  /// By a delivery, by what a command leaves to the background, and by flush.
  @Test("sendmail is started without /proc, and its answer heard")
  func sending() throws {
    let etc = try OwnEtc()
    _ = try desk.command(["config", "set", "address", "help@desk.example"]).run().succeeded()
    let delivery = try etc.run(withoutProc(desk.ingest(mail)))
    #expect(delivery.end == .exit(0) && delivery.errors.isEmpty, "\(delivery)")
    #expect(try desk.outboxStates() == ["sent "])
    let reply = try etc.run(withoutProc(desk.command(["reply", "1", "-m", "Hello."])))
    #expect(reply.end == .exit(0), "\(reply)")
    #expect(try desk.outboxStates() == ["sent ", "sent "])
    try desk.enqueue()
    // Libraries that wait look into /proc only after a while.
    try etc.builtIn.answer("sleep 3; exit 75")
    let flush = withoutProc(desk.command(["flush"]))
    #expect(try etc.run(flush).text == "0 sent, 1 waiting, 0 failed\n")
    try etc.builtIn.answer("")
    #expect(try etc.run(flush).text == "1 sent, 0 waiting, 0 failed\n")
    #expect(try etc.builtIn.mails().count == 3)
  }

  static let programs: [(path: String, status: Int32)] = [
    (Binaries.ingest, 75), (Binaries.delivery, 75), (Binaries.tickets, 64),
  ]

  /// As execve(2) starts a program that is given no word at all.
  @Test("an empty command line is none", arguments: programs)
  func nothing(_ program: (path: String, status: Int32)) throws {
    let run = try Command("/bin/bash", ["-c", #"exec -a "" "$0""#, program.path]).run()
    #expect(run.end == .exit(program.status))
    #expect(run.output.isEmpty && run.errors.contains("without arguments"))
  }

  /// A home that cannot be looked up must not make the store another one.
  @Test("a user without a home has no store", arguments: [Binaries.ingest, Binaries.tickets])
  func homeless(_ program: String) throws {
    var command = Command(program, [])
    command.input = Array(mail.utf8)
    let run = try command.wrapped(by: "/usr/bin/env", ["--unset=HOME"])
      .asMember("54321", of: "54321").run()
    #expect(run.end != .exit(0))
    #expect(run.errors.contains("no home folder"), "\(run)")
  }

  @Test(
    "ingest is found by links and by its name",
    arguments: [
      #"ln -s "$0" a && ./a"#, #"ln -s "$0" a && ln -s a b && mkdir c && ln -s ../b c/d && c/d"#,
      #"PATH=${0%/*}:$PATH && ingest"#, #"cd "${0%/*}" && ./ingest"#,
      #"ln -s "${0%/*}" folder && folder/ingest"#,
    ])
  func links(_ way: String) throws {
    var command = desk.ingest(mail)
    command.arguments = ["-c", way + #" "$@""#, Binaries.ingest] + command.arguments
    command.program = "/bin/sh"
    command.directory = desk.folder.path
    _ = try command.run().succeeded()
    #expect(try desk.text("count", "mid:a@x") == "1\n")
  }
}
