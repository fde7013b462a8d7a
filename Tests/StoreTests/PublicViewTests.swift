import BlackBox
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
    let row = try SQLiteClient(desk.store).rows("SELECT * FROM \(view)").first
    let missing = PublicViewTests.columns[view]?.subtracting(try #require(row).names)
    #expect(missing == [])
  }

  @Test("agree with what the programs print")
  func values() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    try desk.text("hold", "1", "--until", "2099-01-01")
    let client = try SQLiteClient(desk.store)
    let ticket = try desk.ticket(1)
    let row = try #require(try client.rows("SELECT * FROM v_ticket").first)
    for name in ["status", "priority", "subject", "queue", "created", "hold_until", "waiting"] {
      #expect(row[name].text == ticket[name].text, "\(name)")
    }
    let message = try #require(try client.rows("SELECT * FROM v_message").first)
    for name in ["sha256", "message_id", "class", "rule", "received", "date", "text"] {
      #expect(message[name].text == ticket["messages"][0][name].text, "\(name)")
    }
    let kinds = try client.texts("SELECT kind FROM v_event ORDER BY event")
    #expect(kinds == ["created", "message", "status"])
  }

  @Test("what is due has happened in them, too")
  func due() throws {
    let desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    let client = try SQLiteClient(desk.store)
    try client.execute("UPDATE ticket SET status = 'answered', answered = unixepoch() - 60")
    let status = try client.texts("SELECT status || ' ' || (closed IS NOT NULL) FROM v_ticket")
    #expect(status == ["closed 1"])
  }
}
