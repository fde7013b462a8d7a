import BlackBox
import Mail
import Store
import Testing

@testable import Desk

/// Ticket 1 is Jane's "Printer" of `a@x`, ticket 2 Bob's "Scanner" of `b@x`, ticket 3 Eve's "Fax" of
/// `c@x`.
@Suite("Merge")
struct MergeTests {
  let desk: TestDesk
  static let bob = "Bob <bob@other.example>"

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x").text)
    try desk.deliver(
      Letter("b@x", from: Self.bob, subject: "Scanner", ["Cc: Carl <carl@other.example>"]).text,
      at: "+1h")
    try desk.deliver(Letter("c@x", from: "eve@third.example", subject: "Fax").text, at: "+2h")
  }

  private func state(_ ticket: Int) throws -> Value {
    guard case .object(var members) = try desk.ticket(ticket) else { return .null }
    members["updated"] = nil
    return .object(members)
  }

  private func addresses(_ ticket: Int) throws -> Set<String> {
    Set(try desk.ticket(ticket)["participants"].array.compactMap { $0["address"].text })
  }

  @Test("messages keep their numbers, people join, and the number leads on")
  func merge() throws {
    try desk.text("tag", "2", "vip")
    #expect(try desk.text("merge", "2", "#3", "--into", "1").isEmpty)
    let ticket = try desk.ticket(1)
    #expect(ticket["messages"].array.compactMap { $0["message"].int } == [1, 2, 3])
    #expect(ticket["message_count"] == 3 && ticket["tags"] == .array(["vip"]))
    #expect(ticket["requester"]["address"] == "jane@customer.example")
    #expect(
      try addresses(1).isSuperset(of: [
        "bob@other.example", "carl@other.example", "eve@third.example",
      ]))
    for number in ["2", "3"] { #expect(try desk.json("show", number) == ticket) }
    #expect(try desk.json("show", "m2")["ticket"] == 1)
    #expect(try desk.text("count", "*") == "1\n")
    #expect(try desk.json("list").array.count == 1)
    #expect(try desk.json("search", "scanner").array.map { $0["ticket"] } == [1])
    #expect(try desk.json("search", "id:2").array.map { $0["ticket"] } == [1])
    #expect(try desk.text("why", "m2").contains("#1, filed on #2"))
  }

  @Test("every command follows")
  func redirect() throws {
    try desk.text("merge", "2", "--into", "1")
    try desk.text("assign", "2", "anna")
    try desk.text("close", "2")
    #expect(try desk.ticket(1)["assignee"] == "anna" && desk.ticket(1)["status"] == "closed")
  }

  @Test("the log of each tells its own history and the merge")
  func log() throws {
    try desk.text("tag", "2", "vip")
    try desk.text("merge", "2", "--into", "1")
    #expect(try desk.events(of: 2) == ["created >open", "message >", "tag >vip", "merge 2>1"])
    #expect(try desk.events(of: 1) == ["created >open", "message >", "merge 2>1"])
    #expect(try desk.json("log", "1").array.last?["note"] == "m2")
  }

  @Test("waiting since the first unanswered message of either")
  func waiting() throws {
    try desk.text("merge", "1", "2", "--into", "3")
    let ticket = try desk.ticket(3)
    #expect(ticket["waiting"] == "us")
    #expect(ticket["waiting_since"] == ticket["messages"][0]["received"])
  }

  @Test("the target keeps its state, open if one is open")
  func states() throws {
    try desk.text("hold", "1")
    try desk.text("close", "2", "3")
    try desk.text("merge", "2", "--into", "1")
    #expect(try desk.ticket(1)["status"] == "hold")
    try desk.text("open", "3")
    try desk.text("merge", "3", "--into", "1")
    #expect(try desk.ticket(1)["status"] == "open")
    #expect(try desk.events(of: 1).contains("status hold>open"))
  }

  @Test("account, login link and fields join where the target has none")
  func account() throws {
    func form(_ id: String, _ account: String, _ field: String) -> String {
      Letter(
        id, from: "\(id) <\(id)>", subject: id,
        [
          "X-Ticket-Account: \(account)", "X-Ticket-Login-URL: https://\(account).example/",
          "X-Ticket-Field: \(field)", "X-Ticket-Field: plan=\(account)",
        ]
      ).text
    }
    try desk.deliver(form("p@x", "first", "os=linux"), ["--trusted"])
    try desk.deliver(form("q@x", "second", "cpu=arm"), ["--trusted"])
    try desk.text("merge", "4", "--into", "1")
    try desk.text("merge", "5", "--into", "1")
    let ticket = try desk.ticket(1)
    #expect(ticket["account"] == "first" && ticket["login_url"] == "https://first.example/")
    #expect(
      ticket["fields"] == .object(["os": "linux", "plan": "first", "cpu": "arm"]))
  }

  @Test("chains lead to the end, and merging again is no change")
  func chain() throws {
    try desk.text("merge", "3", "--into", "2")
    try desk.text("merge", "2", "--into", "1")
    #expect(try desk.ticket(3)["ticket"] == 1)
    let before = try (desk.ticket(1), desk.events(of: 1))
    try desk.text("merge", "2", "3", "--into", "1")
    #expect(try desk.ticket(1) == before.0 && desk.events(of: 1) == before.1)
  }

  @Test(
    "refused: itself, a way round, unknown tickets, no target",
    arguments: [
      (["merge", "1", "--into", "1"], 65), (["merge", "3", "1", "--into", "1"], 65),
      (["merge", "1", "--into", "2"], 65), (["merge", "3", "99", "--into", "1"], 1),
      (["merge", "3", "--into", "99"], 1), (["merge", "3"], 64), (["merge", "--into", "1"], 64),
    ] as [([String], Int32)])
  func refused(_ arguments: [String], _ status: Int32) throws {
    try desk.text("merge", "2", "--into", "1")
    let before = try (desk.ticket(1), desk.ticket(3))
    #expect(try desk.command(arguments).run().end == .exit(status))
    #expect(try (desk.ticket(1), desk.ticket(3)) == before)
  }

  @Test("--query merges what matches, but not the target into itself")
  func query() throws {
    try desk.text("merge", "--query", "*", "--into", "1")
    #expect(try desk.text("count", "*") == "3\n")
    try desk.text("merge", "--query", "*", "--into", "1", "--yes")
    #expect(try desk.text("count", "*") == "1\n")
  }

  @Test("links lead to the end; the merged tickets are not linked to themselves")
  func links() throws {
    try desk.deliver(Letter("d@x", from: "dan@fourth.example", subject: "Dial").text)
    try desk.text("link", "1", "2")
    try desk.text("link", "2", "4")
    try desk.text("merge", "2", "--into", "1")
    #expect(try desk.ticket(1)["links"] == .array([4]))
    #expect(try desk.ticket(4)["links"] == .array([1]))
    try desk.text("link", "--remove", "1", "4")
    #expect(try desk.ticket(1)["links"] == .array([]) && desk.ticket(4)["links"] == .array([]))
  }

  @Test("mail to the merged ticket is filed on the other: by id, tag, subject and token")
  func mail() throws {
    try desk.text("merge", "2", "--into", "1")
    try desk.text("config", "set", "address", "help@desk.example")
    let secret = try TicketStore.readOnly(StoreLocation(path: desk.store))
      .read { try $0.tokenSecret() }
    let token = ReplyToken.make(kind: .customer, ticket: 2, secret: secret)
    let byID = Letter.reply("r@x", to: "b@x", from: Self.bob, subject: "Unlike")
    let byTag = Letter("t@x", from: Self.bob, subject: "Re: x [Ticket #2]")
    let bySubject = Letter("s@x", from: "carl@other.example", subject: "AW: scanner")
    let byToken = Letter("k@x", from: "sam@stranger.example", subject: "Unlike")
    let receipts = [
      try desk.deliver(byID.text), try desk.deliver(byTag.text), try desk.deliver(bySubject.text),
      try desk.deliver(byToken.text, to: "help+\(token)@desk.example"),
    ]
    #expect(
      receipts.map { $0["rule"].text } == ["message-id", "subject-tag", "subject", "token"])
    #expect(receipts.allSatisfy { $0["ticket"] == 1 })
    let again = try desk.deliver(
      Letter("b@x", from: Self.bob, subject: "Scanner", ["Cc: Carl <carl@other.example>"]).text)
    #expect(again["action"] == "duplicate" && again["ticket"] == 1 && again["message"] == 2)
  }

  @Test("undo brings the old ticket back exactly, by either number", arguments: ["1", "2"])
  func undo(_ number: String) throws {
    try desk.text("tag", "2", "vip")
    try desk.text("hold", "1")
    try desk.text("link", "2", "3")
    let before = try (state(1), state(2), state(3))
    try desk.text("merge", "2", "--into", "1")
    #expect(try state(1) != before.0)
    try desk.text("undo", number)
    #expect(try (state(1), state(2), state(3)) == before)
    #expect(try desk.json("show", "m2")["ticket"] == 2)
    #expect(try desk.events(of: 2).suffix(2) == ["merge 2>1", "merge 1>2"])
    let reply = Letter.reply("r@x", to: "b@x", from: Self.bob, subject: "Scanner")
    #expect(try desk.deliver(reply.text)["ticket"] == 2)
    #expect(try desk.deliver(Letter("s@x", subject: "Re: scanner").text)["rule"] == "new")
  }

  @Test("a merged ticket's clock stands still: what would have come due hinders no undo")
  func undoAfterDue() throws {
    try desk.text("hold", "2", "--until", "1d")
    try desk.text("merge", "2", "--into", "1")
    try desk.text("maintain", at: "+2d")
    try desk.text("undo", "2", at: "+2d")
    #expect(try desk.ticket(2, at: "+2d")["ticket"] == 2)
    #expect(try desk.ticket(2, at: "+2d")["status"] == "open")
  }

  @Test("mail that came since stays, with its author and the state it made")
  func undoAfterMail() throws {
    try desk.text("hold", "1")
    try desk.text("merge", "2", "--into", "1")
    let reply = Letter.reply("r@x", to: "a@x", from: Self.bob, subject: "Re: Printer")
    try desk.deliver(reply.text, at: "+3h")
    try desk.text("undo", "1", at: "+4h")
    #expect(try desk.ticket(2)["messages"].array.map { $0["message"] } == [2])
    let ticket = try desk.ticket(1)
    #expect(ticket["messages"].array.map { $0["message"] } == [1, 4])
    #expect(ticket["status"] == "open" && ticket["message_count"] == 2)
    // The first mail of all is still unanswered.
    #expect(ticket["waiting_since"] == ticket["messages"][0]["received"])
    #expect(try addresses(1).contains("bob@other.example"))
    #expect(try !addresses(1).contains("carl@other.example"))
  }

  @Test("the merged number undoes the merge also when the other ticket was changed since")
  func undoOutOfOrder() throws {
    try desk.text("merge", "2", "--into", "1")
    try desk.text("merge", "3", "--into", "1")
    try desk.text("assign", "1", "anna")
    try desk.text("undo", "2")
    #expect(try desk.ticket(1)["assignee"] == "anna")
    #expect(try desk.ticket(2)["messages"].array.map { $0["message"] } == [2])
    #expect(try desk.ticket(3)["ticket"] == 1)
    try desk.text("undo", "1")
    try desk.text("undo", "1")
    #expect(try desk.ticket(3)["ticket"] == 3 && desk.ticket(1)["assignee"] == .null)
    #expect(try desk.text("count", "*") == "3\n")
  }

  /// Ticket 1 is closed, and opened by the merge.
  private func openedByMerge() throws {
    try desk.text("close", "1", at: "+3h")
    try desk.text("merge", "2", "--into", "1", at: "+4h")
    #expect(try desk.ticket(1)["status"] == "open")
  }

  @Test("what a merge had opened is closed again, also when other things were changed since")
  func undoOfState() throws {
    try openedByMerge()
    let opened = try desk.ticket(1)["waiting_since"]
    #expect(try opened == desk.ticket(1)["messages"][1]["received"])
    try desk.text("assign", "1", "anna", at: "+5h")
    let undone = try desk.text("undo", "2", at: "+6h")
    #expect(undone.contains("#1 status: open -> closed"), "\(undone)")
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "closed" && ticket["assignee"] == "anna")
    #expect(ticket["waiting"] == .null && ticket["waiting_since"] == .null)
    #expect(try desk.ticket(2)["status"] == "open")
    #expect(try desk.text("verify") == "3 messages, no faults\n")
    try desk.text("undo", "1", at: "+7h")
    try desk.text("undo", "1", at: "+7h")
    #expect(try desk.ticket(1)["status"] == "open")
  }

  @Test("a state that was set since stays, and is undone to what was before the merge")
  func undoBelowState() throws {
    try openedByMerge()
    try desk.text("hold", "1", at: "+5h")
    try desk.text("undo", "2", at: "+6h")
    #expect(try desk.ticket(1)["status"] == "hold")
    try desk.text("undo", "1", at: "+7h")
    #expect(try desk.ticket(1)["status"] == "closed")
    #expect(try desk.text("verify") == "3 messages, no faults\n")
  }

  @Test("a ticket that was merged on with what is taken back waits for what is left")
  func undoInTheMiddle() throws {
    try desk.text("merge", "1", "--into", "2")
    try desk.text("merge", "2", "--into", "3")
    #expect(try desk.ticket(3)["waiting_since"] == desk.ticket(3)["messages"][0]["received"])
    try desk.text("undo", "1")
    let ticket = try desk.ticket(3)
    #expect(ticket["messages"].array.map { $0["message"] } == [2, 3])
    #expect(ticket["waiting_since"] == ticket["messages"][0]["received"])
  }

  @Test("several mergers at once lose nothing and make no way round")
  func concurrency() throws {
    let commands = [["1", "2"], ["2", "3"], ["3", "1"], ["2", "1"], ["1", "3"], ["3", "2"]]
    let started = try commands.map { try desk.command(["merge", $0[0], "--into", $0[1]]).start() }
    for run in started { #expect([.exit(0), .exit(65)].contains(run.wait().end)) }
    #expect(try desk.text("count", "*") == "1\n")
    #expect(try desk.ticket(1)["message_count"] == 3)
  }
}
