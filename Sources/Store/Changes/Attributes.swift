package import Desk
package import Mail

/// Changes of single attributes of a ticket; no change, no event.
extension Transaction {
  /// - Parameter assignee: an agent's name; nil for nobody.
  package func assign(
    _ ticket: Int, to assignee: String?, by actor: String, at now: Timestamp
  ) throws {
    let before = try String.fetchOne(
      db, sql: "SELECT assignee FROM ticket WHERE id = ?", arguments: [ticket])
    guard before != assignee else { return }
    try execute("UPDATE ticket SET assignee = ? WHERE id = ?", [assignee, ticket])
    try tell(.assignee, of: ticket, from: before, to: assignee, by: actor, at: now)
  }

  package func setPriority(
    _ priority: Priority, of ticket: Int, by actor: String, at now: Timestamp
  ) throws {
    let rank = try Int.fetchOne(
      db, sql: "SELECT priority FROM ticket WHERE id = ?", arguments: [ticket])
    let before = Priority(rank: rank ?? Priority.normal.rank)
    guard before != priority else { return }
    try execute("UPDATE ticket SET priority = ? WHERE id = ?", [priority.rank, ticket])
    try tell(
      .priority, of: ticket, from: before.rawValue, to: priority.rawValue, by: actor, at: now)
  }

  package func changeTags(
    of ticket: Int, _ change: TagChange, by actor: String, at now: Timestamp
  ) throws {
    let before = try String.fetchAll(
      db, sql: "SELECT tag FROM tag WHERE ticket = ? ORDER BY tag", arguments: [ticket])
    let after = change.applied(to: before)
    guard Set(before) != Set(after) else { return }
    try execute("DELETE FROM tag WHERE ticket = ?", [ticket])
    for tag in after { try execute("INSERT INTO tag VALUES (?, ?)", [tag, ticket]) }
    func list(_ tags: [String]) -> String? { tags.isEmpty ? nil : tags.joined(separator: " ") }
    try tell(.tag, of: ticket, from: list(before), to: list(after), by: actor, at: now)
  }

  /// An event of a change of one attribute, which is the ticket's last activity.
  func note(
    _ kind: Event.Kind, of ticket: Int, from before: String?, to after: String?,
    by actor: String, at now: Timestamp
  ) throws {
    try touch(ticket, at: now)
    try tell(kind, of: ticket, from: before, to: after, by: actor, at: now)
  }

  /// The same of triage, which leaves the last activity where it was.
  private func tell(
    _ kind: Event.Kind, of ticket: Int, from before: String?, to after: String?,
    by actor: String, at now: Timestamp
  ) throws {
    try record(
      Event(at: now, actor: actor, kind: kind, before: before, after: after, ticket: ticket))
  }
}
