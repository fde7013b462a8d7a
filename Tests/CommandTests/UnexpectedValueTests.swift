import BlackBox
import Testing

/// A value that the schema forbids: a damaged page, or another program, left it.
@Suite("Values that no row may have")
struct UnexpectedValueTests {
  private let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    try desk.text("tag", "1", "+vip")
  }

  /// Takes the schema's word away and writes NULL.
  private func damage(_ table: String, _ column: String) throws {
    let client = try SQLiteClient(desk.store)
    try client.execute(
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, '\(column) TEXT NOT NULL', '\(column) TEXT')
        WHERE name = '\(table)';
      UPDATE sqlite_schema SET sql = replace(sql, '\(column) INTEGER NOT NULL',
        '\(column) INTEGER') WHERE name = '\(table)';
      PRAGMA writable_schema = RESET
      """)
    try client.execute("UPDATE \(table) SET \(column) = NULL")
  }

  @Test(
    "are one line and the status of a damaged store, not a trap",
    arguments: [
      ("ticket", "subject", ["show", "1"]), ("ticket", "created", ["list"]),
      ("message", "from_name", ["show", "m1"]), ("message", "received", ["export"]),
      ("event", "actor", ["log", "1"]), ("event", "kind", ["undo", "1"]),
      ("change", "reversal", ["undo", "1"]), ("setting", "value", ["config", "list"]),
    ])
  func command(_ table: String, _ column: String, _ arguments: [String]) throws {
    if table == "setting" { try desk.text("config", "set", "name", "Desk") }
    try damage(table, column)
    let run = try desk.command(arguments).run()
    #expect(run.end == .exit(74), "\(run.end) \(run.errors)")
    #expect(run.errors.contains("damaged"))
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }

  @Test("put a delivery off")
  func delivery() throws {
    try damage("ticket", "last_human")
    let run = try desk.ingest(Letter.reply("b@x", to: "a@x").text).run()
    #expect(run.end == .exit(75))
    #expect(run.errors.contains("last_human") && run.errors.split(separator: "\n").count == 1)
  }
}
