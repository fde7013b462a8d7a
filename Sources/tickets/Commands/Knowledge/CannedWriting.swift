import ArgumentParser
import Delivery
import Desk
import Mail
import Store

struct CannedAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a text, from a file, standard input or the editor.")
  @Argument(help: "Its name, for 'reply --canned'.") var name: String
  @Argument(help: "A file, or - for standard input.", completion: .file()) var file: String?
  @OptionGroup var store: StoreOptions

  func run() throws {
    let name = try KnowledgeName.checked(name)
    try store.read { try refuseDouble(name, $0) }
    try NewText(file: file).read(suffix: ".mustache") { text in
      let text = try CannedCheck.text(text)
      try store.write { transaction in
        try refuseDouble(name, transaction.snapshot)
        try transaction.setCanned(name, to: text, by: Environment.agent, at: .now())
      }
    }
  }

  private func refuseDouble(_ name: String, _ snapshot: Snapshot) throws {
    guard try snapshot.canned(named: name) == nil else {
      throw Failure.cannotCreate(
        "there is already a canned text '\(name)'; change it with 'tickets canned edit'")
    }
  }
}

struct CannedEdit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change a text in the editor.")
  @Argument(help: "Its name.") var name: String
  @OptionGroup var store: StoreOptions

  func run() throws {
    let before = try store.read { try $0.existingCanned(name).text }
    try Editor().edit(before + "\n", suffix: ".mustache") { edited in
      let text = try CannedCheck.text(edited)
      guard text != before else { return }
      try store.write { transaction in
        guard try transaction.snapshot.canned(named: name)?.text == before else {
          throw Failure.badData("'\(name)' was changed by somebody else in the meantime")
        }
        try transaction.setCanned(name, to: text, by: Environment.agent, at: .now())
      }
    }
  }
}

struct CannedImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add and change texts from the files of a folder.")
  @Argument(help: "A folder of text files, each named as its text.", completion: .directory)
  var folder: String
  @OptionGroup var store: StoreOptions

  func run() throws {
    var texts = DistinctNames<String>(of: "name")
    for file in try TextFolder(folder).files {
      try file.naming {
        try texts.add(try KnowledgeName.checked(file.stem), try CannedCheck.text(file.text), file)
      }
    }
    let tally = try store.write { transaction in
      var tally = ImportTally()
      for (name, text) in texts.entries {
        let isNew = try transaction.snapshot.canned(named: name) == nil
        let hasChanged = try transaction.setCanned(
          name, to: text, by: Environment.agent, at: .now())
        tally.count(isNew: isNew, hasChanged: hasChanged)
      }
      return tally
    }
    try Done.report("the folder is imported") { try Console.print("\(tally)\n") }
  }
}

/// A text that answers can be begun with.
enum CannedCheck {
  static func text(_ text: String) throws -> String {
    let text = try KnowledgeText.checked(text)
    do {
      try Template.check(text)
    } catch {
      throw Failure.badData("\(error)")
    }
    return text
  }
}
