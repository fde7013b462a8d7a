import ArgumentParser
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
      """)

  @Option(help: "The settings of this queue; else the global ones, which every queue inherits.")
  var queue: String?

  /// One list, so that a value may look like an option (`-1`).
  @Argument(parsing: .allUnrecognized, help: "list, get, set or unset, with key and value.")
  var words: [String] = []

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    switch words.first ?? "list" {
    case "list" where words.count <= 1: try list()
    case "get" where words.count == 2: try get(.named(words[1]))
    case "set" where words.count >= 3:
      try set(.named(words[1]), words[2...].joined(separator: " "))
    case "unset" where words.count == 2: try unset(.named(words[1]))
    default:
      throw Failure.usage(
        "config takes list, get KEY, set KEY VALUE or unset KEY, "
          + "not '\(words.joined(separator: " "))'")
    }
  }

  private func list() throws {
    let rows = try store.read { snapshot in
      let queue = try queue.map { try snapshot.existingQueue($0) }
      let global = Settings(global: try snapshot.settings(ofQueue: nil))
      let settings = queue?.settings ?? global
      let own = try snapshot.settings(ofQueue: queue?.id)
      return SettingKey.allCases.map { key in
        SettingRow(key: key, value: settings[key], isOwn: own[key] != nil)
      }
    }
    try output.show(rows.map(\.json)) { screen in SettingList(rows).text(screen) }
  }

  private func get(_ key: SettingKey) throws {
    let row = try store.read { snapshot in
      let settings =
        try queue.map { try snapshot.existingQueue($0).settings }
        ?? Settings(global: try snapshot.settings(ofQueue: nil))
      let own = try snapshot.settings(ofQueue: try queueID(snapshot))
      return SettingRow(key: key, value: settings[key], isOwn: own[key] != nil)
    }
    try output.show([row.json], single: true) { _ in row.shown + "\n" }
  }

  private func set(_ key: SettingKey, _ text: String) throws {
    let value = try key.checked(text)
    if queue != nil, !key.isPerQueue {
      throw Failure.badData("\(key.rawValue) holds for the whole store; set it without --queue")
    }
    try store.write { transaction in
      try transaction.set(
        key, to: value, ofQueue: try queueID(transaction.snapshot), by: Environment.agent,
        at: .now())
    }
  }

  private func unset(_ key: SettingKey) throws {
    try store.write { transaction in
      try transaction.set(
        key, to: nil, ofQueue: try queueID(transaction.snapshot), by: Environment.agent,
        at: .now())
    }
  }

  private func queueID(_ snapshot: Snapshot) throws -> Int? {
    try queue.map { try snapshot.existingQueue($0).id }
  }
}

extension Snapshot {
  func existingQueue(_ name: String) throws -> Queue {
    let queues = try queues()
    guard let queue = queues.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      let known = queues.map(\.name).joined(separator: ", ")
      throw Failure.notFound("no queue '\(name)'; there is \(known)")
    }
    return queue
  }
}
