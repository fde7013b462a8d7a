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
        .wrapped(by: "/usr/bin/timeout", ["-s", "KILL", "10"])
        .wrapped(by: "/usr/bin/env", ["--block-signal=ALRM"]))
    #expect(run.isDeferral, "\(run)")
  }

  @Test("counts for the time that a delivery has as a whole")
  func alarm() throws {
    let log = desk.folder.file("timers")
    let waiting = try desk.ingest(Letter("b@x").text, ["--lock-timeout", "1"])
      .wrapped(by: "/usr/bin/strace", ["-f", "-o", log, "-e", "trace=setitimer"])
    _ = try holding(waiting)
    let timers = String(decoding: try FileContent.read(log), as: UTF8.self).split(separator: "\n")
    let last = try #require(timers.last { $0.contains("setitimer") })
    let seconds = last.split(separator: "it_value={tv_sec=").last?.prefix { $0.isNumber }
    let left = try #require(seconds.flatMap { Int($0) })
    #expect((500...598).contains(left), "\(last)")
  }

  @Test("is not waited for by readers")
  func readers() throws {
    let run = try holding(desk.command(["list", "--json"]))
    #expect(run.end == .exit(0))
    #expect(try Value(run.output).array.count == 1)
  }

  @Test("is waited for while it is held")
  func waiting() throws {
    var holder = Command("/usr/bin/flock", [desk.store + ".lock", "sleep", "1"])
    holder.environment = desk.ingest("").environment
    let running = try holder.start()
    let run = try desk.ingest(Letter("b@x").text, ["--lock-timeout", "30"])
      .inShell(#"sleep 0.3; exec "$@""#).run()
    #expect(run.end == .exit(0))
    #expect(running.wait().end == .exit(0))
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
