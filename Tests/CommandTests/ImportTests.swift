import BlackBox
import Foundation
import Testing

@Suite("Importing mail")
struct ImportTests {
  let desk: TestDesk

  init() throws { desk = try TestDesk() }

  private func mail(_ id: String, day: Int, _ fields: [String] = [], from: String? = nil) -> String
  {
    var letter = Letter(
      id, from: from ?? "Jane <jane@customer.example>", subject: "Printer", fields)
    letter.fields = letter.fields.map {
      $0.hasPrefix("Date:") ? "Date: \(day) Mar 2024 08:00:00 +0000" : $0
    }
    return letter.text
  }

  private func write(_ text: String, _ name: String) throws -> String {
    try FileContent.write(text.utf8, to: desk.folder.file(name))
    return desk.folder.file(name)
  }

  private func mbox(_ mails: [String]) -> String {
    mails.map { "From x@y Fri Mar  1 08:00:00 2024\n\($0)\n" }.joined()
  }

  @Test("an mbox file, whatever its order, gives threads with the times of the mails")
  func order() throws {
    let file = try write(
      mbox([
        mail("b@x", day: 2, ["In-Reply-To: <a@x>"]), mail("a@x", day: 1), mail("c@x", day: 3),
      ]), "in.mbox")
    #expect(try desk.text("import", file) == "3 read, 3 filed, 0 duplicates, 1 tickets\n")
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "open" && ticket["message_count"] == 3)
    #expect(ticket["created"] == "2024-03-01T08:00:00Z")
    #expect(ticket["updated"] == "2024-03-03T08:00:00Z")
    #expect(ticket["messages"].array.map { $0["message_id"] } == ["a@x", "b@x", "c@x"])
    let before = try desk.json("search")
    #expect(try desk.text("import", file) == "3 read, 0 filed, 3 duplicates, 0 tickets\n")
    #expect(try desk.json("search") == before)
    #expect(try desk.text("outbox") == "")
  }

  @Test("Maildirs with subfolders, folders of .eml, and standard input")
  func places() throws {
    let files = FileManager.default
    for folder in ["md/cur", "md/tmp", "md/.Old.2023/new", "eml/deep"] {
      try files.createDirectory(
        atPath: desk.folder.file(folder), withIntermediateDirectories: true)
    }
    _ = try write(mail("1@x", day: 1), "md/cur/1.a.b:2,S")
    _ = try write(mail("2@x", day: 2), "md/.Old.2023/new/2.a.b")
    _ = try write(mail("3@x", day: 3), "md/tmp/3.a.b")
    _ = try write(mail("4@x", day: 4), "eml/deep/four.eml")
    _ = try write("no mail", "eml/notes.txt")
    var command = desk.command(["import", desk.folder.file("md"), desk.folder.file("eml"), "-"])
    command.input = Array(mbox([mail("5@x", day: 5)]).utf8)
    #expect(try command.run().succeeded().text == "4 read, 4 filed, 0 duplicates, 1 tickets\n")
    #expect(try desk.text("count", "mid:3@x") == "0\n")
  }

  @Test("--queue, --status and --since")
  func options() throws {
    try desk.text("init")
    try desk.text("queue", "add", "sales")
    let file = try write(
      mbox([mail("a@x", day: 1), mail("b@x", day: 2), mail("c@x", day: 29)]), "in.mbox")
    #expect(
      try desk.text(
        "import", file, "--queue", "sales", "--status", "closed", "--since", "2024-03-02")
        == "2 read, 2 filed, 0 duplicates, 1 tickets\n")
    let ticket = try desk.ticket(1)
    #expect(ticket["queue"] == "sales" && ticket["status"] == "closed")
    #expect(ticket["closed"] == "2024-03-29T08:00:00Z")
    #expect(try desk.tickets("import", file, "--queue", "none").end == .exit(1))
    #expect(try desk.tickets("import", file, "--since", "soon").end == .exit(64))
    #expect(try desk.tickets("import", file, "--status", "gone").end == .exit(64))
  }

  @Test("what cannot be read is named, and the rest imported")
  func problems() throws {
    let good = try write(mbox([mail("a@x", day: 1)]), "in.mbox")
    let bad = try write("\u{1}\u{2}\u{3}", "picture")
    let run = try desk.tickets("import", bad, good)
    #expect(run.end == .exit(65) && run.errors.contains("picture"))
    #expect(run.text == "1 read, 1 filed, 0 duplicates, 1 tickets\n")
    let missing = try desk.tickets("import", desk.folder.file("gone"), good)
    #expect(missing.end == .exit(74) && missing.errors.contains("gone: No such file"))
  }

  @Test("Sent folders are our answers, whichever came first", arguments: [true, false])
  func sent(_ together: Bool) throws {
    try desk.text("init")
    try desk.text("config", "set", "address", "help@desk.example")
    try desk.text("config", "set", "autoclose-days", "-1")
    let inbox = try write(mbox([mail("a@x", day: 1)]), "in.mbox")
    let answer = """
      From: Help <help@desk.example>
      To: Jane <jane@customer.example>
      Subject: Re: Printer
      Date: 2 Mar 2024 08:00:00 +0000
      Message-ID: <z@desk.example>
      In-Reply-To: <a@x>

      Turn it on.

      """
    let sent = try write(mbox([answer]), "sent.mbox")
    for files in together ? [[inbox, sent]] : [[sent], [inbox]] {
      _ = try desk.command(["import"] + files).run().succeeded()
    }
    let ticket = try desk.ticket(1)
    #expect(ticket["status"] == "answered" && ticket["answered"] == "2024-03-02T08:00:00Z")
    #expect(ticket["requester"]["address"] == "jane@customer.example")
    #expect(Set(ticket["messages"].array.map { $0["direction"] }) == ["in", "out"])
    let answers = ticket["messages"].array.filter { $0["direction"] == "out" }
    #expect(answers.map { $0["from"]["address"] } == ["help@desk.example"])
    #expect(try desk.text("show", "1").contains("Help"))
    #expect(try desk.text("count") == "1\n" && desk.text("outbox") == "")
  }
}
