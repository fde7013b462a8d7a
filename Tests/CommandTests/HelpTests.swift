import BlackBox
import Testing

@Suite("Help and version")
struct HelpTests {
  @Test("are no errors", arguments: [Binaries.ingest, Binaries.tickets], ["--help", "--version"])
  func help(_ program: String, _ option: String) throws {
    let run = try Command(program, [option]).run()
    #expect(run.end == .exit(0))
    #expect(!run.output.isEmpty)
    #expect(run.errors.isEmpty)
  }

  @Test("the version names the commit", arguments: [Binaries.ingest, Binaries.tickets])
  func version(_ program: String) throws {
    let said = try Command(program, ["--version"]).run().succeeded().text
    #expect(try /[a-z]+ 0\.2\.0( \([0-9a-f]{9}\+?\))?\n/.wholeMatch(in: said) != nil, "\(said)")
  }

  @Test(
    "every command of tickets has help",
    arguments: [
      "list", "search", "show", "count", "next", "log", "why", "close", "open", "hold", "spam",
      "init", "config", "queue list", "queue add", "person link", "person unlink", "person show",
      "attachment", "anonymize",
    ])
  func commandHelp(_ command: String) throws {
    let run = try Command(
      Binaries.tickets, command.split(separator: " ").map(String.init) + ["--help"]
    ).run()
    #expect(run.end == .exit(0))
    #expect(run.text.contains("USAGE"))
    #expect(run.text.contains("--store"))
  }
}
