import BlackBox
import Testing

@Suite("Stats")
struct StatsTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
    try desk.text("queue", "add", "sales")
  }

  /// Opens tickets 1, 2, …, each after a number of hours.
  private func open(_ hours: Int..., queue: String = "default") throws {
    for hour in hours {
      let id = "\(queue)\(hour)@x"
      try desk.deliver(Letter(id, subject: id).text, queue: queue, at: "+\(hour)h")
    }
  }

  /// An answer of ours so many hours after the opening of the ticket.
  private func answer(_ ticket: Int, after hours: Int) throws {
    try SQLiteClient(desk.store).execute(
      """
      INSERT INTO message (ticket, direction, class, class_reason, rule, message_id, id_key,
        in_reply_to, reference_ids, from_name, subject, received, stranger, size, sha256,
        content_hash, marks, text)
      SELECT id, 'out', 'human', '', 'new', '', x'00', '', '', '', '',
        created + 3600 * \(hours), 0, 0, '', '', '', '' FROM ticket WHERE id = \(ticket);
      UPDATE ticket SET status = 'answered', answered = created + 3600 * \(hours),
        updated = created + 3600 * \(hours), waiting = 'them' WHERE id = \(ticket)
      """)
  }

  private func row(_ place: Int, at clock: String) throws -> Value {
    try desk.json("stats", at: clock)[place]
  }

  @Test("each queue's states are counted as they are, without merged tickets")
  func states() throws {
    try desk.text("config", "set", "autoclose-days", "3")
    try open(0, 1, 2, 3, 4, 5)
    try open(0, 1, queue: "sales")
    try desk.text("hold", "2")
    try desk.text("close", "3")
    try desk.text("spam", "4")
    try answer(5, after: 1)
    try SQLiteClient(desk.store).execute(
      """
      UPDATE ticket SET merged_into = 1, status = 'closed' WHERE id = 6;
      UPDATE ticket SET undelivered = 1 WHERE id IN (7, 8)
      """)
    let now = try row(0, at: "+10h")
    #expect(now["queue"] == "default")
    let counts = ["open", "answered", "hold", "closed", "spam", "undelivered"].map { now[$0].int }
    #expect(counts == [1, 1, 1, 1, 1, 0])
    let later = try row(0, at: "+99h")
    #expect(later["answered"] == 0 && later["closed"] == 2)
    let sales = try row(1, at: "+10h")
    #expect(sales["open"] == 2 && sales["undelivered"] == 2)
  }

  @Test("who has waited the longest, new tickets and answers of a day and a week, the median")
  func recent() throws {
    try open(0, 24, 100, 150, 160)
    try answer(2, after: 1)
    try answer(3, after: 4)
    try answer(4, after: 8)
    try answer(4, after: 12)
    let now = try row(0, at: "+170h")
    #expect(now["oldest_waiting"] == (try desk.ticket(1)["created"]))
    #expect(now["new_day"] == 2 && now["new_week"] == 4)
    #expect(now["answered_day"] == 1 && now["answered_week"] == 3)
    #expect(now["first_answer"] == 14_400)
    let later = try row(0, at: "+200h")
    #expect(later["first_answer"] == 21_600)
    let never = try row(1, at: "+170h")
    #expect(never["first_answer"] == .null && never["oldest_waiting"] == .null)
    #expect(never["new_week"] == 0)
  }

  @Test("the table has a line for each queue, and their sum")
  func table() throws {
    try open(0, 1)
    try open(2, queue: "sales")
    try answer(1, after: 2)
    try desk.text("config", "set", "autoclose-days", "-1")
    let lines = try desk.command(["stats"]).at("+12h").run().succeeded().lines
    let words = lines.map { $0.split(separator: " ").map(String.init) }
    #expect(words[0].prefix(4) == ["Queue", "Open", "Answered", "Hold"])
    #expect(
      words.dropFirst() == [
        ["default", "1", "1", "0", "0", "0", "11h", "2", "2", "1", "1", "2h"],
        ["sales", "1", "0", "0", "0", "0", "10h", "1", "1", "0", "0", "-"],
        ["all", "2", "1", "0", "0", "0", "11h", "3", "3", "1", "1", "2h"],
      ])
  }

  @Test("one queue needs no sum; an empty store is no error")
  func single() throws {
    let desk = try TestDesk()
    try desk.text("init")
    #expect(try desk.tickets("stats").lines.count == 2)
    #expect(try desk.json("stats").array.count == 1)
  }
}
