internal import CKeptLog

/// What a commit promises, and at which price.
enum Durability {
  /// Every commit is synced, and what is deleted is overwritten, so that `redact` finds no copies
  /// of a text in free pages (Debian's SQLite does so by default). The last writer leaves an emptied
  /// `-wal` in place of none: its name need not be made, synced and removed for every mail
  /// (sqlite.org/c3ref, SQLITE_FCNTL_PERSIST_WAL). Of its blocks as many stay as a few mails need.
  static func require(_ db: Connection) throws {
    try db.execute(
      sql: """
        PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
        PRAGMA journal_size_limit = \(KEPT_LOG_BYTES)
        """)
    db.keepWAL()
  }
}
