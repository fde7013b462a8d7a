/// Statements that walk through tables that grow, and are meant to: work on all that there is, which no
/// delivery waits for, and walks that are cut off.
struct DeliberateWalk {
  let why: String
  /// How statements begin, and the tables they walk through.
  let statements: [String: Set<String>]

  /// What a statement may walk through.
  static func scans(of sql: String) -> Set<String> {
    all.flatMap(\.statements).filter { sql.hasPrefix($0.key) }
      .max { $0.key.count < $1.key.count }?.value ?? []
  }

  static var beginnings: [String] { all.flatMap(\.statements.keys) }

  private static let all = [
    cutOff, queries, listing, verifying, copying, rebuilding, examining, counting, migrating,
    broken, queues,
  ]

  private static let cutOff = DeliberateWalk(
    why: "one row, or some, from an end of the table",
    statements: [
      "SELECT place, digest FROM chain ORDER BY place DESC LIMIT 1": ["chain"],
      "SELECT 1 FROM message LIMIT 1": ["message"],
      "SELECT EXISTS (SELECT 1 FROM account)": ["account"],
      "SELECT id FROM message WHERE direction = 'in' AND NOT unreadable ORDER BY id DESC LIMIT":
        ["message"],
    ])

  /// Which terms do is tested for each of them.
  private static let queries = DeliberateWalk(
    why: "a query by terms that no index answers goes through the tickets, newest first",
    statements: [
      "SELECT t.* FROM (SELECT t.id,": ["ticket"],
      "SELECT count(*) FROM (SELECT 1 FROM (SELECT t.id,": ["ticket"],
    ])

  private static let listing = DeliberateWalk(
    why: "outbox --all and account list print all there is",
    statements: [
      "SELECT * FROM outbox AS o WHERE TRUE ORDER BY": ["outbox"],
      "SELECT * FROM account ORDER BY name": ["account"],
    ])

  private static let queues = DeliberateWalk(
    why: "queues are added and removed once in a while, and an index would cost every delivery",
    statements: [
      "INSERT INTO queue (id, name, created)": ["delivery", "ticket", "removed_queue"],
      "SELECT count(*) FROM ticket WHERE queue = ?": ["ticket"],
      "SELECT id FROM ticket WHERE queue = ?": ["ticket"],
      "UPDATE OR IGNORE delivery SET queue = (": ["delivery"],
      "DELETE FROM delivery WHERE queue = :queue": ["delivery"],
      "DELETE FROM queue WHERE id = ?": ["ticket", "delivery"],
    ])

  private static let broken = DeliberateWalk(
    why:
      "SQLite looks for rows that lack their ticket only where it knows of one (foreignkeys.html)",
    statements: [
      "INSERT INTO ticket (id, queue, subject, requester_name, requester_address, status, "
        + "created, updated, last_human, merged_into) SELECT": ["link"]
    ])

  private static let verifying = DeliberateWalk(
    why: "verify looks at everything",
    statements: [
      "SELECT place, message, sha256, digest FROM chain": ["chain"],
      "SELECT DISTINCT message FROM chain WHERE message NOT IN": ["chain"],
      "SELECT id FROM message WHERE id NOT IN (SELECT message FROM chain)": ["message", "chain"],
      "SELECT message FROM chain GROUP BY message": ["chain"],
      "SELECT id, logged, found FROM": ["event"],
      "SELECT id FROM search_docsize WHERE id NOT IN": ["search_docsize"],
      "SELECT id FROM message WHERE id NOT IN (SELECT id FROM search_docsize)":
        ["message", "event"],
      "SELECT m.id, m.size, m.sha256, c.sha256 AS sealed": ["message", "chain"],
      "SELECT id, requester_address, (": ["ticket"],
      "SELECT note FROM event WHERE kind = 'person'": ["event"],
      "SELECT m.ticket, m.from_address, min(m.id)": ["message"],
      "SELECT id, message_count, found FROM": ["ticket"],
      "SELECT t.id, t.undelivered, coalesce(f.found, 0)": ["ticket", "recipient"],
      "SELECT id FROM ticket JOIN ( SELECT ticket, max(received) AS latest": ["message"],
      "SELECT id FROM ticket WHERE merged_into IS NULL AND id NOT IN": ["ticket"],
      "WITH RECURSIVE whole (id) AS": ["ticket"],
      "SELECT DISTINCT m.id, m.ticket, o.ticket AS other": ["outbox"],
      "SELECT ticket, other FROM link AS one": ["link"],
      "SELECT id, subject FROM ticket WHERE merged_into IS NULL AND id NOT IN": ["ticket"],
    ])

  private static let copying = DeliberateWalk(
    why: "verify and rebuild have SQLite check a copy of the full-text indexes",
    statements: Dictionary(
      uniqueKeysWithValues: [
        "search_config", "search_data", "search_docsize", "search_idx", "article_search_config",
        "article_search_content", "article_search_data", "article_search_docsize",
        "article_search_idx",
      ].map { ("SELECT * FROM \($0)", [$0]) }))

  private static let rebuilding = DeliberateWalk(
    why: "rebuild makes the chain anew of all messages",
    statements: ["WITH redaction AS": ["message", "event"]])

  private static let examining = DeliberateWalk(
    why:
      "doctor, and verify, tell how many messages an older reader has read, and mail that failed",
    statements: [
      "SELECT count(*) FROM message WHERE reading <": ["message"],
      "SELECT count(*) FROM outbox_recipient AS r": ["outbox_recipient"],
    ])

  private static let counting = DeliberateWalk(
    why: "stats counts all tickets",
    statements: ["SELECT queue, queue_name, count(*) FILTER": ["ticket"]])

  private static let migrating = DeliberateWalk(
    why: "a step to a later version is taken once",
    statements: [
      "SELECT id, sha256 FROM message ORDER BY id": ["message"],
      "INSERT OR IGNORE INTO further_delivery (queue, message) SELECT": ["delivery"],
      "SELECT pattern FROM account_pattern": ["account_pattern"],
    ])
}
