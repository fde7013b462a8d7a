import BlackBox
import Testing

/// SQLite's WAL-reset race (3.7.0 to 3.51.2, sqlite.org/wal.html) needs two that write or checkpoint at
/// the same time. Whoever holds our lock is alone.
@Suite("Checkpoints while others write")
struct CheckpointTests {
  private static let rounds = Sampling.isComplete ? 20_000 : 400

  @Test("harm nothing when everybody who writes holds the lock")
  func stress() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    let insertion = "INSERT INTO pages (n, filler) VALUES (0, hex(zeroblob(1500)));"
    try SQLiteClient(desk.store).execute(
      "CREATE TABLE pages (id INTEGER PRIMARY KEY, n INTEGER, filler TEXT);"
        + String(repeating: insertion, count: 20))
    let reader = try CheckpointTests.python("read", desk).start()
    let writers = try (0..<2).map { _ in try CheckpointTests.python("write", desk).start() }
    for number in 1...10 { try desk.deliver(Letter("\(number)@x", subject: "S\(number)").text) }
    for writer in writers { #expect(writer.wait().end == .exit(0)) }
    try FileContent.write([], to: desk.folder.file("over"))
    #expect(reader.wait().end == .exit(0))
    let sums = try SQLiteClient(desk.store).texts("SELECT DISTINCT n FROM pages")
    #expect(sums == ["\(2 * CheckpointTests.rounds)"])
    #expect(try desk.text("verify") == "11 messages, no faults\n")
  }

  private static func python(_ role: String, _ desk: TestDesk) -> Command {
    Command(
      "/usr/bin/python3", ["-c", script, role, desk.store, desk.folder.file("over"), "\(rounds)"])
  }

  /// As a program of somebody else that uses SQLite and keeps to tickets-store(5).
  private static let script = """
    import fcntl, os, sqlite3, sys
    role, store, over, rounds = sys.argv[1:]

    def writing():
        database = sqlite3.connect(store, isolation_level=None, timeout=600)
        lock = open(store + ".lock", "r+")
        for number in range(int(rounds)):
            fcntl.flock(lock, fcntl.LOCK_EX)
            database.execute("BEGIN IMMEDIATE")
            database.execute("UPDATE pages SET n = n + 1")
            database.execute("COMMIT")
            kind = ("PASSIVE", "FULL", "RESTART", "TRUNCATE")[number % 4]
            database.execute("PRAGMA busy_timeout = 1")
            database.execute("PRAGMA wal_checkpoint(%s)" % kind)
            database.execute("PRAGMA busy_timeout = 600000")
            fcntl.flock(lock, fcntl.LOCK_UN)

    def reading():
        while not os.path.exists(over):
            database = sqlite3.connect("file:%s?mode=ro" % store, uri=True, timeout=600)
            for _ in range(100):
                lowest, highest, count = database.execute(
                    "SELECT min(n), max(n), count(*) FROM pages").fetchone()
                assert lowest == highest and count == 20, (lowest, highest, count)
            database.close()

    writing() if role == "write" else reading()
    """
}
