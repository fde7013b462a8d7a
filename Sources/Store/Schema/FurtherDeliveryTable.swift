/// The queues that a mail reached beside the one that filed it: its ticket is seen in them, too.
enum FurtherDeliveryTable {
  static func make(_ db: Database) throws {
    try db.execute(sql: table)
    try db.execute(sql: fill)
  }

  private static let table = """
    CREATE TABLE further_delivery (
      queue INTEGER NOT NULL REFERENCES queue (id),
      message INTEGER NOT NULL REFERENCES message (id),
      PRIMARY KEY (queue, message)
    ) STRICT, WITHOUT ROWID;
    """

  /// The first delivery of a message is that by which it was filed.
  private static let fill = """
    INSERT OR IGNORE INTO further_delivery (queue, message)
    SELECT d.queue, d.message FROM delivery AS d
    WHERE d.queue <> (
      SELECT f.queue FROM delivery AS f WHERE f.message = d.message
      ORDER BY f.at, f.queue, f.recipient LIMIT 1)
      AND (SELECT count(*) FROM delivery AS n WHERE n.message = d.message) > 1;
    """
}
