import Delivery
import Desk
import Mail
import Store

/// The settings that one command line is about: a queue's or the global ones.
struct SettingDesk {
  let store: StoreOptions
  /// Nil: the global ones.
  let queue: String?

  /// The values of one moment.
  struct Values {
    /// Set here.
    let own: [SettingKey: String]
    /// What holds without them.
    let inherited: Settings
    let settings: Settings

    func row(_ key: SettingKey) -> SettingRow {
      SettingRow(key: key, value: settings[key], isOwn: own[key] != nil)
    }
  }

  func values(_ snapshot: Snapshot) throws -> Values {
    let global = try snapshot.settings(ofQueue: nil)
    guard let queue else {
      return Values(own: global, inherited: Settings(), settings: Settings(global: global))
    }
    let found = try snapshot.existingQueue(queue)
    return Values(
      own: try snapshot.settings(ofQueue: found.id), inherited: Settings(global: global),
      settings: found.settings)
  }

  func set(_ key: SettingKey, _ text: String) throws {
    let value = try SettingCheck.value(key, text)
    if queue != nil, !key.isPerQueue {
      throw Failure.badData("\(key.rawValue) is global; set it without --queue")
    }
    try write([key: value])
    try MissingBase.warn(of: value, for: key, store)
    try store.read { SilentAddress.warn(of: key, in: try values($0), try $0.queues()) }
  }

  func unset(_ key: SettingKey) throws { try write([key: nil]) }

  /// All of them or none.
  func write(_ changes: [SettingKey: String?]) throws {
    let allowance = try CommandAllowance(store)
    try store.write { transaction in
      let queue = try queue.map { try transaction.snapshot.existingQueue($0).id }
      for key in SettingKey.allCases {
        guard let value = changes[key] else { continue }
        try transaction.set(
          key, to: value, ofQueue: queue, by: Environment.agent, at: .now())
      }
    }
    allowance.allowSet(changes.compactMapValues { $0 })
  }
}

extension Snapshot {
  func existingQueue(_ name: String) throws -> Queue {
    let queues = try queues()
    guard let queue = queues.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      let known = queues.map(\.name).joined(separator: ", ")
      throw Failure.notFound("no queue '\(name)'; the queues are \(known)")
    }
    return queue
  }
}
