import BlackBox
import Testing

/// What must hold whatever happened to a delivery: an intact store, and a retry that stores the mail
/// exactly once.
struct Aftermath {
  let desk: TestDesk
  /// Mails that were delivered before.
  let earlier: Int

  func check(
    _ mail: String, _ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if desk.folder.names.contains("tickets.db") {
      #expect(try problems() == ["ok"], comment, sourceLocation: sourceLocation)
      #expect(
        try (earlier...earlier + 1).contains(messages()), comment, sourceLocation: sourceLocation)
    }
    let retry = try desk.ingest(mail).run()
    #expect(retry.end == .exit(0), "\(comment): \(retry)", sourceLocation: sourceLocation)
    #expect(try problems() == ["ok"], comment, sourceLocation: sourceLocation)
    #expect(try messages() == earlier + 1, comment, sourceLocation: sourceLocation)
    #expect(
      try desk.text("show", "m\(earlier + 1)", "--raw") == mail, comment,
      sourceLocation: sourceLocation)
    let rest = Set(desk.folder.names).subtracting(["tickets.db-wal", "tickets.db-shm"])
    #expect(rest == ["tickets.db", "tickets.db.lock"], comment, sourceLocation: sourceLocation)
  }

  private func problems() throws -> [String] {
    let client = try SQLiteClient(desk.store)
    return try client.texts("PRAGMA integrity_check")
      + client.rows("PRAGMA foreign_key_check").map { "\($0)" }
  }

  private func messages() throws -> Int {
    try SQLiteClient(desk.store).number("SELECT count(*) FROM message") ?? 0
  }
}
