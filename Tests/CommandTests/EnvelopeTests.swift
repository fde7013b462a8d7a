import BlackBox
import Testing

@Suite("Envelope and queue")
struct EnvelopeTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    _ = try Command(Binaries.tickets, ["init", "--store", desk.store]).run().succeeded()
    try desk.text("queue", "add", "sales", "--address", "sales@desk.example")
    try desk.text("queue", "add", "it", "--address", "it@desk.example")
  }

  private func queue(
    _ mail: String, _ options: [String] = [], _ environment: [String: String] = [:]
  ) throws -> String? {
    var command = desk.ingest(mail, ["--json"] + options)
    command.environment.merge(environment) { $1 }
    return try Value(command.run().succeeded().output)["queue"].text
  }

  private let toSales = Letter("a@x").text.replacing("help@desk", with: "sales@desk")
  private let mail = Letter("a@x").text

  @Test("--queue before everything, in any case of letters")
  func option() throws {
    #expect(try queue(toSales, ["--queue", "IT", "--recipient", "sales@desk.example"]) == "it")
  }

  @Test("--recipient before To")
  func recipient() throws {
    #expect(try queue(toSales, ["--recipient", "it+c1-abc@desk.example"]) == "it")
  }

  @Test("Postfix's environment", arguments: ["RECIPIENT", "ORIGINAL_RECIPIENT"])
  func environment(_ name: String) throws {
    #expect(try queue(toSales, [], [name: "it@desk.example"]) == "it")
    #expect(
      try queue(toSales, ["--recipient", "sales@desk.example"], [name: "it@desk.example"])
        == "sales")
  }

  @Test("the fields of the delivering server", arguments: ["Delivered-To", "X-Original-To"])
  func fields(_ name: String) throws {
    #expect(try queue("\(name): it@desk.example\n" + toSales) == "it")
  }

  @Test("an alias led to a program's own address: what the recipient was before counts")
  func alias() throws {
    let expanded = ["RECIPIENT": "tickets@host", "ORIGINAL_RECIPIENT": "it@desk.example"]
    #expect(try queue(toSales, [], expanded) == "it")
    let fields = "Delivered-To: tickets@host\nX-Original-To: it@desk.example\n"
    #expect(try queue(fields + toSales) == "it")
    #expect(try queue(fields + toSales, ["--recipient", ""]) == "it")
  }

  @Test("To and Cc when nobody tells the envelope")
  func header() throws {
    #expect(try queue(toSales) == "sales")
    #expect(try queue("Cc: IT <it@desk.example>\n" + mail) == "it")
  }

  @Test("the default queue else")
  func standard() throws {
    #expect(try queue(mail) == "default")
  }

  @Test("an unknown queue is a warning and an event, the mail is stored")
  func unknownQueue() throws {
    let run = try desk.ingest(mail, ["--queue", "nope", "--print"]).run()
    #expect(run.end == .exit(0))
    #expect(run.text == "1\n")
    #expect(run.errors.contains("nope") && run.errors.filter { $0 == "\n" }.count == 1)
    #expect(try desk.ticket(1)["queue"] == "default")
    #expect(try desk.events(of: 1).contains("unknown-queue nope>default"))
  }

  @Test("an mbox line before the mail is no part of it, and names the sender")
  func mboxLine() throws {
    let mbox = "From MAILER-DAEMON Mon Nov 23 09:00:00 2026\n" + mail
    let receipt = try desk.deliver(mbox)
    #expect(receipt["class"] == "auto")
    #expect(receipt["message_id"] == "a@x")
    #expect(try desk.text("show", "m1", "--raw") == mbox)
  }

  @Test("qmail's and Postfix's null sender", arguments: ["", "MAILER-DAEMON"])
  func senderVariable(_ sender: String) throws {
    var command = desk.ingest(mail, ["--json"])
    command.environment["SENDER"] = sender
    #expect(try Value(command.run().succeeded().output)["class"] == "auto")
  }

  @Test("--sender before $SENDER before Return-Path")
  func sender() throws {
    var command = desk.ingest("Return-Path: <>\n" + mail, ["--json", "--sender", "jane@x.example"])
    command.environment["SENDER"] = ""
    #expect(try Value(command.run().succeeded().output)["class"] == "human")
  }

  @Test("the store's place: option, variable, the user's own folder")
  func store() throws {
    var command = Command(Binaries.ingest, [])
    command.input = Array(mail.utf8)
    command.environment = ["HOME": desk.folder.path]
    _ = try command.run().succeeded()
    let own = desk.folder.file(".local/share/tickets/tickets.db")
    #expect(try FileContent.mode(own) == 0o600)
    #expect(try FileContent.mode(desk.folder.file(".local/share/tickets")) == 0o700)
    command.environment["XDG_DATA_HOME"] = desk.folder.file("data")
    _ = try command.run().succeeded()
    #expect(try FileContent.mode(desk.folder.file("data/tickets/tickets.db")) == 0o600)
    command.environment["TICKETS_STORE"] = desk.folder.file("named.db")
    _ = try command.run().succeeded()
    #expect(desk.folder.names.contains("named.db"))
    command.arguments = ["--store", desk.folder.file("option.db")]
    _ = try command.run().succeeded()
    #expect(desk.folder.names.contains("option.db"))
  }
}
