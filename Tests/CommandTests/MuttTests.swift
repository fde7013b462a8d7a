import BlackBox
import Testing

@Suite("A ticket in mutt")
struct MuttTests {
  let answering: AnsweringDesk
  var desk: TestDesk { answering.desk }

  /// A mail, our answer, the answer to that, a note, a second answer, and a mail passed on.
  init() throws {
    answering = try AnsweringDesk()
    try answering.reply("Turn it on.")
    let ours = try answering.sent[0].messageID
    try desk.deliver(
      Letter.reply("b@x", to: ours, subject: "AW: Drucker", body: "From here it is dark.\n").text)
    _ = try answering.run(["note", "1", "-m", "Warranty is over."]).succeeded()
    try answering.reply("Buy a lamp.")
    _ = try answering.run(["forward", "m1", "--to", "rita@other.example", "-m", "x"]).succeeded()
    try FileContent.write(
      "set index_format='%n: %s'\nset hide_thread_subject=no\nset folder=~\n".utf8,
      to: desk.folder.file(".muttrc"))
  }

  private static let tree = [
    "Jane Doe: Printer",
    "Help Desk: ├─>Re: Printer [Ticket #1]",
    "Jane Doe: │ └─>AW: Drucker",
    "tester: │   ├─>Printer",
    "Help Desk: │   └─>Re: Printer [Ticket #1]",
    "Help Desk: └─>Fwd: Printer [Ticket #1]",
  ]

  private func index(of picture: [String]) -> [String] {
    picture.filter { $0.contains(": ") && !$0.contains("Mutt:") && !$0.hasPrefix("q:") }
  }

  private func shown(_ command: Command, _ check: ([String], Screen) throws -> Void) throws {
    let screen = try Screen(command)
    let picture = try screen.lines { lines in
      index(of: lines).count == MuttTests.tree.count && lines.contains { $0.contains("Msgs:") }
    }
    try check(picture, screen)
    try screen.type("q")
    try screen.waitForEnd()
  }

  @Test("is one thread, with nothing left over")
  func exported() throws {
    try desk.text("export", "1", "--format", "mbox", "-o", desk.folder.file("out"))
    var mutt = Command(
      "/usr/bin/mutt", ["-R", "-e", "set sort=threads", "-f", desk.folder.file("out")])
    mutt.environment["HOME"] = desk.folder.path
    try shown(mutt) { picture, _ in #expect(index(of: picture) == MuttTests.tree, "\(picture)") }
  }

  @Test("opens in one step, is not changed, and is gone when mutt ends")
  func oneStep() throws {
    try FileContent.write(
      try FileContent.read(desk.folder.file(".muttrc")) + Array("set sort=subject\n".utf8),
      to: desk.folder.file(".muttrc"))
    let folder = try TemporaryFolder()
    var command = desk.command(["mutt", "1"])
    command.environment["TMPDIR"] = folder.path
    try shown(command) { picture, screen in
      #expect(index(of: picture) == MuttTests.tree, "\(picture)")
      #expect(folder.names.count == 1)
      try screen.type("d")
      let refusal = try screen.lines { $0.contains { $0.contains("read-only") } }
      #expect(refusal.contains { $0.contains("read-only") }, "\(refusal)")
    }
    #expect(folder.names.isEmpty)
    #expect(try desk.ticket(1)["message_count"] == 6)
  }
}
