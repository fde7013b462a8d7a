package import Desk
package import Mail

extension Transaction {
  /// Sets a checked value, or unsets it, for a queue (nil: globally). Secrets are not told to the
  /// event log.
  package func set(
    _ key: SettingKey, to value: String?, ofQueue queue: Int?, by actor: String, at now: Timestamp
  ) throws {
    let before = try snapshot.settings(ofQueue: queue)[key]
    guard before != value else { return }
    if let value {
      try db.execute(
        sql: """
          INSERT INTO setting VALUES (?, ?, ?)
          ON CONFLICT (queue, key) DO UPDATE SET value = excluded.value
          """, arguments: [queue ?? 0, key.storedName, value])
    } else {
      try db.execute(
        sql: "DELETE FROM setting WHERE queue = ? AND key = ?",
        arguments: [queue ?? 0, key.storedName])
    }
    try record(
      Event(
        at: now, actor: actor, kind: .setting, before: before.map(key.masked),
        after: value.map(key.masked), note: try note(key, queue)))
  }

  private func note(_ key: SettingKey, _ queue: Int?) throws -> String {
    let name = try String.fetchOne(
      db, sql: "SELECT name FROM queue WHERE id = ?", arguments: [queue])
    return key.rawValue + (name.map { " of queue \($0)" } ?? "")
  }
}
