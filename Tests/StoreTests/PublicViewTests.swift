import BlackBox
import GRDB
import Testing

@testable import Store

/// The views are a public format: tickets-store(5). A column that goes or changes its name breaks
/// what others have written.
@Suite("Public views")
struct PublicViewTests {
  static let columns: [String: Set<String>] = [
    "v_ticket": [
      "ticket", "queue", "subject", "requester_name", "requester_address", "status", "priority",
      "assignee", "account", "login_url", "created", "updated", "answered", "closed", "closes_at",
      "hold_until", "waiting", "waiting_since", "message_count", "undelivered", "merged_into",
    ],
    "v_message": [
      "message", "ticket", "direction", "class", "class_reason", "rule", "message_id",
      "in_reply_to", "from_name", "from_address", "subject", "date", "received", "stranger",
      "unreadable", "size", "sha256", "text",
    ],
    "v_event": [
      "event", "ticket", "message", "at", "actor", "kind", "before", "after", "note",
    ],
  ]

  @Test("have their documented columns", arguments: columns.keys.sorted())
  func documented(_ view: String) throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    let row = try DatabaseQueue(path: desk.store).read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM \(view)")
    }
    let missing = PublicViewTests.columns[view]?.subtracting(try #require(row).columnNames)
    #expect(missing == [])
  }

  @Test("agree with what the programs print")
  func values() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    try desk.text("hold", "1", "--until", "2099-01-01")
    try DatabaseQueue(path: desk.store).read { db in
      let ticket = try desk.ticket(1)
      let row = try #require(try Row.fetchOne(db, sql: "SELECT * FROM v_ticket"))
      for name in ["status", "priority", "subject", "queue", "created", "hold_until", "waiting"] {
        #expect(row[name] as String? == ticket[name].text, "\(name)")
      }
      let message = try #require(try Row.fetchOne(db, sql: "SELECT * FROM v_message"))
      for name in ["sha256", "message_id", "class", "rule", "received", "date", "text"] {
        #expect(message[name] as String? == ticket["messages"][0][name].text, "\(name)")
      }
      let kinds = try String.fetchAll(db, sql: "SELECT kind FROM v_event ORDER BY event")
      #expect(kinds == ["created", "message", "status"])
    }
  }

  @Test("what is due has happened in them, too")
  func due() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    let database = try DatabaseQueue(path: desk.store)
    let status = try database.write { db in
      try db.execute(sql: "UPDATE ticket SET status = 'answered', answered = unixepoch() - 60")
      return try String.fetchAll(
        db, sql: "SELECT status || ' ' || (closed IS NOT NULL) FROM v_ticket")
    }
    #expect(status == ["closed 1"])
  }
}
