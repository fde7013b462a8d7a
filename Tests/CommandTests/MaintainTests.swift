import BlackBox
import Testing

/// Answered tickets close by themselves, held ones come back: with and without `maintain`.
@Suite("What becomes due")
struct MaintainTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
  }

  /// The ticket was answered when it was opened.
  private func answer(_ ticket: Int = 1) throws {
    try SQLiteClient(desk.store).execute(
      """
      UPDATE ticket SET status = 'answered', answered = created, waiting = 'them',
        waiting_since = created WHERE id = \(ticket)
      """)
  }

  /// What all readers see of all tickets.
  private func view(at clock: String) throws -> [Value] {
    let tickets = try desk.json("search", "id:1-9", at: clock).array
    let count = try desk.text("count", "status:closed", at: clock)
    return tickets + [.text(count), .text(try desk.text("list", at: clock))]
  }

  @Test("autoclose-days closes that many days after our last answer")
  func closes() throws {
    try desk.text("config", "set", "autoclose-days", "3")
    try answer()
    #expect(try desk.text("maintain", at: "+71h") == "0 closed, 0 opened again\n")
    #expect(try desk.ticket(1, at: "+71h")["status"] == "answered")
    let closesAt = try desk.ticket(1, at: "+71h")["closes_at"]
    #expect(try desk.text("maintain", at: "+73h") == "1 closed, 0 opened again\n")
    let ticket = try desk.ticket(1, at: "+99d")
    #expect(ticket["status"] == "closed" && ticket["closed"] == closesAt)
    #expect(ticket["waiting"] == .null && ticket["closes_at"] == .null)
    let last = try desk.json("log", "1").array.last
    #expect(last?["actor"] == "autoclose" && last?["at"] == closesAt)
    #expect(try desk.events(of: 1).last == "status answered>closed")
  }

  @Test("-1 never closes, empty and 0 close at once", arguments: [("-1", 0), ("", 1), ("0", 1)])
  func extremes(_ days: String, _ closed: Int) throws {
    try desk.text("config", "set", "autoclose-days", days)
    try answer()
    let clock = closed == 0 ? "+20y" : "+1s"
    #expect(try desk.text("maintain", at: clock) == "\(closed) closed, 0 opened again\n")
    #expect(try desk.ticket(1, at: clock)["status"] == (closed == 0 ? "answered" : "closed"))
  }

  @Test("it changes nothing that anybody sees, and once is enough")
  func invisible() throws {
    try desk.text("config", "set", "autoclose-days", "2")
    for id in ["b@x", "c@x", "d@x"] { try desk.deliver(Letter(id, subject: id).text) }
    try answer(1)
    try answer(2)
    try desk.text("hold", "3", "--until", "1d")
    try desk.text("hold", "4")
    let before = try view(at: "+5d")
    #expect(try desk.text("maintain", at: "+5d") == "2 closed, 1 opened again\n")
    #expect(try view(at: "+5d") == before)
    #expect(try desk.text("maintain", at: "+5d") == "0 closed, 0 opened again\n")
    #expect(try desk.rows("SELECT id FROM event WHERE actor = 'autoclose'").count == 3)
  }

  @Test("hold until a date turns open at that moment; without one it stays")
  func hold() throws {
    try desk.text("config", "set", "autoclose-days", "1")
    try desk.text("hold", "1", "--until", "2d")
    #expect(try desk.ticket(1, at: "+47h")["status"] == "hold")
    let until = try desk.ticket(1)["hold_until"]
    let back = try desk.ticket(1, at: "+49h")
    #expect(back["status"] == "open" && back["hold_until"] == .null && back["waiting"] == "us")
    #expect(try desk.text("maintain", at: "+49h") == "0 closed, 1 opened again\n")
    let last = try desk.json("log", "1").array.last
    #expect(last?["at"] == until && last?["after"] == "open")
    try desk.text("hold", "1")
    #expect(try desk.text("maintain", at: "+9y") == "0 closed, 0 opened again\n")
    #expect(try desk.ticket(1, at: "+9y")["status"] == "hold")
  }

  @Test("a ticket on hold is never closed by itself, though it was answered")
  func answeredAndHeld() throws {
    try answer()
    try desk.text("config", "set", "autoclose-days", "2")
    try desk.text("hold", "1")
    #expect(try desk.text("maintain", at: "+9d") == "0 closed, 0 opened again\n")
  }

  @Test("a changed autoclose-days holds for tickets already answered, of each queue its own")
  func changes() throws {
    try desk.text("config", "set", "autoclose-days", "10")
    try desk.text("queue", "add", "sales")
    try desk.deliver(Letter("b@x", subject: "b").text, queue: "sales")
    try answer(1)
    try answer(2)
    try desk.text("config", "--queue", "sales", "set", "autoclose-days", "2")
    #expect(try desk.text("maintain", at: "+3d") == "1 closed, 0 opened again\n")
    #expect(try desk.ticket(2, at: "+3d")["status"] == "closed")
    #expect(try desk.ticket(1, at: "+3d")["status"] == "answered")
    try desk.text("config", "set", "autoclose-days", "-1")
    #expect(try desk.text("maintain", at: "+30d") == "0 closed, 0 opened again\n")
  }

  @Test("a mail after the closing reopens within reopen-days of the moment it was due")
  func reopens() throws {
    try desk.text("config", "set", "autoclose-days", "5")
    try answer()
    let receipt = try desk.deliver(Letter.reply("b@x", to: "a@x").text, at: "+34d")
    #expect(receipt["action"] == "reopened")
    #expect(
      try desk.events(of: 1).filter { $0.hasPrefix("status") }
        == ["status answered>closed", "status closed>open"])
    try answer()
    #expect(
      try desk.deliver(Letter.reply("c@x", to: "a@x").text, at: "+36d")["action"] == "created")
  }

  @Test("more tickets than one transaction takes are all recorded")
  func many() throws {
    let insertions = (0..<450).map { _ in
      """
      INSERT INTO ticket (queue, subject, requester_name, status, created, updated, answered,
        last_human) VALUES (1, 's', 'n', 'answered', 0, 0, 0, 0);
      """
    }
    try SQLiteClient(desk.store).execute("BEGIN;" + insertions.joined() + "COMMIT")
    #expect(try desk.text("maintain") == "450 closed, 0 opened again\n")
  }

  @Test("without a store it says so")
  func noStore() throws {
    let run = try TestDesk().tickets("maintain")
    #expect(run.end == .exit(74) && run.errors.contains("tickets init"))
  }
}
