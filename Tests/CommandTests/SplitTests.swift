import BlackBox
import Mail
import Store
import Testing

@testable import Desk

/// Ticket 1 is Jane's "Printer" of `a@x`; Carl, in Cc, wrote `b@x` and Jane `c@x`.
@Suite("Split and link")
struct SplitTests {
  let desk: TestDesk
  static let carl = "Carl <carl@customer.example>"

  init() throws {
    desk = try TestDesk()
    try desk.text("init")
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("config", "set", "confirm", "no")
    try desk.deliver(Letter("a@x", ["Cc: \(Self.carl)"]).text)
    try desk.deliver(
      Letter.reply("b@x", to: "a@x", from: Self.carl, subject: "Re: Printer [Ticket #1]").text,
      at: "+1h")
    try desk.deliver(Letter.reply("c@x", to: "b@x").text, at: "+2h")
  }

  private func messages(_ ticket: Int) throws -> [Int] {
    try desk.ticket(ticket)["messages"].array.compactMap { $0["message"].int }
  }

  private func state(_ ticket: Int) throws -> Value {
    guard case .object(var members) = try desk.ticket(ticket) else { return .null }
    members["updated"] = nil
    return .object(members)
  }

  @Test("messages become a linked ticket of the first one's author, in the same queue")
  func split() throws {
    #expect(try desk.text("split", "m2", "m3") == "2\n")
    #expect(try messages(1) == [1] && messages(2) == [2, 3])
    let (old, new) = try (desk.ticket(1), desk.ticket(2))
    #expect(new["requester"]["address"] == "carl@customer.example")
    #expect(new["participants"].array.map { $0["address"] } == ["jane@customer.example"])
    #expect(new["subject"] == "Re: Printer" && new["queue"] == old["queue"])
    #expect(new["status"] == "open" && new["message_count"] == 2 && old["message_count"] == 1)
    #expect(new["waiting_since"] == new["messages"][0]["received"])
    #expect(new["links"] == .array([1]) && old["links"] == .array([2]))
    #expect(try desk.events(of: 2) == ["created >open", "split 1>2", "link >1"])
    #expect(try desk.events(of: 1).suffix(2) == ["split 1>2", "link >2"])
    #expect(try desk.text("why", "m2").contains("#2, filed on #1"))
  }

  @Test("with a subject of its own, by which mail finds it")
  func subject() throws {
    try desk.text("split", "m2", "--subject", "The toner")
    #expect(try desk.ticket(2)["subject"] == "The toner")
    let mail = Letter("t@x", from: Self.carl, subject: "Re: the toner")
    #expect(try desk.deliver(mail.text)["ticket"] == 2)
  }

  @Test("a reply to a split message lands on the new ticket, one to the rest on the old")
  func reply() throws {
    try desk.text("split", "m2")
    let receipts = try ["b@x", "a@x"].map { parent in
      try desk.deliver(
        Letter.reply("re-\(parent)", to: parent, from: Self.carl, subject: "Unlike").text)
    }
    #expect(receipts.map { $0["ticket"] } == [2, 1])
  }

  @Test("a signed id of the old ticket leads to the new one when a split message is answered")
  func token() throws {
    let secret = try TicketStore.readOnly(StoreLocation(path: desk.store))
      .read { try $0.tokenSecret() }
    let ours = SignedMessageID.make(
      ticket: 1, unique: "u", domain: "desk.example", secret: secret
    ).text
    let token = ReplyToken.make(kind: .customer, ticket: 1, secret: secret)
    try desk.text("split", "m2")
    let stranger = "sam@stranger.example"
    let rows: [(references: String, to: String?, ticket: Value)] = [
      ("<\(ours)> <b@x>", nil, 2), ("<b@x> <\(ours)>", nil, 1), ("<\(ours)> <a@x>", nil, 1),
      ("<b@x>", "help+\(token)@desk.example", 2), ("<c@x>", "help+\(token)@desk.example", 1),
    ]
    for (place, row) in rows.enumerated() {
      let mail = Letter(
        "t\(place)@x", from: stranger, subject: "Unlike", ["References: \(row.references)"])
      let receipt = try desk.deliver(mail.text, to: row.to)
      #expect(receipt["ticket"] == row.ticket && receipt["rule"] == "token", "\(row)")
    }
  }

