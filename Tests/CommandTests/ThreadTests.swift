import BlackBox
import Testing

/// Ticket 1 is Jane's "Printer", opened by `a@x`.
@Suite("Threads")
struct ThreadTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x", ["Cc: Carl <carl@customer.example>"]).text)
  }

  @Test("In-Reply-To, whatever the subject")
  func inReplyTo() throws {
    let receipt = try desk.deliver(Letter.reply("b@x", to: "a@x", subject: "Other").text)
    #expect(receipt["rule"] == "message-id")
    #expect(receipt["action"] == "appended" && receipt["ticket"] == 1)
  }

  @Test("References, newest first, when In-Reply-To names nothing of ours")
  func references() throws {
    try desk.deliver(Letter("c@x", subject: "Second").text)
    let receipt = try desk.deliver(
      Letter(
        "b@x", subject: "Other",
        ["In-Reply-To: <lost@x>", "References: <a@x> <c@x>", "\t<lost@x> <yes>"]
      ).text)
    #expect(receipt["rule"] == "message-id" && receipt["ticket"] == 2)
  }

  @Test("References of any length, from both ends", arguments: ["<a@x> ", " <a@x>"])
  func longReferences(_ end: String) throws {
    let others = (0..<20_000).map { "<\($0).of.another.thread@elsewhere.example>" }
      .joined(separator: "\n ")
    let chain = end.hasPrefix("<") ? end + others : others + end
    let letter = Letter("b@x", subject: "Other", ["In-Reply-To: <lost@x>", "References: \(chain)"])
    let receipt = try desk.deliver(letter.text)
    #expect(receipt["rule"] == "message-id" && receipt["ticket"] == 1)
  }

  @Test("an id in the middle of a long thread")
  func middle() throws {
    let chain = (0..<900).map { $0 == 450 ? "<a@x>" : "<\($0)@elsewhere.example>" }
      .joined(separator: "\n ")
    let letter = Letter("b@x", subject: "Other", ["References: \(chain)"])
    #expect(try desk.deliver(letter.text)["ticket"] == 1)
  }

  @Test("two answers to the same mail, which never came, are linked")
  func siblings() throws {
    let first = Letter.reply("b@x", to: "unseen@x", subject: "Re: One")
    #expect(try desk.deliver(first.text)["ticket"] == 2)
    let second = Letter.reply("c@x", to: "unseen@x", from: "joe@other.example", subject: "Re: Two")
    let receipt = try desk.deliver(second.text)
    #expect(receipt["ticket"] == 3 && receipt["linked"] == .array([2]))
    #expect(try desk.ticket(2)["links"] == .array([3]))
    #expect(try desk.text("why", "m3").contains("m2 answers <unseen@x>, too"))
    try desk.text("config", "set", "check-sender", "no")
    let third = Letter.reply("d@x", to: "unseen@x", from: "eve@other.example", subject: "Re: Three")
    #expect(try desk.deliver(third.text)["ticket"] == 4)
    let parent = Letter("unseen@x", subject: "Newsletter")
    #expect(try desk.deliver(parent.text)["rule"] == "message-id")
  }

  @Test("a subject of 5,000 characters and the same with one word more are two")
  func longSubject() throws {
    let words = (0..<1_000).map { "w\($0 % 7)rd" }.joined(separator: " ") + " "
    #expect(try desk.deliver(Letter("b@x", subject: words + "last").text)["ticket"] == 2)
    let more = Letter("c@x", subject: "Re: " + words + "last word", body: "More.\n")
    #expect(try desk.deliver(more.text)["ticket"] == 3)
    let same = Letter("d@x", subject: "Re: " + words + "last", body: "Again.\n")
    let receipt = try desk.deliver(same.text)
    #expect(receipt["ticket"] == 2)
    #expect((receipt["tried"].array.last?["evidence"].text ?? "").utf8.count < 200)
  }

  @Test("a reply that arrives before what it answers")
  func early() throws {
    try desk.deliver(Letter.reply("r@x", to: "late@x", subject: "Re: Early").text)
    let receipt = try desk.deliver(Letter("late@x", subject: "Unlike").text)
    #expect(receipt["rule"] == "message-id" && receipt["ticket"] == 2)
  }

  @Test(
    "our tag, however it is written",
    arguments: ["Re: [Ticket #1]", "WG: AW: x[ticket#1]y", "Fwd: Re: [ TICKET # 000001 ]"])
  func tag(_ subject: String) throws {
    let receipt = try desk.deliver(Letter("b@x", subject: subject).text)
    #expect(receipt["rule"] == "subject-tag" && receipt["ticket"] == 1)
  }

  @Test("the default tag alone, which other desks write, too, names no ticket")
  func defaultTag() throws {
    let alone = Letter("b@x", subject: "Server down [Ticket #1]").text
    let receipt = try desk.deliver(alone)
    #expect(receipt["rule"] == "new" && receipt["linked"] == .array([]))
    let own = Letter("c@x", subject: "Printer [Ticket #1]", body: "Again.\n").text
    #expect(try desk.deliver(own)["rule"] == "subject-tag")
    try desk.text("config", "set", "tag", "Desk")
    let ours = Letter("d@x", subject: "Server down [Desk #1]").text
    #expect(try desk.deliver(ours)["rule"] == "subject-tag")
  }

  @Test("a tag that names no ticket of ours is part of the subject")
  func othersNumber() throws {
    let subjects = ["[Ticket #812] Server down", "[Ticket #813] Server down"]
    let receipts = try subjects.enumerated().map { number, subject in
      try desk.deliver(Letter("s\(number)@x", subject: subject, body: "\(number)\n").text)
    }
    #expect(receipts.map { $0["ticket"] } == [2, 3])
    let again = Letter("t@x", subject: "Re: [Ticket #812] Server down").text
    #expect(try desk.deliver(again)["ticket"] == 2)
  }

  @Test(
    "no tag of ours",
    arguments: ["[Ticket #2]", "[Ticket 1]", "[Ticked #1]", "[Ticket #1000000001]"])
  func otherTag(_ subject: String) throws {
    #expect(try desk.deliver(Letter("b@x", subject: subject).text)["rule"] == "new")
  }

  @Test("the first tag that passes wins")
  func severalTags() throws {
    try desk.deliver(Letter("j@x", from: "joe@other.example", subject: "Joe's").text)
    let receipt = try desk.deliver(
      Letter("b@x", subject: "Re: [Ticket #2][Ticket #9][Ticket #1]").text)
    #expect(receipt["ticket"] == 1)
    #expect(receipt["tried"].array.contains { $0["result"] == "refused" })
  }

  @Test("a tag of another queue's ticket leaves the ticket where it is")
  func otherQueuesTag() throws {
    try desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    try desk.text("config", "--queue", "sales", "set", "tag", "Sales")
    try desk.deliver(Letter("s@x", subject: "Offer").text, queue: "sales")
    let receipt = try desk.deliver(Letter("b@x", subject: "Re: x [sales #2]").text)
    #expect(receipt["ticket"] == 2 && receipt["rule"] == "subject-tag")
    #expect(try desk.ticket(2)["queue"] == "sales")
    #expect(try desk.deliver(Letter("c@x", subject: "[Ticket #2]").text)["rule"] == "new")
  }

  @Test(
    "same base subject",
    arguments: ["Re: Printer", "AW: WG: PRINTER", "Re[2]: [list] printer", "回复：Printer (fwd)"])
  func subject(_ subject: String) throws {
    let receipt = try desk.deliver(Letter("b@x", subject: subject).text)
    #expect(receipt["rule"] == "subject" && receipt["ticket"] == 1)
  }

  @Test("no subject matches no subject", arguments: ["", "Re:", "AW: Fwd:"])
  func emptySubject(_ subject: String) throws {
    try desk.deliver(Letter("e@x", subject: "").text)
    #expect(try desk.deliver(Letter("b@x", subject: subject).text)["rule"] == "new")
  }

  @Test("of several tickets the one with the newest activity")
  func newest() throws {
    try desk.text("config", "set", "match-days", "0")
    try desk.deliver(Letter("b@x").text, at: "+1h")
    try desk.text("config", "unset", "match-days")
    try desk.deliver(Letter.reply("c@x", to: "a@x").text, at: "+2h")
    #expect(try desk.deliver(Letter("d@x").text, at: "+3h")["ticket"] == 1)
  }

  @Test("ids and subjects of another queue are not asked")
  func queues() throws {
    try desk.text("queue", "add", "sales")
    let receipt = try desk.deliver(Letter.reply("b@x", to: "a@x").text, queue: "sales")
    #expect(receipt["rule"] == "new" && receipt["queue"] == "sales")
  }

  @Test("tried tells every rule up to the hit")
  func tried() throws {
    let receipt = try desk.deliver(Letter("b@x").text)
    let tried = receipt["tried"].array.map { "\($0["rule"].text ?? "") \($0["result"].text ?? "")" }
    #expect(
      tried == [
        "token miss", "bounce miss", "message-id miss", "subject-tag miss", "subject hit",
      ])
    let why = try desk.json("why", "m2")
    #expect(
      why["tried"].array.map { $0["evidence"] } == receipt["tried"].array.map { $0["evidence"] })
    #expect(why["rule"] == "subject" && why["class"] == "human")
    #expect(try desk.text("why", "m2").contains("  subject: hit: same base subject 'printer'"))
  }
}
