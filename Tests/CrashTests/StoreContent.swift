import BlackBox

/// All that people see of a store, without times and without what differs between two good runs.
struct StoreContent: Equatable {
  let rows: [String]

  /// - Throws: `SQLiteClient.Fault` when SQLite cannot open the store or finds a fault in it.
  init(_ path: String) throws {
    let client = try SQLiteClient(path)
    rows =
      try client.texts("PRAGMA integrity_check").filter { $0 != "ok" }
      + client.rows("PRAGMA foreign_key_check").map { "\($0)" }
      + StoreContent.queries.flatMap { try client.rows($0).map { "\($0)" } }
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
    Set(try SQLiteClient(path).texts("SELECT message_id FROM outbox"))
  }
}
