package import Desk
package import Mail

extension Snapshot {
  /// The latest mails that we sent about a ticket to who looks after it, newest first: what an agent's
  /// answer may quote.
  package func copiesSent(on ticket: Int) throws -> [SentCopy] {
    try Row.fetchAll(
      db,
      sql: """
        WITH RECURSIVE merged (id) AS (
          VALUES (:ticket)
          UNION SELECT t.id FROM ticket AS t JOIN merged AS m ON t.merged_into = m.id)
        SELECT mail, kind FROM outbox
        WHERE ticket IN (SELECT id FROM merged) AND mail IS NOT NULL AND kind IN (:copy, :refusal)
        ORDER BY id DESC LIMIT \(Most.copies)
        """,
      arguments: [
        "ticket": ticket, "copy": OutboxEntry.Kind.copy.rawValue,
        "refusal": OutboxEntry.Kind.refusal.rawValue,
      ]
    ).map { row in
      let kind: String = try row["kind"]
      return try SentCopy(
        reading: row["mail"], quotesReader: kind == OutboxEntry.Kind.refusal.rawValue)
    }
  }

  /// The messages of a ticket that were refused as agents' orders, newest first.
  package func refusedOrders(on ticket: Int) throws -> [StoredMessage] {
    try Int.fetchAll(
      cached(
        """
        SELECT DISTINCT message FROM event
        WHERE ticket = ? AND kind = ? AND after = ? AND message IS NOT NULL
        ORDER BY message DESC LIMIT \(Most.refused)
        """),
      arguments: [ticket, Event.Kind.notice.rawValue, OutboxEntry.Kind.refusal.rawValue]
    ).compactMap(message)
  }
}

/// A ticket rarely has more that anybody still answers.
private enum Most {
  static let copies = 20
  static let refused = 10
}
