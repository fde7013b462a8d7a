package import Desk
package import Mail

extension Transaction {
  /// Adds what a trusted mail says of its account; nothing it leaves out is cleared.
  package func apply(
    _ trusted: TrustedFields, to ticket: Int, by actor: String, at now: Timestamp
  ) throws {
    try set("account", trusted.account, of: ticket, by: actor, at: now)
    try set("login_url", trusted.loginURL, of: ticket, by: actor, at: now)
    if let priority = trusted.priority {
      try setPriority(priority, of: ticket, by: actor, at: now)
    }
    for field in trusted.fields {
      try db.execute(
        sql: "INSERT OR REPLACE INTO field VALUES (?, ?, ?)",
        arguments: [ticket, field.name, field.value])
      try recordField(field.name, field.value, of: ticket, by: actor, at: now)
    }
  }

  private func set(
    _ column: String, _ value: String?, of ticket: Int, by actor: String, at now: Timestamp
  ) throws {
    guard let value else { return }
    try db.execute(
      sql: "UPDATE ticket SET \(column) = ? WHERE id = ?", arguments: [value, ticket])
    try recordField(column, value, of: ticket, by: actor, at: now)
  }

  private func recordField(
    _ name: String, _ value: String, of ticket: Int, by actor: String, at now: Timestamp
  ) throws {
    try record(
      Event(at: now, actor: actor, kind: .field, after: value, note: name, ticket: ticket))
  }
}
