internal import Desk
internal import Mail

extension Transaction {
  /// Lets mail find a ticket by the subjects it had: the one it was opened with and its present one, in
  /// its queue and in those that its mail has reached. What finds it already stays.
  ///
  /// - Returns: whether anything was missing.
  func rebuildBaseSubjects(of ticket: Int, _ queues: [Queue]) throws -> Bool {
    let before = try baseSubjectCount(of: ticket)
    for source in try [ticket] + Merges.sources(of: ticket, db) {
      try addOpeningSubjects(of: source, to: ticket, queues)
    }
    for row in try Row.fetchAll(
      db.cachedStatement(sql: Self.repeatedDeliveries), arguments: [ticket])
    {
      try addBaseSubject(row, of: ticket, in: queues.filter { try $0.id == row["queue"] }, queues)
    }
    return try baseSubjectCount(of: ticket) > before
  }

  /// All but the first of each message.
  private static let repeatedDeliveries = """
    SELECT m.subject, m.class, d.queue FROM message AS m JOIN delivery AS d ON d.message = m.id
    WHERE m.ticket = ? AND d.at > (SELECT min(at) FROM delivery WHERE message = m.id)
    """

  private func baseSubjectCount(of ticket: Int) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM base_subject WHERE ticket = ?"),
      arguments: [ticket]) ?? 0
  }

  private func addOpeningSubjects(of source: Int, to ticket: Int, _ queues: [Queue]) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT queue, subject, 'human' AS class FROM ticket WHERE id = ?"),
      arguments: [source])
    guard let row else { return }
    let first = try OwnMessages(db: db).messages(of: source).first
    let opening = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT subject, class FROM message WHERE id = ?"),
      arguments: [first])
    let reached = try Int.fetchAll(
      db.cachedStatement(sql: "SELECT queue FROM delivery WHERE message = ?"), arguments: [first])
    let found = try queues.filter { try $0.id == row["queue"] || reached.contains($0.id) }
    if let opening { try addBaseSubject(opening, of: ticket, in: found, queues) }
    if opening?["subject"] as String? != row["subject"] as String? {
      try addBaseSubject(row, of: ticket, in: found, queues)
    }
  }

  private func addBaseSubject(
    _ row: Row, of ticket: Int, in found: [Queue], _ queues: [Queue]
  ) throws {
    let base = try BaseSubject(
      row["subject"], tags: queues.map(\.settings.tag),
      isAutomatic: row["class"] == MailClass.auto.rawValue, isTicket: snapshot.isTicket)
    for queue in found { try addBaseSubject(base, of: ticket, in: queue) }
  }
}
