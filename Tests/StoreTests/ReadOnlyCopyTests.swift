import BlackBox
import Testing

/// A copy in a folder that the reader may not write, looked at by somebody who is not root.
@Suite("Read-only copies")
struct ReadOnlyCopyTests {
  private static let looks = [
    ["list"], ["show", "1"], ["search", "printer"], ["count"], ["why", "m1"], ["verify"],
    ["stats"],
  ]

  /// As nobody when we are root: root may write everywhere.
  private func asReader(_ command: Command) throws -> Execution {
    let isRoot = try Command("/usr/bin/id", ["-u"]).run().text == "0\n"
    guard isRoot else { return try command.run() }
    return try command.wrapped(
      by: "/usr/bin/setpriv",
      ["--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "--"]
    ).run()
  }

  private func lock(_ desk: TestDesk) throws {
    for name in desk.folder.names { try FileContent.setMode(0o444, of: desk.folder.file(name)) }
    try FileContent.setMode(0o555, of: desk.folder.path)
  }

  private func unlock(_ desk: TestDesk) {
    try? FileContent.setMode(0o755, of: desk.folder.path)
  }

  @Test("are read where they lie")
  func clean() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    try lock(desk)
    defer { unlock(desk) }
    for look in ReadOnlyCopyTests.looks {
      let run = try asReader(desk.command(look))
      #expect(run.end == .exit(0) && !run.output.isEmpty, "\(look) \(run)")
    }
    let explain = try asReader(desk.ingest(Letter("b@x").text, ["--explain"]))
    #expect(explain.end == .exit(0) && explain.text.contains("appended to ticket #1"))
  }

  @Test("with a write-ahead log not yet in the file are read with what is in it")
  func pendingLog() throws {
    let desk = try TestDesk()
    let copy = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    // Whoever reads keeps the log from going into the file.
    let reader = try SQLiteClient(desk.store)
    try reader.execute("BEGIN; SELECT count(*) FROM message")
    try desk.deliver(Letter("b@x").text)
    for suffix in ["", "-wal"] {
      try FileContent.write(FileContent.read(desk.store + suffix), to: copy.store + suffix)
    }
    reader.close()
    try lock(copy)
    defer { unlock(copy) }
    let run = try asReader(copy.command(["show", "1", "--json"]))
    #expect(run.end == .exit(0), "\(run)")
    #expect(try Value(run.output)["message_count"] == 2)
    #expect(copy.folder.names == ["tickets.db", "tickets.db-wal"])
  }

  @Test("take no mail: 75, and nothing is changed")
  func delivery() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    try lock(desk)
    defer { unlock(desk) }
    let before = try FileContent.read(desk.store)
    let run = try asReader(desk.ingest(Letter("b@x").text))
    #expect(run.isDeferral, "\(run)")
    let close = try asReader(desk.command(["close", "1"]))
    #expect(close.end == .exit(74) || close.end == .exit(75), "\(close)")
    #expect(try FileContent.read(desk.store) == before)
  }
}
