import BlackBox
import GRDB

/// All that people see of a store, without times and without what differs between two good runs.
struct StoreContent: Equatable {
  let rows: [String]

  /// - Throws: `DatabaseError` when SQLite cannot open the store or finds a fault in it.
  init(_ path: String) throws {
    rows = try DatabaseQueue(path: path).read { db in
      let faults =
        try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
      return try faults
        + StoreContent.queries.flatMap { try Row.fetchAll(db, sql: $0).map { "\($0)" } }
    }
  }

  private static let queries = [
    """
    SELECT ticket, queue, subject, requester_address, status, message_count, merged_into
    FROM v_ticket
    """,
    """
    SELECT message, ticket, direction, class, from_address, subject, text,
      CASE direction WHEN 'in' THEN message_id END AS message_id,
      CASE direction WHEN 'in' THEN sha256 END AS sha256,
      (SELECT sum(length(bytes)) FROM raw WHERE chunk >> 16 = coalesce(
        (SELECT -number FROM large_raw WHERE large_raw.message = v_message.message),
        v_message.message)) - size AS missing
    FROM v_message
    """,
    "SELECT event, ticket, message, actor, kind, before, after, note FROM v_event",
    """
    SELECT id, kind, ticket, message,
      (SELECT group_concat(address) FROM outbox_recipient WHERE outbox = outbox.id) AS recipients
    FROM outbox
    """,
    "SELECT * FROM setting",
  ]

  /// Message-IDs of what was to be sent.
  static func outgoing(_ path: String) throws -> Set<String> {
    try DatabaseQueue(path: path).read { db in
      Set(try String.fetchAll(db, sql: "SELECT message_id FROM outbox"))
    }
  }
}
