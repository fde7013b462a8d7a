import BlackBox
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

  @Test("counts for the time that a delivery has as a whole")
  func alarm() throws {
    let log = desk.folder.file("timers")
    let waiting = desk.ingest(Letter("b@x").text, ["--lock-timeout", "1"])
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

  /// Writes into the lock file, and holds it.
  private func holding(_ command: Command, saying record: String) throws -> Execution {
    let text = record + String(repeating: " ", count: max(0, 95 - record.utf8.count)) + "\n"
    try FileContent.write(Array(text.utf8), to: desk.store + ".lock")
    return try holding(command)
  }

  @Test("tells who holds it, and since when")
  func holder() throws {
    // tickets doctor holds it while the command that it probes is at work.
    let delivery = "\(Binaries.ingest) --store \(desk.store) --lock-timeout 0; status=$?"
    let probe = "\(delivery); cat \(desk.store).lock >> \(desk.folder.file("seen")); exit $status"
    _ = try desk.tickets("doctor", "--probe", probe)
    let seen = String(decoding: try FileContent.read(desk.folder.file("seen")), as: UTF8.self)
    #expect(seen.contains(/held by process [0-9]+ \(tickets\) since 20[0-9-]+T[0-9:]+Z/), "\(seen)")
    let free = String(decoding: try FileContent.read(desk.store + ".lock"), as: UTF8.self)
    #expect(free.hasPrefix("free "))
  }

  @Test("names a process that lives, also one of somebody else")
  func living() throws {
    let parent = try Command("/bin/cat", ["/proc/1/comm"]).run().text.dropLast()
    let since = "2026-11-28T08:50:00Z"
    let run = try holding(
      desk.ingest(Letter("b@x").text, ["--lock-timeout", "0"]),
      saying: "held by process 1 (\(parent)) since \(since)")
    #expect(run.isDeferral, "\(run)")
    #expect(
      run.errors.contains("locked by process 1 (\(parent)) since \(since) after 0 s"), "\(run)")
  }

  @Test(
    "names nobody who has ended, is another by now, or cannot be a process",
    arguments: [
      "free", "held by process 4194304 (ingest) since 2026-11-28T08:50:00Z",
      "held by process 1 (nobody-of-us) since 2026-11-28T08:50:00Z",
      "held by process -1 (ingest) since 2026-11-28T08:50:00Z",
      "held by process 0 (ingest) since 2026-11-28T08:50:00Z",
      "held by process 99999999999 (ingest) since 2026-11-28T08:50:00Z",
      "held by process 1 (\u{1B}[2J) since now",
    ])
  func stale(_ record: String) throws {
    let run = try holding(
      desk.ingest(Letter("b@x").text, ["--lock-timeout", "0"]), saying: record)
    #expect(run.isDeferral, "\(run)")
    #expect(run.errors.contains("locked by another process after 0 s"), "\(run)")
  }

  @Test("that is removed while somebody waits for it is taken anew")
  func removed() throws {
    let script = "rm \(desk.store).lock; sleep 1"
    let holder = try Command("/usr/bin/flock", [desk.store + ".lock", "/bin/sh", "-c", script])
      .start()
    for number in 1...4 { try desk.deliver(Letter("r\(number)@x", subject: "R\(number)").text) }
    #expect(holder.wait().end == .exit(0))
    #expect(try desk.text("count") == "5\n")
    #expect(try desk.text("verify").hasSuffix("no faults\n"))
  }

  @Test("covers SQLite's own lock too", arguments: ["0", "1"])
  func sqliteLock(_ seconds: String) throws {
    let writer = try SQLiteClient(desk.store)
    try writer.execute("BEGIN IMMEDIATE")
    let run = try desk.ingest(Letter("b@x").text, ["--lock-timeout", seconds]).run()
    try writer.execute("ROLLBACK")
    #expect(run.isDeferral, "\(run)")
    #expect(run.errors.contains("locked"))
  }
}
