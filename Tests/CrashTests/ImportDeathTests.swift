import BlackBox
import Testing

@Suite("Imports whose parser dies")
struct ImportDeathTests {
  let desk: TestDesk
  let parser: DeadlyParser
  private let file: String

  /// Ten mails of two threads, of which the fourth and the ninth are deadly.
  init() throws {
    desk = try TestDesk()
    parser = try DeadlyParser()
    file = desk.folder.file("in.mbox")
    try FileContent.write(ImportDeathTests.mbox.utf8, to: file)
  }

  private static let mbox = (1...10).map { number in
    let author = [4, 9].contains(number) ? "deadly@x.example" : "jane@customer.example"
    let letter = Letter("\(number)@x", from: author, subject: number % 2 == 0 ? "Even" : "Odd")
    return "From x@y Fri Mar  \(number % 10) 08:00:00 2024\n\(letter.text)\n"
  }.joined()

  private func deadly(_ how: String, _ arguments: [String]) -> Command {
    parser.kills(desk.command(["import"] + arguments), how, victim: "deadly@")
  }

  @Test(
    "go on, and file the mail as unreadable",
    arguments: ["segv", "abort", "fpe", "bus", "trap", "overflow"])
  func goesOn(_ how: String) throws {
    let run = try deadly(how, [file]).run()
    #expect(run.end == .exit(0), "\(run)")
    #expect(run.text == "10 read, 10 filed, 0 duplicates, 4 tickets\n")
    #expect(run.errors.isEmpty)
    let messages = try (1...10).map { try desk.json("show", "m\($0)") }
    let unreadable = messages.filter { $0["unreadable"] == .bool(true) }
    #expect(unreadable.count == 2)
    #expect(unreadable.allSatisfy { $0["subject"] == "(unreadable mail)" })
    let raw = try unreadable.map { try desk.text("show", "m\($0["message"].int ?? 0)", "--raw") }
    #expect(raw.allSatisfy { $0.hasPrefix("From: deadly@x.example\n") })
    #expect(!desk.folder.names.contains { $0.contains("unreadable") }, "the marks are gone")
  }

  @Test("go on when they die under the lock, while the mail is stored")
  func storing() throws {
    let command = desk.command(["import", file])
    let run = try parser.kills(command, "segv", storing: "deadly@x.example").run()
    #expect(run.end == .exit(0), "\(run)")
    #expect(run.text == "10 read, 10 filed, 0 duplicates, 4 tickets\n")
    let unreadable = try (1...10).map { try desk.json("show", "m\($0)") }
      .filter { $0["unreadable"] == .bool(true) }
    #expect(unreadable.count == 2)
  }

  @Test("change nothing when they are run again, by a good parser or the bad one")
  func again() throws {
    _ = try deadly("segv", [file]).run().succeeded()
    let before = try desk.text("search", "--json", "limit:100")
    let run = try deadly("segv", [file]).run().succeeded()
    #expect(run.text == "10 read, 0 filed, 10 duplicates, 0 tickets\n")
    #expect(try desk.text("search", "--json", "limit:100") == before)
    #expect(!desk.folder.names.contains { $0.contains("unreadable") })
  }

  @Test("go on with what they were given on standard input")
  func standardInput() throws {
    var command = deadly("segv", ["-"]).inShell("cat | \"$@\"")
    command.input = Array(ImportDeathTests.mbox.utf8)
    #expect(
      try command.run().succeeded().text == "10 read, 10 filed, 0 duplicates, 4 tickets\n")
  }

  @Test("go on with a mail that lies in a file without a telling name")
  func loneFile() throws {
    let lone = desk.folder.file("saved")
    try FileContent.write(
      Letter("lone@x", from: "deadly@x.example").text.utf8, to: lone)
    let run = try deadly("segv", [lone, file]).run().succeeded()
    #expect(run.text == "11 read, 11 filed, 0 duplicates, 5 tickets\n")
    #expect(run.errors.isEmpty)
  }

  @Test("end when the death was no mail's fault")
  func others() throws {
    #expect(try deadly("9", [file]).run().end == .signal(9))
    #expect(try deadly("11", [file]).run().end == .signal(11))
    #expect(!desk.folder.names.contains { $0.contains("unreadable") })
  }

  @Test("end when the time is up that was allowed from outside, and go on when run again")
  func endless() throws {
    let run = try deadly("loop", [file]).wrapped(by: "/usr/bin/prlimit", ["--cpu=2:600"]).run()
    #expect(run.end == .signal(24))
    #expect(desk.folder.names.contains { $0.contains("unreadable") })
    #expect(try desk.text("import", file) == "10 read, 10 filed, 0 duplicates, 4 tickets\n")
    #expect(!desk.folder.names.contains { $0.contains("unreadable") })
  }
}
