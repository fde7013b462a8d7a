package import Desk
package import Mail

extension Transaction {
  /// Moves a ticket to another queue. Both queues' rules find it from now on.
  package func move(_ ticket: Int, to queue: Queue, by actor: String, at now: Timestamp) throws {
    let before = try String.fetchOne(
      db, sql: "SELECT q.name FROM ticket AS t JOIN queue AS q ON q.id = t.queue WHERE t.id = ?",
      arguments: [ticket])
    guard let before, before != queue.name else { return }
    try execute("UPDATE ticket SET queue = ? WHERE id = ?", [queue.id, ticket])
    try execute(
      """
      INSERT INTO base_subject
      SELECT ?, subject_key, ticket FROM base_subject WHERE ticket = ?
      ON CONFLICT DO NOTHING
      """, [queue.id, ticket])
    try note(.queue, of: ticket, from: before, to: queue.name, by: actor, at: now)
  }
}
