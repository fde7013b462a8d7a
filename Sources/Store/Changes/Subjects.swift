internal import Desk
package import Mail

extension Transaction {
  /// From now on mail finds the ticket by this subject and by the one it was opened with.
  package func setSubject(
    _ subject: String, of ticket: Int, by actor: String, at now: Timestamp
  ) throws {
    let before = try String.fetchOne(
      db, sql: "SELECT subject FROM ticket WHERE id = ?", arguments: [ticket])
    guard let before, before != subject else { return }
    let queues = try snapshot.queues()
    let tags = queues.map(\.settings.tag)
    try forget(baseSubject(before, tags), of: ticket, tags: tags)
    for queue in try queuesThatFind(ticket, among: queues) {
      try addBaseSubject(baseSubject(subject, tags), of: ticket, in: queue)
    }
    try execute("UPDATE ticket SET subject = ? WHERE id = ?", [subject, ticket])
    try note(.subject, of: ticket, from: before, to: subject, by: actor, at: now)
  }

  private func baseSubject(_ subject: String, _ tags: [String]) throws -> BaseSubject {
    try BaseSubject(subject, tags: tags, isTicket: snapshot.isTicket)
  }

  /// Its own queue, and those its mail has reached.
  private func queuesThatFind(_ ticket: Int, among queues: [Queue]) throws -> [Queue] {
    let ids = try Int.fetchSet(
      db,
      sql: """
        SELECT queue FROM ticket WHERE id = :ticket
        UNION SELECT queue FROM base_subject WHERE ticket = :ticket
        """, arguments: ["ticket": ticket])
    return queues.filter { ids.contains($0.id) }
  }

  /// A subject that a message on the ticket has stays known.
  private func forget(_ base: BaseSubject, of ticket: Int, tags: [String]) throws {
    let written = try String.fetchSet(
      db, sql: "SELECT subject FROM message WHERE ticket = ?", arguments: [ticket])
    if try written.contains(where: { try baseSubject($0, tags) == base }) { return }
    try execute(
      "DELETE FROM base_subject WHERE ticket = ? AND subject_key = ?",
      [ticket, IDKey.of(base.key)])
  }
}
