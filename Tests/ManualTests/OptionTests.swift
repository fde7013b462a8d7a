import Foundation
import Testing

@Suite("The options in the manual pages are the programs'")
struct OptionTests {
  /// What `--experimental-dump-help` prints (ArgumentParserToolInfo).
  struct Dump: Decodable {
    let command: Command

    struct Command: Decodable {
      let commandName: String
      var subcommands: [Command]?
      var arguments: [Argument]?

      /// Each command below this one by its path: `queue add`.
      func all(below path: [String] = []) -> [String: Command] {
        var all: [String: Command] = [:]
        for command in subcommands ?? [] {
          let path = path + [command.commandName]
          all[path.joined(separator: " ")] = command
          all.merge(command.all(below: path)) { $1 }
        }
        return all
      }

      var options: Set<String> {
        Set(
          (arguments ?? []).flatMap { $0.names ?? [] }.map { name in
            (name.kind == "short" ? "-" : "--") + name.name
          })
      }
    }

    struct Argument: Decodable {
      var names: [Name]?
    }

    struct Name: Decodable {
      let kind: String
      let name: String
    }

    init(of program: BuiltProgram) throws {
      let output = try program.run(["--experimental-dump-help"]).output
      self = try JSONDecoder().decode(Dump.self, from: output)
    }
  }

  /// Of every command; those with an own store say so in one sentence of the page.
  static let common: Set = ["-h", "--help", "--version", "--store"]

  @Test("ingest(1) describes every option, and no other")
  func ingest() throws {
    let help = String(decoding: try BuiltProgram.ingest.run(["--help"]).output, as: UTF8.self)
    let options = help.split(separator: "\n").filter { $0.hasPrefix("  --") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    let page = try ManualPage("ingest.1")
    #expect(page.explainedOptions == Set(options))
    #expect(page.section("SYNOPSIS").options == Set(options))
  }

  @Test("tickets(1) has every command, and no other")
  func commands() throws {
    let page = try ManualPage("tickets.1").section("COMMANDS")
    #expect(try Set(page.commands.keys) == Set(Dump(of: .tickets).command.all().keys))
  }

  @Test("tickets(1) gives each command its options, and no other")
  func options() throws {
    let page = try ManualPage("tickets.1")
    let documented = page.section("COMMANDS").commands
    for (name, command) in try Dump(of: .tickets).command.all() {
      let own = command.options.subtracting(OptionTests.common)
      #expect(documented[name]?.options == own, "tickets \(name)")
    }
  }

  @Test("tickets(1) explains every option")
  func explanations() throws {
    let explained = try ManualPage("tickets.1").explainedOptions
    let all = try Dump(of: .tickets).command.all().values.flatMap(\.options)
    #expect(explained == Set(all))
  }
}
