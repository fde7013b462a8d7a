internal import CKeptLog
import Glibc

/// SQLite's `-wal` beside a database file.
enum WriteAheadLog {
  static func path(of store: String) -> String {
    StoreLocation(path: store).path(of: .log)
  }

  /// Whether it holds, or may hold, what the file alone lacks. An emptied one has no bytes, or a wiped
  /// header (see kept_log.h).
  ///
  /// - Throws: `StoreError.untrusted`.
  static func holdsFrames(besides store: String) throws(StoreError) -> Bool {
    let log: GuardedFile
    do {
      log = try GuardedFile(path(of: store), .reading, kin: FileKin(of: StoreLocation(path: store)))
    } catch {
      if case .system(let code) = error.reason { return code != ENOENT }
      throw StoreError(error)
    }
    let magic = log.beginning(upTo: 4) ?? []
    return magic.contains { $0 != 0 }
  }

  /// The blocks that an emptied log keeps are no reserve for a full disk: what fits into them alone
  /// could not be copied into the file.
  ///
  /// - Parameter bytes: that come into the log, and from there into the file.
  static func hasRoom(for bytes: Int, besides store: String) -> Bool {
    var log = stat()
    var disk = statvfs()
    guard lstat(path(of: store), &log) == 0, statvfs(store, &disk) == 0, disk.f_blocks > 0 else {
      return true
    }
    let free = (geteuid() == 0 ? disk.f_bfree : disk.f_bavail) * disk.f_frsize
    return free >= UInt(log.st_size + 2 * bytes)
  }
}

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
