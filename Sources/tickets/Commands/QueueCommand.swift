import ArgumentParser
import Delivery
import Desk
import Fetching
import Mail
import Store
import Text

struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "Manage queues, each with its own address and settings, and move tickets.",
    subcommands: [
      QueueList.self, QueueAdd.self, QueueRename.self, QueueRemove.self, QueueMove.self,
    ],
    defaultSubcommand: QueueList.self)
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
    let name = try QueueName.checked(name)
    let address = try address.map { try SettingKey.address.checked($0) }
    try store.write { transaction in
      guard try transaction.addQueue(name, by: Environment.agent, at: .now()) else {
        throw Failure.queueExists(name)
      }
      guard let address else { return }
      let queue = try transaction.snapshot.existingQueue(name)
      try transaction.set(
        .address, to: address, ofQueue: queue.id, by: Environment.agent, at: .now())
    }
  }
}

struct QueueRename: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Rename a queue; its tickets and settings stay with it.")
  @Argument(help: "Its name.") var queue: String
  @Argument(help: "Its new name.") var name: String
  @OptionGroup var store: StoreOptions

  func run() throws {
    let name = try QueueName.checked(name)
    let before = try store.write { transaction in
      let queue = try transaction.snapshot.existingQueue(queue)
      guard try transaction.rename(queue, to: name, by: Environment.agent, at: .now()) else {
        throw Failure.queueExists(name)
      }
      return queue.name
    }
    PollFolder(store.location).forget(queue: before)
  }
}

struct QueueRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a queue that has no tickets, and its settings.")
  @Argument(help: "Its name.") var queue: String
  @OptionGroup var store: StoreOptions

  func run() throws {
    let removed = try store.write { transaction in
      let queue = try transaction.snapshot.existingQueue(queue)
      try transaction.remove(queue, by: Environment.agent, at: .now())
      return queue.name
    }
    PollFolder(store.location).forget(queue: removed)
  }
}

struct QueueMove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Move tickets to another queue; 'move' is optional before a ticket.",
    usage: """
      tickets queue <ticket> ... <queue>
      tickets queue <ticket> ... --to <queue>
      tickets queue move --query <query> [--yes] <queue>
      """)
  @OptionGroup var options: ValueOptions

  func run() throws {
    let name = try options.value
    try options.change { change, ticket in
      let queue = try change.transaction.snapshot.existingQueue(name)
      try change.transaction.move(ticket, to: queue, by: change.agent, at: change.now)
    }
  }
}

extension QueueName {
  fileprivate static func checked(_ name: String) throws -> String {
    guard isValid(name) else {
      throw Failure.badData(
        "'\(Sanitizer.excerpt(name))': a queue's name may contain letters, digits, dots, hyphens and underscores"
      )
    }
    return name
  }
}

extension Failure {
  fileprivate static func queueExists(_ name: String) -> Failure {
    .cannotCreate("there is already a queue '\(name)'")
  }
}

extension Queue {
  fileprivate var json: JSON {
    [
      "format": 1,
      "queue": .text(name),
      "address": .optional(settings.address?.text),
      "aliases": .texts(settings.aliases.map(\.text)),
    ]
  }
}
