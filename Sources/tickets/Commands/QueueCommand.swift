import ArgumentParser
import Desk
import Mail
import Store

struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "List and add queues: support addresses with own settings.",
    subcommands: [QueueList.self, QueueAdd.self], defaultSubcommand: QueueList.self)
}

struct QueueList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the queues with their addresses.")
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let queues = try store.read { try $0.queues() }
    try output.show(queues.map(\.json)) { screen in QueueTable(queues).text(screen) }
  }
}

struct QueueAdd: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a queue.")
  @Argument(help: "Its name.") var name: String
  @Option(help: "Its support address.") var address: String?
  @OptionGroup var store: StoreOptions

  func run() throws {
    guard QueueName.isValid(name) else {
      throw Failure.badData(
        "'\(name)': a queue's name is letters, digits, dots, hyphens and underscores")
    }
    let address = try address.map { try SettingKey.address.checked($0) }
    try store.write { transaction in
      guard try transaction.addQueue(name, by: Environment.agent, at: .now()) else {
        throw Failure.cannotCreate("there is a queue '\(name)' already")
      }
      guard let address else { return }
      let queue = try transaction.snapshot.existingQueue(name)
      try transaction.set(
        .address, to: address, ofQueue: queue.id, by: Environment.agent, at: .now())
    }
  }
}

extension Queue {
  fileprivate var json: JSON {
    ["format": 1, "queue": .text(name), "address": .optional(settings.address?.text)]
  }
}
