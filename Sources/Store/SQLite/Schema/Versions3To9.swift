/// The keys that signed tokens before the present one, which is in `secret`.
let keyTables = """
  CREATE TABLE retired_key (
    id INTEGER PRIMARY KEY,
    value BLOB NOT NULL,
    retired INTEGER NOT NULL,
    -- what it signed holds so long
    until INTEGER NOT NULL
  ) STRICT
  """

/// Mail that would take more work than a mail may.
let partlyReadColumn = """
  -- 1 when only the beginning of it was read: the raw mail has the rest
  ALTER TABLE message ADD COLUMN partly_read INTEGER NOT NULL DEFAULT 0
  """

/// Every raw mail in the order in which it was stored, and what each redaction left of one: whatever
/// was changed or taken out by others is missed, with its row or without (`tickets verify`).
enum ChainTable {
  static func make(_ db: Connection) throws {
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

/// Which reader has read a message (`Message.readingVersion`); 0: one before readers were numbered.
let readingTables = """
  ALTER TABLE message ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;

  -- how far work on all messages has come that was interrupted
  CREATE TABLE progress (
    name TEXT PRIMARY KEY,
    message INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  """

/// Large mails, whose raw bytes are written in pieces before their message is: see `LargeRaw`.
let largeRawTable = """
  -- the chunks of number n are those of -n in place of the message's number; message: NULL until it is
  -- there, and for ever when the process died before that
  CREATE TABLE large_raw (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    message INTEGER UNIQUE REFERENCES message (id)
  ) STRICT
  """

/// The queues that a mail reached beside the one that filed it: its ticket is seen in them, too.
enum FurtherDeliveryTable {
  static func make(_ db: Connection) throws {
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

/// Answers that are not done, as somebody they went to did not get them.
let failedAnswerTable = """
  -- learned: the newest message of the store when a failure of it was last learned
  CREATE TABLE failed_answer (
    message INTEGER PRIMARY KEY REFERENCES message (id),
    learned INTEGER NOT NULL
  ) STRICT
  """
