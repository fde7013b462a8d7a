/// What spares the statements of every day a walk through a table that grows: QueryPlanTests reads how
/// SQLite goes about each of them. Those with a condition hold few rows, and a delivery adds to none.
enum QueryIndexes {
  static func make(_ db: Connection) throws {
    try db.execute(sql: indexes)
    try db.execute(sql: domains)
    try fillMailboxes(db)
    try fillPatterns(db)
  }

  private static let indexes = """
    CREATE INDEX base_subject_by_ticket ON base_subject (ticket);
    CREATE INDEX split_off_by_message ON split_off (message);
    CREATE INDEX message_unreadable ON message (received) WHERE unreadable;
    CREATE INDEX event_by_change ON event (change) WHERE change IS NOT NULL;
    -- the change that filed a message
    CREATE INDEX event_by_filing ON event (message) WHERE kind = 'message' AND change IS NOT NULL;
    CREATE INDEX event_by_redaction ON event (message) WHERE kind = 'redact';
    CREATE INDEX account_by_name ON account (name COLLATE NOCASE);
    CREATE INDEX account_pattern_by_account ON account_pattern (account);
    """

  private static let domains = """
    -- labels in reverse order, example.customer: a domain and its subdomains stand together
    ALTER TABLE mailbox ADD COLUMN reverse_domain TEXT NOT NULL DEFAULT '';
    -- the same; NULL for an address
    ALTER TABLE account_pattern ADD COLUMN reverse_domain TEXT;
    """

  private static func fillMailboxes(_ db: Connection) throws {
    let update = try db.makeStatement(sql: "UPDATE mailbox SET reverse_domain = ? WHERE id = ?")
    var last = 0
    while true {
      let rows = try Row.fetchAll(
        db, sql: "SELECT id, domain FROM mailbox WHERE id > ? ORDER BY id LIMIT 1000",
        arguments: [last])
      for row in rows {
        last = try row["id"]
        try update.execute(arguments: [ReverseDomain.of(try row["domain"]), last])
      }
      if rows.isEmpty { break }
    }
    try db.execute(sql: "CREATE INDEX mailbox_by_domain ON mailbox (reverse_domain)")
  }

  private static func fillPatterns(_ db: Connection) throws {
    let domains = try String.fetchAll(
      db, sql: "SELECT pattern FROM account_pattern WHERE instr(pattern, '@') = 0")
    for domain in domains {
      try db.execute(
        sql: "UPDATE account_pattern SET reverse_domain = ? WHERE pattern = ?",
        arguments: [ReverseDomain.of(domain), domain])
    }
  }
}

/// Domains as an index has them beside their subdomains.
enum ReverseDomain {
  static func of(_ domain: String) -> String {
    domain.split(separator: ".", omittingEmptySubsequences: false).reversed()
      .joined(separator: ".")
  }

  /// SQL for a domain and those below it. "/" follows ".".
  ///
  /// - Parameters:
  ///   - column: of reversed domains.
  ///   - domain: an SQL expression for a reversed domain.
  static func isWithin(_ column: String, _ domain: String) -> String {
    "(\(column) = \(domain) OR \(column) > \(domain) || '.' AND \(column) < \(domain) || '/')"
  }
}
