import BlackBox
import Testing

/// Ticket 1 is in the queue `sales`, with an answer; ticket 2 in the default queue.
@Suite("queue rename and queue remove")
struct QueueNameTests {
  private let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
    try desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    try desk.text("config", "--queue", "sales", "set", "aliases", "shop@desk.example")
    try desk.text("config", "--queue", "sales", "set", "tag", "Shop")
    try desk.deliver(Letter("a@x").text, to: "sales@desk.example")
    try desk.deliver(Letter("b@x", subject: "Other").text)
  }

  private func names() throws -> [String] {
    try desk.json("queue").array.compactMap { $0["queue"].text }
  }

  /// What happened to queues, oldest first.
  private func events() throws -> [String] {
    try desk.rows(
      """
      SELECT coalesce(before, '') || '>' || coalesce(after, '') FROM v_event
      WHERE kind = 'queue' AND ticket IS NULL ORDER BY event
      """)
  }

  @Test("a queue that is renamed keeps its tickets, settings, aliases and mail")
  func renamed() throws {
    try desk.text("queue", "rename", "SALES", "shop")
    #expect(try names() == ["default", "shop"])
    #expect(try desk.ticket(1)["queue"] == "shop")
    #expect(try desk.json("search", "queue:shop").array.map { $0["ticket"] } == [1])
    #expect(try desk.text("count", "queue:sales") == "0\n")
    #expect(try desk.text("config", "--queue", "shop", "get", "tag") == "Shop\n")
    let toAlias = try desk.deliver(Letter("c@x", subject: "New").text, to: "shop@desk.example")
    #expect(toAlias["queue"] == "shop")
    let answer = Letter.reply("d@x", to: "a@x").text
    #expect(try desk.deliver(answer, to: "sales@desk.example")["ticket"] == 1)
    #expect(try events() == [">sales", "sales>shop"])
    #expect(try desk.text("verify").contains("no faults"))
  }

  @Test("ingest by the old name delivers to the default queue, with a warning")
  func oldName() throws {
    try desk.text("queue", "rename", "sales", "shop")
    let run = try desk.ingest(Letter("c@x", subject: "New").text, ["--queue", "sales", "--print"])
      .run()
    #expect(run.end == .exit(0) && run.text == "3\n" && run.errors.contains("sales"))
    #expect(try desk.ticket(3)["queue"] == "default")
    #expect(try desk.events(of: 3).contains("unknown-queue sales>default"))
  }

  @Test("mail that was seen in two queues is seen in both by the new name")
  func twoQueues() throws {
    try desk.deliver(Letter("b@x", subject: "Other").text, to: "sales@desk.example")
    try desk.text("queue", "rename", "sales", "shop")
    #expect(try desk.json("search", "queue:shop").array.map { $0["ticket"] } == [2, 1])
  }

  @Test("renaming goes back, changes the case of letters, and is refused where it cannot be")
  func otherNames() throws {
    try desk.text("queue", "rename", "sales", "Sales")
    try desk.text("queue", "rename", "sales", "sales")
    try desk.text("queue", "rename", "sales", "sales")
    #expect(try events() == [">sales", "sales>Sales", "Sales>sales"])
    try desk.text("queue", "rename", "default", "help")
    #expect(try desk.deliver(Letter("c@x", subject: "New").text)["queue"] == "help")
    for (old, new, status) in [("nope", "x", 1), ("sales", "HELP", 73), ("sales", "a b", 65)] {
      let run = try desk.tickets("queue", "rename", old, new)
      #expect(run.end == .exit(Int32(status)), "\(run)")
    }
    #expect(try names() == ["help", "sales"])
  }

  @Test("a queue with tickets stays, and the remedy that it names is one")
  func refused() throws {
    let run = try desk.tickets("queue", "remove", "sales")
    #expect(run.end == .exit(1) && run.errors.contains("has 1 ticket;"), "\(run)")
    #expect(run.errors.contains("'tickets queue move --query queue:sales --yes QUEUE'"))
    try desk.text("queue", "move", "--query", "queue:sales", "--yes", "default")
    try desk.text("queue", "remove", "sales")
    #expect(try names() == ["default"])
    #expect(try events() == [">sales", "sales>"])
    #expect(try desk.text("verify").contains("no faults"))
    #expect(try desk.text("rebuild").contains("0 repaired"))
    let answer = Letter.reply("c@x", to: "a@x").text
    #expect(try desk.deliver(answer, to: "sales@desk.example")["ticket"] == 1)
    let set = try desk.rows("SELECT note FROM v_event WHERE kind = 'setting' AND after IS NULL")
    #expect(set == ["address", "aliases", "tag"].map { "\($0) of queue sales" })
  }

  @Test("a queue that mail of another's ticket reached stays")
  func shared() throws {
    try desk.text("queue", "move", "1", "default")
    try desk.deliver(Letter("b@x", subject: "Other").text, to: "sales@desk.example")
    let run = try desk.tickets("queue", "remove", "sales")
    #expect(run.end == .exit(1) && run.errors.contains("has 1 ticket, 1 of them also"), "\(run)")
    #expect(run.errors.contains("unset address"))
  }

  @Test("the default queue cannot be removed")
  func standard() throws {
    let run = try desk.tickets("queue", "remove", "default")
    #expect(run.end == .exit(1) && run.errors.contains("default queue"), "\(run)")
  }

  @Test("a queue whose tickets are merged elsewhere goes, and they come back in the other's")
  func merged() throws {
    try desk.text("merge", "1", "--into", "2")
    try desk.text("queue", "remove", "sales")
    try desk.text("undo", "1")
    #expect(try desk.ticket(1)["queue"] == "default")
    #expect(try desk.text("verify").contains("no faults"))
  }

  @Test("a move out of it cannot be undone, also when there is a new queue of the name")
  func undo() throws {
    try desk.text("queue", "1", "default")
    try desk.text("queue", "remove", "sales")
    try desk.text("queue", "add", "sales")
    let run = try desk.tickets("undo", "1")
    #expect(run.end == .exit(1) && run.errors.contains("has been removed"), "\(run)")
    #expect(try desk.ticket(1)["queue"] == "default")
  }
}
