import BlackBox
import GRDB
import Testing

/// Another process holds the write lock, as flock(1) does.
@Suite("Write lock")
struct LockTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
  }

  /// Runs the command under `flock FILE.lock`.
  private func holding(_ command: Command) throws -> Execution {
    try command.wrapped(by: "/usr/bin/flock", [desk.store + ".lock"]).run()
  }

  @Test("is waited for no longer than told", arguments: ["0", "1"])
  func timeout(_ seconds: String) throws {
    let run = try holding(desk.ingest(Letter("b@x").text, ["--lock-timeout", seconds]))
    #expect(run.isDeferral, "\(run)")
    #expect(run.errors.contains("locked"))
    #expect(run.errors.contains(" \(seconds) s"))
    #expect(try desk.ticket(1)["message_count"] == 1)
    #expect(try desk.deliver(Letter("b@x").text)["message"] == 2)
  }

  @Test("is waited for no longer than told when the caller blocks the signals of timers")
  func blockedAlarm() throws {
    let run = try holding(
      desk.ingest(Letter("b@x").text, ["--lock-timeout", "1"])
        .wrapped(by: "/usr/bin/timeout", ["-s", "KILL", "\(Waiting.mostSeconds)"])
        .wrapped(by: "/usr/bin/env", ["--block-signal=ALRM"]))
    #expect(run.isDeferral, "\(run)")
  }

  @Test("is not waited for by readers")
  func readers() throws {
    let run = try holding(desk.command(["list", "--json"]))
    #expect(run.end == .exit(0))
    #expect(try Value(run.output).array.count == 1)
  }

  @Test("is waited for while it is held")
  func waiting() throws {
    let release = desk.folder.file("release")
    _ = try Command("/usr/bin/mkfifo", [release]).run().succeeded()
    let holder = try Command("/bin/sh", ["-c", #"echo >"$0""#, release])
      .wrapped(by: "/usr/bin/flock", [desk.store + ".lock"]).start()
    try Waiting.until("the lock is held") { try !locks().isEmpty }
    let waiting = try desk.ingest(Letter("b@x").text, ["--lock-timeout", "600"]).start()
    try Waiting.until("ingest waits") { try locks().contains { $0.contains("-> FLOCK") } }
    #expect(try desk.ticket(1)["message_count"] == 1)
    _ = try Command("/bin/cat", [release]).run().succeeded()
    #expect(holder.wait().end == .exit(0))
    #expect(waiting.wait().end == .exit(0))
    #expect(try desk.ticket(1)["message_count"] == 2)
  }

  /// Lines of proc(5), /proc/locks, about the lock file: `1: FLOCK  ADVISORY  WRITE 12 fe:01:345 0 EOF`,
  /// and `1: -> FLOCK` of who waits.
  private func locks() throws -> [Substring] {
    let inode = try FileContent.inode(desk.store + ".lock")
    return try String(decoding: FileContent.read("/proc/locks"), as: UTF8.self)
      .split(separator: "\n").filter { $0.contains(":\(inode) ") }
  }

  @Test("covers SQLite's own lock too", arguments: ["0", "1"])
  func sqliteLock(_ seconds: String) throws {
    let database = try DatabaseQueue(path: desk.store)
    let run = try database.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      return try desk.ingest(Letter("b@x").text, ["--lock-timeout", seconds]).run()
    }
    #expect(run.isDeferral, "\(run)")
    #expect(run.errors.contains("locked"))
  }
}
