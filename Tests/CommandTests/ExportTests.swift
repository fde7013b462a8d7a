import BlackBox
import Foundation
import Testing

@Suite("Exporting tickets")
struct ExportTests {
  let desk: TestDesk

  init() throws {
    desk = try TestDesk()
    try desk.deliver(Letter("a@x", body: "Hello\n\nFrom here\n>From there\n").text)
    try desk.deliver(Letter("b@x", from: "bob@x.example", subject: "Screen").text)
    try desk.deliver(Letter.reply("c@x", to: "a@x").crlf)
    try desk.deliver(Letter("d@x", from: "eve@x.example", subject: "Other").text)
    try desk.text("close", "2")
    try desk.text("hold", "3")
  }

  private func threads(_ desk: TestDesk) throws -> [[Value]] {
    try (1...3).map { number in
      let ticket = try desk.ticket(number)
      return [ticket["subject"], ticket["status"], ticket["requester"], ticket["created"]]
        + ticket["messages"].array.flatMap { message in
          [message["sha256"], message["direction"], message["received"], message["message_id"]]
        }
    }
  }

  @Test("and importing them gives the same tickets", arguments: ["mbox", "maildir", "jsonl"])
  func roundTrip(_ format: String) throws {
    let path = desk.folder.file("out")
    try desk.text("export", "--format", format, "-o", path)
    let other = try TestDesk()
    #expect(
      try other.text("import", "--restore", path) == "4 read, 4 filed, 0 duplicates, 3 tickets\n")
    #expect(try threads(other) == threads(desk))
    #expect(
      try other.json("why", "m3")["rule"].text == (format == "jsonl" ? "message-id" : "import"))
    #expect(
      try other.text("import", "--restore", path) == "4 read, 0 filed, 4 duplicates, 0 tickets\n")
    #expect(try threads(other) == threads(desk))
    #expect(try desk.text("import", path) == "4 read, 0 filed, 4 duplicates, 0 tickets\n")
  }

  @Test("tells since when who waits, which no mail tells", arguments: ["mbox", "maildir", "jsonl"])
  func waiting(_ format: String) throws {
    try desk.text("close", "1", at: "-3d")
    try desk.text("open", "1", at: "-2d")
    let path = desk.folder.file("out")
    try desk.text("export", "--format", format, "-o", path)
    let other = try TestDesk()
    try other.text("import", "--restore", path)
    for number in 1...3 {
      for name in ["waiting", "waiting_since"] {
        #expect(try other.ticket(number)[name] == desk.ticket(number)[name], "\(number) \(name)")
      }
    }
    #expect(try other.text("verify").contains("no faults"))
  }

  @Test("of mail from local(8) has no second line From, which mail readers take for text")
  func separator() throws {
    let mail = Letter("e@x", from: "zoe@x.example", subject: "Alone").text
    try desk.deliver("From zoe@x.example  Mon Nov 23 14:31:38 2026\n" + mail)
    let mbox = try desk.text("export", "mid:e@x", "--format", "mbox")
    #expect(mbox.split(separator: "\n", maxSplits: 1).last.map(String.init) == mail + "\n")
    let path = desk.folder.file("out")
    try desk.text("export", "mid:e@x", "--format", "maildir", "-o", path)
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: path + "/cur").first)
    #expect(try FileContent.read(path + "/cur/" + name) == Array(mail.utf8))
    #expect(try desk.text("import", path) == "1 read, 0 filed, 1 duplicates, 0 tickets\n")
  }

  @Test("under other numbers where theirs are taken")
  func renumbered() throws {
    let path = desk.folder.file("out")
    try desk.text("export", "1", "--format", "mbox", "-o", path)
    let other = try TestDesk()
    try other.deliver(Letter("own@x", from: "someone@x.example", subject: "Own").text)
    let run = try other.tickets("import", "--restore", path)
    #expect(run.end == .exit(0) && run.errors.contains("#1 is taken; imported as #2"))
    #expect(try other.ticket(2)["message_count"] == 2)
  }

  @Test("never writes over a file")
  func exists() throws {
    let path = desk.folder.file("out")
    try FileContent.write(Array("precious".utf8), to: path)
    for format in ["mbox", "jsonl", "maildir"] {
      #expect(try desk.tickets("export", "--format", format, "-o", path).end == .exit(73))
    }
    #expect(try FileContent.read(path) == Array("precious".utf8))
    #expect(!desk.folder.names.contains { $0.contains(".new-") })
    #expect(try desk.tickets("export", "99").end == .exit(1))
    #expect(try desk.tickets("export", "--format", "maildir").end == .exit(64))
  }

  @Test("tickets mutt runs the program on an mbox file that goes afterwards")
  func mutt() throws {
    var command = desk.command(["mutt", "1"])
    let program = desk.folder.file("reader")
    try FileContent.write(
      Array(
        "#!/bin/sh\n[ \"$1 $4\" = '-R -f' ] && grep -c '^Message-ID' \"$5\" && echo \"$5\"\n".utf8),
      to: program)
    try FileContent.setMode(0o755, of: program)
    command.environment["TICKETS_MUTT"] = program
    let lines = try command.run().succeeded().lines
    #expect(lines.first == "2")
    #expect(lines.count == 2 && !FileManager.default.fileExists(atPath: lines[1]))
    command.environment["TICKETS_MUTT"] = "no-such-reader"
    let missing = try command.run()
    #expect(missing.end == .exit(69) && missing.errors.contains("TICKETS_MUTT"))
  }
}
