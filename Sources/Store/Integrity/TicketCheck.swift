internal import Desk
internal import Mail

/// What must hold between tickets and what belongs to them.
struct TicketCheck {
  let db: Connection

  func faults() throws -> [Fault] {
    try counts() + failures() + activity() + empty() + merges() + messagesOfMerged() + outbox()
      + links() + baseSubjects()
  }

  private func rows(_ sql: String, _ fault: (Row) throws -> Fault?) throws -> [Fault] {
    try Row.fetchAll(db, sql: sql).compactMap(fault)
  }

  private func counts() throws -> [Fault] {
    try rows(
      """
      SELECT id, message_count, found FROM (SELECT id, message_count,
        (SELECT count(*) FROM message WHERE message.ticket = ticket.id) AS found FROM ticket)
      WHERE message_count <> found
      """
    ) {
      let ticket: Int = try $0["id"]
      return try Fault(
        "#\(ticket): message_count is \($0["message_count"] as Int), but "
          + "\($0["found"] as Int) are there", .repair(.counts(ticket: ticket)))
    }
  }

  private func failures() throws -> [Fault] {
    try rows(
      """
      SELECT t.id, t.undelivered, coalesce(f.found, 0) AS found FROM ticket AS t LEFT JOIN (
        SELECT m.ticket, count(*) AS found FROM recipient AS r JOIN message AS m ON m.id = r.message
        WHERE r.state = '\(DeliveryState.failed.rawValue)' GROUP BY m.ticket) AS f
        ON f.ticket = t.id
      WHERE t.undelivered <> coalesce(f.found, 0)
      """
    ) {
      let ticket: Int = try $0["id"]
      return try Fault(
        "#\(ticket): undelivered is \($0["undelivered"] as Int), but "
          + "\($0["found"] as Int) recipients failed", .repair(.counts(ticket: ticket)))
    }
  }

  private func activity() throws -> [Fault] {
    try rows(
      """
      SELECT id FROM ticket JOIN (
        SELECT ticket, max(received) AS latest FROM message WHERE direction <> 'note'
        GROUP BY ticket) AS m
        ON m.ticket = ticket.id
      WHERE updated < latest
      """
    ) {
      let ticket: Int = try $0["id"]
      return Fault(
        "#\(ticket): updated is before its last message", .repair(.counts(ticket: ticket)))
    }
  }

  private func empty() throws -> [Fault] {
    try rows(
      """
      SELECT id FROM ticket WHERE merged_into IS NULL AND id NOT IN (SELECT ticket FROM message)
      """
    ) { try Fault("#\($0["id"] as Int): it has no message", .restore) }
  }

  private func merges() throws -> [Fault] {
    try rows(
      """
      WITH RECURSIVE whole (id) AS (
        SELECT id FROM ticket WHERE merged_into IS NULL
        UNION SELECT t.id FROM ticket AS t JOIN whole ON t.merged_into = whole.id)
      SELECT id, merged_into FROM ticket WHERE id NOT IN (SELECT id FROM whole)
      """
    ) {
      try Fault(
        "#\($0["id"] as Int): merged into #\($0["merged_into"] as Int), which does not exist",
        .restore)
    }
  }

  private func messagesOfMerged() throws -> [Fault] {
    try rows(
      """
      SELECT m.id, m.ticket FROM message AS m JOIN ticket AS t ON t.id = m.ticket
      WHERE t.merged_into IS NOT NULL
      """
    ) {
      let (message, ticket) = (try $0["id"] as Int, try $0["ticket"] as Int)
      guard let end = try Merges.end(of: ticket, db) else { return nil }
      return Fault(
        "m\(message): it is on #\(ticket), which is merged into #\(end)",
        .repair(.move(message: message, to: end)))
    }
  }

  private func outbox() throws -> [Fault] {
    try rows(
      """
      SELECT DISTINCT m.id, m.ticket, o.ticket AS other FROM outbox AS o
      JOIN message AS m ON m.id = o.message WHERE o.ticket IS NOT m.ticket
      """
    ) {
      let (message, ticket) = (try $0["id"] as Int, try $0["ticket"] as Int)
      let other = ($0["other"] as Int?).map { "#\($0)" } ?? "no ticket"
      return Fault(
        "m\(message): it is on #\(ticket), but in the outbox on \(other)",
        .repair(.move(message: message, to: ticket)))
    }
  }

  private func links() throws -> [Fault] {
    try rows(
      """
      SELECT ticket, other FROM link AS one WHERE NOT EXISTS (
        SELECT 1 FROM link AS two WHERE two.ticket = one.other AND two.other = one.ticket)
      """
    ) {
      let (ticket, other) = (try $0["ticket"] as Int, try $0["other"] as Int)
      return Fault(
        "#\(ticket): linked to #\(other), which is not linked to it",
        .repair(.link(from: other, to: ticket)))
    }
  }

  /// Another tag or out-of-office subjects may have made another one: none at all is a fault.
  private func baseSubjects() throws -> [Fault] {
    let tags = try Snapshot(db: db).queues().map(\.settings.tag)
    return try rows(
      """
      SELECT id, subject FROM ticket WHERE merged_into IS NULL
        AND id NOT IN (SELECT ticket FROM base_subject)
      """
    ) {
      let ticket: Int = try $0["id"]
      let base = BaseSubject(try $0["subject"], tags: tags, isAutomatic: true)
      guard !base.key.isEmpty else { return nil }
      return Fault(
        "#\(ticket): no mail finds it by its subject", .repair(.baseSubject(ticket: ticket)))
    }
  }
}
