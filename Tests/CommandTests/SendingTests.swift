import BlackBox
import Glibc
import Testing

@Suite("Whatever sendmail does, each mail is sent once or kept")
struct SendingTests {
  private let desk: TestDesk
  private let sendmail: Recorder

  init() throws {
    sendmail = try Recorder()
    desk = try TestDesk(sendmail: sendmail)
  }

  @Test(
    "a status that no later try will change marks the recipients failed",
    arguments: [64, 65, 67, 77, 78])
  func refused(_ status: Int) throws {
    try desk.enqueue()
    try sendmail.answer("exit \(status)")
    #expect(try desk.text("flush") == "0 sent, 0 waiting, 1 failed\n")
    #expect(try desk.outboxStates() == ["failed \(sendmail.path) exited with \(status)"])
  }

  @Test(
    "every other status is tried again",
    arguments: [1, 2, 66, 68, 69, 70, 71, 72, 73, 74, 75, 76, 126, 127, 255])
  func passing(_ status: Int) throws {
    try desk.enqueue()
    try sendmail.answer("exit \(status)")
    #expect(try desk.text("flush") == "0 sent, 1 waiting, 0 failed\n")
    try sendmail.answer("")
    #expect(try desk.text("flush", "--due", at: "+6m") == "1 sent, 0 waiting, 0 failed\n")
  }

  /// Under a limit of the memory far below what it prints.
  @Test(
    "a sendmail that prints without end fills no memory",
    arguments: ["head -c 500000000 /dev/zero", "head -c 500000000 /dev/zero >&2"])
  func endless(_ printing: String) throws {
    try desk.enqueue()
    try sendmail.answer("\(printing); exit 75")
    let flush = desk.command(["flush"]).inShell("ulimit -v 400000; exec \"$@\"")
    #expect(try flush.run().succeeded().text == "0 sent, 1 waiting, 0 failed\n")
    #expect(try desk.outboxStates()[0].hasPrefix("queued \(sendmail.path) exited with 75"))
  }

  @Test(
    "its answer is heard where there is no pidfd to wait by",
    arguments: ["ENOSYS", "EPERM", "EMFILE", "ENOMEM"])
  func unwatched(_ error: String) throws {
    try desk.enqueue()
    try sendmail.answer("sleep 0.1; exit 64")
    let flush = desk.command(["flush"]).wrapped(
      by: "/usr/bin/strace",
      ["-o", "/dev/null", "-e", "trace=pidfd_open", "-e", "inject=pidfd_open:error=\(error)"])
    #expect(try flush.run().succeeded().text == "0 sent, 0 waiting, 1 failed\n")
    #expect(try desk.outboxStates() == ["failed \(sendmail.path) exited with 64"])
  }

  @Test(
    "what keeps it from being started is told, and passes",
    arguments: [("clone3", "EAGAIN"), ("clone3", "ENOMEM"), ("memfd_create", "EMFILE")])
  func notStarted(_ call: String, _ error: String) throws {
    try desk.enqueue()
    let trouble = [
      "EAGAIN": "Resource temporarily unavailable", "ENOMEM": "Cannot allocate memory",
      "EMFILE": "Too many open files",
    ][error]
    let flush = desk.command(["flush"]).wrapped(
      by: "/usr/bin/strace",
      ["-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(call):error=\(error)"])
    #expect(try flush.run().succeeded().text == "0 sent, 1 waiting, 0 failed\n")
    #expect(try desk.outboxStates() == ["queued \(sendmail.path): \(try #require(trouble))"])
    #expect(try desk.text("flush") == "1 sent, 0 waiting, 0 failed\n")
  }

