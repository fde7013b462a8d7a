package import Desk
package import Mail

/// Adding, renaming and removing queues. Tickets, settings and mail name a queue by its number, so that
/// only the queue itself has its name.
extension Transaction {
  /// - Returns: false when there is a queue of that name already.
  package func addQueue(_ name: String, by actor: String, at now: Timestamp) throws -> Bool {
    try execute(
      """
      INSERT INTO queue (id, name, created)
      SELECT 1 + max(id), ?, ? FROM (SELECT id FROM queue UNION SELECT id FROM removed_queue)
      WHERE true ON CONFLICT DO NOTHING
      """, [name, now.seconds])
    guard db.changesCount > 0 else { return false }
    try record(Event(at: now, actor: actor, kind: .queue, after: name))
    return true
  }

  /// - Returns: false when there is another queue of that name already.
  package func rename(
    _ queue: Queue, to name: String, by actor: String, at now: Timestamp
  ) throws -> Bool {
    guard name != queue.name else { return true }
    try execute("UPDATE OR IGNORE queue SET name = ? WHERE id = ?", [name, queue.id])
    guard db.changesCount > 0 else { return false }
    try record(Event(at: now, actor: actor, kind: .queue, before: queue.name, after: name))
    return true
  }

  /// Removes a queue without tickets, and with it its settings.
  ///
  /// - Throws: `QueueRefusal`.
  package func remove(_ queue: Queue, by actor: String, at now: Timestamp) throws {
    try checkIsRemovable(queue)
    let settings = try snapshot.settings(ofQueue: queue.id)
    for key in settings.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      try set(key, to: nil, ofQueue: queue.id, by: actor, at: now)
    }
    try follow(mergedTicketsOf: queue)
    for statement in Transaction.leaving { try execute(statement, ["queue": queue.id]) }
    try execute(
      "INSERT INTO removed_queue VALUES (?, ?, ?)", [queue.id, queue.name, now.seconds])
    try execute("DELETE FROM queue WHERE id = ?", [queue.id])
    try record(Event(at: now, actor: actor, kind: .queue, before: queue.name))
  }

  private func checkIsRemovable(_ queue: Queue) throws {
    guard try queue.id != Int.fetchOne(db, sql: "SELECT min(id) FROM queue") else {
      throw QueueRefusal.isDefault(queue.name)
    }
    let own = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM ticket WHERE queue = ? AND merged_into IS NULL",
      arguments: [queue.id])
    let shared = try Int.fetchOne(
      db,
      sql: """
        SELECT count(DISTINCT t.id) FROM further_delivery AS f
          JOIN message AS m ON m.id = f.message JOIN ticket AS t ON t.id = m.ticket
        WHERE f.queue = :queue AND t.queue <> :queue
        """, arguments: ["queue": queue.id])
    guard own == 0, shared == 0 else {
      throw QueueRefusal.hasTickets(queue.name, own: own ?? 0, shared: shared ?? 0)
    }
  }

  /// A ticket that was merged is where the one is that it is part of.
  private func follow(mergedTicketsOf queue: Queue) throws {
    let merged = try Int.fetchAll(
      db, sql: "SELECT id FROM ticket WHERE queue = ?", arguments: [queue.id])
    for ticket in merged {
      try execute(
        "UPDATE ticket SET queue = (SELECT queue FROM ticket WHERE id = ?) WHERE id = ?",
        [try snapshot.mergeEnd(of: ticket), ticket])
    }
  }

  /// The mail that a queue has had came to the one that has its ticket now.
  private static let leaving = [
    "DELETE FROM setting WHERE queue = :queue",
    """
    UPDATE OR IGNORE base_subject SET queue = (
      SELECT t.queue FROM ticket AS t WHERE t.id = base_subject.ticket)
    WHERE queue = :queue
    """,
    "DELETE FROM base_subject WHERE queue = :queue",
    """
    UPDATE OR IGNORE delivery SET queue = (
      SELECT t.queue FROM message AS m JOIN ticket AS t ON t.id = m.ticket
      WHERE m.id = delivery.message)
    WHERE queue = :queue
    """,
    "DELETE FROM delivery WHERE queue = :queue",
  ]

  /// - Throws: `UndoRefusal` when a ticket cannot be in that queue again.
  func checkQueue(_ number: ColumnValue, of ticket: Int) throws {
    let name = try String.fetchOne(
      db, sql: "SELECT name FROM removed_queue WHERE id = ?", arguments: [number.databaseValue])
    if let name { throw UndoRefusal.noQueue(name, ticket: ticket) }
  }
}
