import ArgumentParser
import Desk
import Mail
import Store
import Terminal

struct CannedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "canned", abstract: "Manage canned texts, from which answers can be started.",
    subcommands: [
      CannedList.self, CannedAdd.self, CannedEdit.self, CannedShow.self, CannedRemove.self,
      CannedImport.self,
    ], defaultSubcommand: CannedList.self)
}

struct CannedList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the texts with their first lines.")
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let texts = try store.read { try $0.cannedTexts() }
    try output.show(texts.map(\.json)) { screen in
      var table = Table(columns: [.init(""), .init("", .leading, .flexible)])
      for canned in texts {
        let firstLine = canned.text.prefix { $0 != "\n" }
        table.append([.init(canned.name), .init(String(firstLine))])
      }
      return table.lines(on: screen).map { $0 + "\n" }.joined()
    }
  }
}

struct CannedShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a text as it is stored.")
  @Argument(help: "Its name.") var name: String
  @Flag(help: "Print one JSON object.") var json = false
  @OptionGroup var store: StoreOptions

  func run() throws {
    let canned = try store.read { try $0.existingCanned(name) }
    try Console.print((json ? canned.json.line : SafeText.block(canned.text)) + "\n")
  }
}

struct CannedRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove texts.")
  @Argument(help: ArgumentHelp("Their names.", valueName: "name")) var names: [String]
  @OptionGroup var store: StoreOptions

  func run() throws {
    try store.write { transaction in
      for name in names {
        _ = try transaction.snapshot.existingCanned(name)
        try transaction.setCanned(name, to: nil, by: Environment.agent, at: .now())
      }
    }
  }
}

extension Snapshot {
  func existingCanned(_ name: String) throws -> CannedText {
    guard let canned = try canned(named: name) else {
      throw Failure.notFound("no canned text '\(name)'; 'tickets canned' lists them")
    }
    return canned
  }
}

extension CannedText {
  fileprivate var json: JSON {
    ["format": 1, "name": .text(name), "text": .text(text), "updated": .time(updated)]
  }
}