  @Test("a stranger who gets a ticket of his own is none there")
  func stranger() throws {
    try desk.text("config", "set", "check-sender", "no")
    try desk.deliver(Letter.reply("s@x", to: "a@x", from: "sam@stranger.example").text)
    #expect(try desk.json("show", "m4")["stranger"] == .bool(true))
    try desk.text("split", "m4")
    #expect(try desk.json("show", "m4")["stranger"] == .bool(false))
    try desk.text("undo", "1")
    #expect(try desk.json("show", "m4")["stranger"] == .bool(true))
  }

  @Test(
    "refused: all messages, messages of several tickets, unknown ones, no subject",
    arguments: [
      (["m1", "m2", "m3"], 65), (["m2", "m4"], 65), (["m2", "m99"], 1), ([], 64), (["x"], 64),
      (["m2", "--subject", " "], 65),
    ] as [([String], Int32)])
  func refused(_ words: [String], _ status: Int32) throws {
    try desk.deliver(Letter("z@x", subject: "Other").text)
    #expect(try desk.command(["split"] + words).run().end == .exit(status))
    #expect(try messages(1) == [1, 2, 3] && desk.text("count", "*") == "2\n")
  }

  @Test("undo puts the messages back exactly, and the new number leads to the old ticket")
  func undo() throws {
    try desk.text("close", "1", at: "+3h")
    let before = try state(1)
    try desk.text("split", "m2", "m3", at: "+4h")
    #expect(try state(1) != before)
    try desk.text("undo", "1", at: "+5h")
    #expect(try state(1) == before)
    #expect(try desk.ticket(2)["ticket"] == 1 && desk.text("count", "*") == "1\n")
    #expect(try desk.events(of: 2).last == "split 2>1")
    try desk.text("undo", "1", at: "+6h")
    #expect(try desk.ticket(1)["status"] == "open")
  }

  @Test("mail that an undo brings back to a ticket which was closed since is seen there")
  func undoOntoClosed() throws {
    try desk.text("split", "m3")
    let new = try desk.rows("SELECT ticket FROM v_message WHERE message = 3")[0]
    #expect(try desk.ticket(Int(new) ?? 0)["status"] == "open")
    try desk.text("close", "1")
    try desk.text("undo", new)
    #expect(try desk.ticket(1)["status"] == "open")
    #expect(try desk.text("verify").contains("no faults"))
  }

  @Test("what has gone on since is merged back, not undone", arguments: [true, false])
  func grown(_ byMail: Bool) throws {
    try desk.text("split", "m2")
    if byMail {
      try desk.deliver(Letter.reply("n@x", to: "b@x", from: Self.carl, subject: "Unlike").text)
    } else {
      try desk.text("assign", "2", "anna")
    }
    let run = try desk.tickets("undo", "1")
    #expect(run.end == .exit(1) && run.errors.contains("tickets merge 2 --into 1"))
    try desk.text("merge", "2", "--into", "1")
    #expect(try messages(1).starts(with: [1, 2, 3]))
    #expect(try desk.ticket(1)["links"] == .array([]))
  }

  @Test("link and link --remove, on both sides, with undo")
  func link() throws {
    try desk.deliver(Letter("y@x", subject: "Second").text)
    try desk.deliver(Letter("z@x", subject: "Third").text)
    #expect(try desk.text("link", "1", "#2", "3").isEmpty)
    #expect(try desk.ticket(1)["links"] == .array([2, 3]))
    #expect(try desk.ticket(3)["links"] == .array([1]))
    try desk.text("link", "--remove", "2", "1")
    #expect(try desk.ticket(1)["links"] == .array([3]) && desk.ticket(2)["links"] == .array([]))
    #expect(try desk.events(of: 2) == ["created >open", "message >", "link >1", "link 1>"])
    try desk.text("undo", "1")
    #expect(try desk.ticket(2)["links"] == .array([1]))
    try desk.text("undo", "3")
    #expect(try desk.ticket(1)["links"] == .array([2]) && desk.ticket(3)["links"] == .array([]))
    let events = try desk.events(of: 1)
    try desk.text("link", "1", "2")
    try desk.text("link", "--remove", "1", "3")
    #expect(try desk.events(of: 1) == events)
    #expect(try desk.tickets("link", "1", "1").end == .exit(65))
    #expect(try desk.tickets("link", "1", "99").end == .exit(1))
    #expect(try desk.tickets("link", "1").end == .exit(64))
  }
}
