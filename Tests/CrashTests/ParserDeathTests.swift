import BlackBox
import Testing

/// A parser that dies, put before GMime's own by the dynamic loader.
@Suite("Death of the parser")
struct ParserDeathTests {
  let desk: TestDesk
  let library: String
  let mail = Letter("bad@x", subject: "Deadly", body: "Deadly words.\n").text

  private static let source = """
    #define _GNU_SOURCE
    #include <signal.h>
    #include <stdlib.h>
    #include <unistd.h>
    static int overflow(int depth) { volatile char page[4096]; page[0] = depth;
      return overflow(depth + 1) + page[0]; }
    void *internet_address_list_parse(void *options, const char *text) {
      const char *how = getenv("DEATH");
      switch (how[0]) {
        case 's': *(volatile int *)1 = 1; break;
        case 'a': abort();
        case 't': __builtin_trap();
        case 'f': raise(SIGFPE); break;
        case 'b': raise(SIGBUS); break;
        case 'o': overflow(0); break;
        case 'l': for (;;);
        default: if (fork() == 0) { kill(getppid(), atoi(how)); _exit(0); }
      }
      sleep(5);
      _exit(99);
    }
    """

  init() throws {
    desk = try TestDesk()
    library = desk.folder.file("death.so")
    try FileContent.write(Array(ParserDeathTests.source.utf8), to: desk.folder.file("death.c"))
    _ = try Command(
      "/usr/bin/cc", ["-O0", "-w", "-shared", "-fPIC", "-o", library, desk.folder.file("death.c")]
    ).run().succeeded()
    try desk.deliver(Letter("good@x", subject: "Good").text)
  }

  /// Under `env`, so that only the program is sabotaged, and no signal is ignored.
  private func deadly(_ how: String, _ mail: String) throws -> Execution {
    try sabotaged(how, mail).run()
  }

  private func sabotaged(_ how: String, _ mail: String) -> Command {
    desk.ingest(mail).wrapped(
      by: "/usr/bin/env", ["--default-signal", "LD_PRELOAD=" + library, "DEATH=" + how])
  }

  private var marks: [String] { desk.folder.names.filter { $0.contains("unreadable") } }

  @Test(
    "files the mail unread at the next attempt",
    arguments: [("segv", 11), ("abort", 6), ("fpe", 8), ("bus", 7), ("overflow", 11)])
  func death(_ how: String, _ signal: Int32) throws {
    #expect(try deadly(how, mail).end == .signal(signal))
    #expect(try desk.text("count", "mid:bad@x") == "0\n")
    #expect(marks.count == 1)
    let receipt = try desk.deliver(mail)
    #expect(receipt["action"] == "created" && receipt["ticket"] == 2)
    let message = try desk.json("show", "m2")
    #expect(message["unreadable"] == .bool(true))
    #expect(try desk.text("show", "m2", "--raw") == mail)
    #expect(marks.isEmpty)
  }

  @Test("also by a trap")
  func trap() throws {
    let end = try deadly("trap", mail).end
    #expect(end == .signal(4) || end == .signal(5))
    #expect(try desk.deliver(mail)["action"] == "created")
    #expect(try desk.json("show", "m2")["unreadable"] == .bool(true))
  }

  @Test("also by running on when its processor time is up")
  func endless() throws {
    let run = try sabotaged("loop", mail).wrapped(by: "/usr/bin/prlimit", ["--cpu=1:600"]).run()
    #expect(run.end == .signal(24))
    #expect(marks.count == 1)
    #expect(try desk.deliver(mail)["action"] == "created")
    #expect(try desk.json("show", "m2")["unreadable"] == .bool(true))
    #expect(marks.isEmpty)
  }

  @Test("blocks no other mail")
  func others() throws {
    _ = try deadly("segv", mail)
    try desk.deliver(Letter.reply("next@x", to: "good@x").text)
    let next = try desk.json("show", "m2")
    #expect(next["unreadable"] == .bool(false) && next["ticket"] == 1)
    #expect(try desk.deliver(mail)["action"] == "created")
    #expect(try desk.json("show", "m3")["unreadable"] == .bool(true))
  }

  @Test("is remembered while the retry cannot be stored")
  func remembered() throws {
    _ = try deadly("segv", mail)
    let locked = try desk.ingest(mail, ["--lock-timeout", "0"])
      .wrapped(by: "/usr/bin/flock", [desk.store + ".lock"]).run()
    #expect(locked.isDeferral)
    #expect(marks.count == 1)
    #expect(try deadly("segv", mail).end == .exit(0))
    #expect(marks.isEmpty)
  }

  @Test("before there is a store, too")
  func first() throws {
    let fresh = try TestDesk()
    var command = fresh.ingest(mail)
    command.environment.merge(["LD_PRELOAD": library, "DEATH": "segv"]) { $1 }
    #expect(try command.run().end == .signal(11))
    #expect(try fresh.deliver(mail)["action"] == "created")
    #expect(try fresh.json("show", "m1")["unreadable"] == .bool(true))
  }

  @Test("a duplicate of it is one")
  func duplicate() throws {
    _ = try deadly("segv", mail)
    try desk.deliver(mail)
    #expect(try deadly("segv", mail).end == .signal(11))
    #expect(try desk.deliver(mail)["action"] == "duplicate")
  }

  @Test(
    "a signal from outside says nothing about the mail",
    arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 15, 24])
  func outside(_ signal: Int32) throws {
    #expect(try deadly("\(signal)", mail).end == .signal(signal))
    #expect(marks.isEmpty)
    try desk.deliver(mail)
    let message = try desk.json("show", "m2")
    #expect(message["unreadable"] == .bool(false))
    #expect(message["subject"] == "Deadly")
  }
}
