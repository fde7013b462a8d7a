/// Every raw mail in the order in which it was stored, and what each redaction left of one: whatever
/// was changed or taken out by others is missed, with its row or without (`tickets verify`).
enum ChainTable {
  static func make(_ db: Database) throws {
    try db.execute(sql: table)
    for row in try Row.fetchAll(db, sql: "SELECT id, sha256 FROM message ORDER BY id") {
      try Transaction(db: db).seal(row["id"], sha256: row["sha256"])
    }
  }

  private static let table = """
    -- place: 1, 2 and so on; sha256: of the raw mail at that time; digest: see the type Chain
    CREATE TABLE chain (
      place INTEGER PRIMARY KEY,
      message INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      digest TEXT NOT NULL
    ) STRICT;
    """
}
