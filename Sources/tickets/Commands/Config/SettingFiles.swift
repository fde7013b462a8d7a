import Delivery
import Desk
import Mail
import Store

/// Settings as files: `config edit`, `export` and `import`.
struct SettingFiles {
  private let desk: SettingDesk

  init(_ desk: SettingDesk) {
    self.desk = desk
  }

  func export(secrets: Bool) throws {
    let sections = try desk.store.read { snapshot in
      if let name = desk.queue {
        let queue = try snapshot.existingQueue(name)
        return [
          SettingExport.Section(queue: nil, values: try snapshot.settings(ofQueue: queue.id))
        ]
      }
      let global = SettingExport.Section(queue: nil, values: try snapshot.settings(ofQueue: nil))
      return [global]
        + (try snapshot.queues().map { queue in
          SettingExport.Section(
            queue: queue.name, values: try snapshot.settings(ofQueue: queue.id))
        })
    }
    try Console.print(SettingExport.text(sections, secrets: secrets))
  }

  /// What the file does not name stays as it is; a queue that it names is made.
  func importFile(_ path: String) throws {
    let file = try read(
      try TextFile.read(path), desk.queue == nil ? .desk : .queue,
      named: path)
    let allowance = try CommandAllowance(desk.store)
    try desk.store.write { transaction in
      let own = try desk.queue.map { try transaction.snapshot.existingQueue($0).id }
      for name in file.queues {
        _ = try transaction.addQueue(name, by: Environment.agent, at: .now())
      }
      for entry in file.entries {
        guard let value = entry.value else { continue }
        let queue = try entry.queue.map { try transaction.snapshot.existingQueue($0).id } ?? own
        try transaction.set(
          entry.key, to: value, ofQueue: queue, by: Environment.agent, at: .now())
      }
    }
    for entry in file.entries { allowance.allowSet([entry.key: entry.value ?? ""]) }
  }

  /// Writes only what the user changed: what others set meanwhile stays.
  func edit() throws {
    let before = try desk.store.read(desk.values)
    let text = AnnotatedSettings(
      queue: desk.queue, own: before.own, inherited: before.inherited
    ).text
    try Editor().edit(text, suffix: ".conf") { edited in
      guard !edited.allSatisfy(\.isWhitespace) else {
        throw Failure.badData("the draft is empty; nothing was changed")
      }
      let after = try read(edited, desk.queue == nil ? .global : .queue).values()
      let changes = SettingChanges.between(before.own, after)
      if !changes.isEmpty { try desk.write(changes) }
    }
  }

  private func read(
    _ text: String, _ scope: SettingFile.Scope, named name: String? = nil
  ) throws -> SettingFile {
    do {
      return try SettingFile(text, scope: scope, check: SettingCheck.value)
    } catch {
      throw Failure(error, in: name)
    }
  }
}
