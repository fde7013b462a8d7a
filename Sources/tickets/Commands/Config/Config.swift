import ArgumentParser
import Delivery
import Desk
import Mail
import Store

struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read and change settings; see tickets-config(5).",
    usage: """
      tickets config [--queue <name>] [list]
      tickets config [--queue <name>] get <key>
      tickets config [--queue <name>] set <key> <value>
      tickets config [--queue <name>] unset <key>
      tickets config [--queue <name>] edit
      tickets config [--queue <name>] export [--secrets]
      tickets config [--queue <name>] import <file>
      tickets config [--queue <name>] template <name> [edit | set <file> | reset]
      """)

  @Option(help: "The settings of this queue; the default is the global settings.")
  var queue: String?

  @Flag(help: "With export: print secrets as they are.")
  var secrets = false

  /// One list, so that a value may look like an option (`-1`).
  @Argument(
    parsing: .allUnrecognized,
    help: "list, get, set, unset, edit, export, import or template, with its arguments.")
  var words: [String] = []

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let desk = SettingDesk(store: store, queue: queue)
    switch words.first ?? "list" {
    case "list" where words.count <= 1: try list(desk)
    case "get" where words.count == 2: try get(words[1], desk)
    case "set" where words.count >= 3:
      // Behind -- also what is an option of this command.
      let value = words[2] == "--" && words.count > 3 ? words[3...] : words[2...]
      try desk.set(.named(words[1]), value.joined(separator: " "))
    case "unset" where words.count == 2: try desk.unset(.named(words[1]))
    case "edit" where words.count == 1: try SettingFiles(desk).edit()
    case "export" where words.count == 1: try SettingFiles(desk).export(secrets: secrets)
    case "import" where words.count == 2: try SettingFiles(desk).importFile(words[1])
    case "template" where words.count >= 2:
      try TemplateCommand(desk, named: words[1]).run(words.dropFirst(2), output)
    default:
      throw Failure.usage(
        "config takes list, get KEY, set KEY VALUE, unset KEY, edit, export, import FILE or "
          + "template NAME, not '\(words.joined(separator: " "))'")
    }
  }

  private func list(_ desk: SettingDesk) throws {
    let values = try store.read(desk.values)
    let rows = SettingKey.allCases.map(values.row)
    try output.show(rows.map(\.json)) { screen in SettingList(rows).text(screen) }
  }

  private func get(_ name: String, _ desk: SettingDesk) throws {
    let key = try SettingKey.named(name)
    let row = try store.read(desk.values).row(key)
    try output.show([row.json(named: name)], single: true) { _ in row.shown + "\n" }
  }
}
