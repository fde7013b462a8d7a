package import Desk

/// One consistent look at the store.
package struct Snapshot {
  let db: Connection

  /// All queues in the order of their making, each with its settings over the global ones.
  package func queues() throws -> [Queue] {
    let rows = try Row.fetchAll(db, sql: "SELECT queue, key, value FROM setting")
    func values(ofQueue queue: Int) throws -> [Settings.Value] {
      try rows.filter { try $0["queue"] == queue }.compactMap { row in
        try SettingKey(named: row["key"]).map { try Settings.Value(key: $0, text: row["value"]) }
      }
    }
    let global = try values(ofQueue: 0)
    return try Row.fetchAll(db, sql: "SELECT id, name FROM queue ORDER BY id").map { row in
      let id: Int = try row["id"]
      return try Queue(
        id: id, name: row["name"],
        settings: Settings(global: global, queue: values(ofQueue: id)))
    }
  }

  /// What was set, not inherited, for a queue (nil: globally).
  package func settings(ofQueue queue: Int?) throws -> [SettingKey: String] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT key, value FROM setting WHERE queue = ?", arguments: [queue ?? 0])
    return try rows.reduce(into: [:]) { values, row in
      if let key = try SettingKey(named: row["key"]) { values[key] = try row["value"] as String }
    }
  }
}
