package import Desk
package import Mail

extension Transaction {
  /// Adds what a trusted mail says of its account; nothing it leaves out or empty is cleared.
  package func apply(
    _ trusted: TrustedFields, to ticket: Int, by actor: String, at now: Timestamp
  ) throws {
    try set("account", trusted.account, of: ticket, by: actor, at: now)
    try set("login_url", trusted.loginURL, of: ticket, by: actor, at: now)
    if let priority = trusted.priority {
      try setPriority(priority, of: ticket, by: actor, at: now)
    }
    for field in trusted.fields {
      let before = try String.fetchOne(
        db, sql: "SELECT value FROM field WHERE ticket = ? AND name = ?",
        arguments: [ticket, field.name])
      if field.value.isEmpty, before != nil { continue }
      try db.execute(
        sql: """
          INSERT INTO field VALUES (?, ?, ?)
          ON CONFLICT (ticket, name) DO UPDATE SET value = excluded.value
          """, arguments: [ticket, field.name, field.value])
      try record(field.name, before, field.value, of: ticket, by: actor, at: now)
    }
  }

  private func set(
    _ column: String, _ value: String?, of ticket: Int, by actor: String, at now: Timestamp
  ) throws {
    guard let value else { return }
    let before = try String.fetchOne(
      db, sql: "SELECT \(column) FROM ticket WHERE id = ?", arguments: [ticket])
    try db.execute(
      sql: "UPDATE ticket SET \(column) = ? WHERE id = ?", arguments: [value, ticket])
    try record(column, before, value, of: ticket, by: actor, at: now)
  }

  private func record(
    _ name: String, _ before: String?, _ after: String, of ticket: Int, by actor: String,
    at now: Timestamp
  ) throws {
    guard before != after else { return }
    try record(
      Event(
        at: now, actor: actor, kind: .field, before: before, after: after, note: name,
        ticket: ticket))
  }
}