  /// Neither what it ignores of signals nor what is open, but for its three files.
  @Test("sendmail gets signals and descriptors as a program of its own")
  func surroundings() throws {
    try desk.enqueue()
    try sendmail.answer(
      "while read line; do echo \"$line\"; done </proc/$$/status >$name.signals; ls /proc/$$/fd >$name.descriptors"
    )
    let flush = desk.command(["flush"]).wrapped(by: "/usr/bin/env", ["--ignore-signal=HUP"])
      .inShell(#"exec 7</dev/null; exec "$@""#)
    _ = try flush.run().succeeded()
    let signals = try sendmail.notes("signals").split(separator: "\n")
      .filter { $0.hasPrefix("Sig") }
    for line in signals where line.hasPrefix("SigBlk") || line.hasPrefix("SigIgn") {
      // Above 31 are those of the C library.
      #expect(UInt64(line.suffix(16), radix: 16).map { $0 & 0x7FFF_FFFF } == 0, "\(line)")
    }
    #expect(signals.count >= 3)
    #expect(!(try sendmail.notes("descriptors").split(separator: "\n").contains("7")))
  }

  @Test("one on which sendmail hangs does not hold up the others")
  func hanging() throws {
    let stuck = desk.folder.file("stuck")
    try FileContent.write("".utf8, to: stuck)
    try sendmail.answer(
      "case \"$*\" in *stuck@*) while [ -e \(stuck) ]; do sleep 0.1; done; exit 75;; esac")
    try desk.enqueue(to: ["stuck@customer.example"])
    for _ in 0..<6 { try desk.enqueue() }
    let flush = try desk.command(["flush"]).start()
    try waitFor { try sendmail.mails().count == 6 }
    try FileContent.remove(stuck)
    #expect(flush.wait().text == "6 sent, 1 waiting, 0 failed\n")
  }

  @Test("what nobody has tried yet goes before what sendmail did not take")
  func order() throws {
    try sendmail.answer("exit 75")
    for name in ["a", "b", "c", "d", "e", "f"] { try desk.enqueue(to: ["\(name)@old.example"]) }
    try desk.text("flush")
    try sendmail.answer("")
    try desk.enqueue(to: ["x@new.example"])
    #expect(try desk.text("flush") == "7 sent, 0 waiting, 0 failed\n")
    #expect(try sendmail.mails().map { $0.arguments.last }.first == "x@new.example")
  }

  @Test("a process that sends is seen to live from another pid namespace")
  func namespaces() throws {
    let stuck = desk.folder.file("stuck")
    try FileContent.write("".utf8, to: stuck)
    try sendmail.answer("while [ -e \(stuck) ]; do sleep 0.1; done")
    try desk.enqueue()
    let flush = try desk.command(["flush"]).start()
    try waitFor { try desk.json("outbox").array.first?["tries"].int == 1 }
    let apart = ["--pid", "--mount", "--fork", "--mount-proc"]
    let other = try desk.command(["flush"]).wrapped(by: "/usr/bin/unshare", apart).asRoot().run()
    #expect(try other.succeeded().text.isEmpty)
    try FileContent.remove(stuck)
    #expect(flush.wait().text == "1 sent, 0 waiting, 0 failed\n")
    #expect(try sendmail.mails().count == 1)
  }

  /// As after a boot.
  @Test("a claim is no sign of life, though its process number is another program's")
  func reusedNumber() throws {
    try desk.enqueue()
    let claim = "UPDATE outbox SET tries = 1, claim = '\(getpid())'"
    _ = try Command("/usr/bin/sqlite3", [desk.store, claim]).run().succeeded()
    #expect(try desk.text("flush", "--due") == "1 sent, 0 waiting, 0 failed\n")
  }

  /// From too few to begin with to enough to send.
  @Test("too few files to open are a passing trouble, called by its name", arguments: 4...40)
  func fewFiles(_ most: Int) throws {
    try desk.enqueue()
    let flush = desk.command(["flush"]).wrapped(by: "/usr/bin/prlimit", ["--nofile=\(most)"])
    let run = try flush.run()
    #expect(!run.errors.contains("ermission denied"), "\(run)")
    let state = try desk.outboxStates()[0]
    #expect(state == "sent " || state.hasPrefix("queued "), "\(state) after \(run)")
    #expect(!state.contains("ermission denied"))
    if state != "sent " { #expect(try desk.text("flush") == "1 sent, 0 waiting, 0 failed\n") }
  }

  private func waitFor(_ condition: () throws -> Bool) throws {
    for _ in 0..<12_000 {
      if try condition() { return }
      usleep(10_000)
    }
    Issue.record("never happened")
  }
}
