import BlackBox
import Testing

/// A mail to two queues is one ticket, which both see.
@Suite("Mail to two queues")
struct TwoQueueTests {
  private let sendmail: Recorder
  private let desk: TestDesk

  init() throws {
    sendmail = try Recorder()
    desk = try TestDesk(
      sendmail: sendmail, ["address": "help@desk.example", "confirm": "no", "autoclose-days": "-1"])
    try desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    try desk.text(
      "config", "--queue", "default", "set", "notify", "h@desk.example, both@desk.example")
    try desk.text(
      "config", "--queue", "sales", "set", "notify", "s@desk.example, both@desk.example")
  }

  private let letter = Letter("a@x", ["Cc: sales@desk.example"]).text

  private func deliverTwice() throws {
    try desk.deliver(letter, to: "help@desk.example")
    let again = try desk.deliver(letter, to: "sales@desk.example")
    #expect(again["action"] == "duplicate" && again["ticket"] == 1)
  }

  private func tickets(_ query: String) throws -> [Value] {
    try desk.json("search", query).array.map { $0["ticket"] }
  }

  private func told() throws -> [String] {
    try sendmail.mails().flatMap(\.recipients).sorted()
  }

  @Test("queue: finds it in both, and still when it is merged or split off")
  func queues() throws {
    try deliverTwice()
    #expect(try tickets("queue:default") == [1] && tickets("queue:SALES") == [1])
    #expect(try desk.text("list", "queue:sales").contains("Printer"))
    try desk.deliver(Letter("b@x", subject: "Other").text, to: "help@desk.example")
    #expect(try tickets("queue:sales") == [1])
    try desk.text("merge", "1", "--into", "2")
    #expect(try tickets("queue:sales") == [2])
    try desk.text("split", "m1")
    #expect(try tickets("queue:sales") == [3])
    #expect(try desk.text("verify").contains("no faults"))
  }

  @Test("both queues' administrators get a copy, who is both one")
  func copies() throws {
    try deliverTwice()
    #expect(try told() == ["both@desk.example", "h@desk.example", "s@desk.example"])
    try desk.deliver(letter, to: "sales@desk.example")
    #expect(try told().count == 3)
    let log = try desk.json("log", "1").array.filter { $0["kind"] == "delivered" }
    #expect(log.map { $0["note"] } == ["also delivered to sales@desk.example"])
  }

  @Test("without an envelope it comes once, for all queues that it names")
  func withoutEnvelope() throws {
    try desk.deliver(letter)
    #expect(try tickets("queue:default") == [1] && tickets("queue:sales") == [1])
    #expect(try told() == ["both@desk.example", "h@desk.example", "s@desk.example"])
    try desk.deliver(letter, to: "sales@desk.example")
    #expect(try told().count == 3)
    let other = Letter("b@x", subject: "Re: Printer", ["Cc: sales@desk.example"], body: "b\n")
    #expect(try desk.deliver(other.text, to: "sales@desk.example")["ticket"] == 1)
  }

  @Test("nobody is told twice of spam, of an agent's note, or of our own mail come back")
  func silent() throws {
    let spam = Letter("s@x", subject: "Pills", ["X-Spam-Flag: YES"]).text
    try desk.deliver(spam, to: "help@desk.example")
    try desk.deliver(spam, to: "sales@desk.example")
    #expect(try told().isEmpty)
    try desk.deliver(Letter("a@x", subject: "Mine").text, to: "help@desk.example")
    try desk.text("reply", "2", "-m", "Hello.")
    let answer = try desk.command(["show", "m3", "--raw"]).run().succeeded().text
    let before = try told()
    try desk.deliver(answer, to: "sales@desk.example")
    try desk.text("config", "set", "agents", "anna@desk.example")
    let note = Letter("n@x", from: "anna@desk.example", subject: "Re: Mine", ["In-Reply-To: <a@x>"])
    try desk.deliver(note.text, to: "help@desk.example")
    try desk.deliver(note.text, to: "sales@desk.example")
    #expect(try told() == before)
  }

  @Test("an export that is imported shows it in both, too")
  func exported() throws {
    try deliverTwice()
    let lines = desk.folder.file("out.jsonl")
    try desk.text("export", "-o", lines)
    let other = try TestDesk()
    try other.text("import", lines)
    #expect(try other.json("search", "queue:sales").array.map { $0["ticket"] } == [1])
  }
}
