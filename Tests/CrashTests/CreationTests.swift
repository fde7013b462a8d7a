import BlackBox
import Testing

@Suite("A store that is made, and one that is gone")
struct CreationTests {
  @Test("a store that was there and is gone is never silently made anew", arguments: [true, false])
  func gone(_ isRemoved: Bool) throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    if isRemoved {
      _ = try Command("/bin/rm", [desk.store]).run().succeeded()
    } else {
      try FileContent.write([], to: desk.store)
    }
    let before = desk.folder.names
    let run = try desk.ingest(Letter("b@x").text).run()
    #expect(run.isDeferral && run.errors.contains("gone"), "\(run)")
    #expect(run.errors.contains("tickets restore") && run.errors.contains(desk.store + ".lock"))
    for arguments in [["list"], ["close", "1"], ["init"], ["maintain"]] {
      let run = try desk.command(arguments).run()
      #expect(run.end == .exit(74) && run.errors.contains("gone"), "\(arguments) \(run)")
    }
    #expect(desk.folder.names == before)
    _ = try Command("/bin/rm", [desk.store + ".lock"]).run().succeeded()
    #expect(try desk.deliver(Letter("b@x").text)["message"] == 1)
  }

  @Test("a log that is left of another store keeps a new one from being made")
  func leftLog() throws {
    let desk = try TestDesk()
    try FileContent.write([UInt8](repeating: 7, count: 5000), to: desk.store + "-wal")
    let run = try desk.ingest(Letter("a@x").text).run()
    #expect(run.isDeferral && run.errors.contains("-wal"), "\(run)")
    #expect(try FileContent.read(desk.store + "-wal").count == 5000)
  }

  /// The lock file is no lock for who removes it: then only the names of files keep makers apart.
  @Test("many who make it at once, with a lock that is removed again and again, make one")
  func race() throws {
    for round in 0..<4 {
      let desk = try TestDesk()
      let script = "while :; do rm -f \(desk.store).lock; done"
      let remover = try Command("/usr/bin/timeout", ["60", "/bin/sh", "-c", script]).start()
      let deliveries = try (0..<6).map { number in
        try desk.ingest(Letter("r\(number)@x", subject: "R\(number)").text).start()
      }
      let ends = deliveries.map { $0.wait() }
      _ = try Command("/bin/kill", ["\(remover.processID)"]).run()
      _ = remover.wait()
      #expect(ends.allSatisfy { $0.end == .exit(0) || $0.isDeferral }, "\(ends)")
      let stored = ends.count { $0.end == .exit(0) }
      #expect(try desk.text("count") == "\(stored)\n", "round \(round): \(ends)")
      #expect(try desk.text("verify").hasSuffix("no faults\n"))
    }
  }
}
