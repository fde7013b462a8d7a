/// What lies beside a store that is a file. Another engine keeps the same in itself: locks of its own
/// instead of a lock's file, and a table each for what must outlive a program that dies.
package enum StoreCompanion: String {
  /// On which whoever writes takes a lock, and whoever sends a mail of the outbox another: `WriteLock`,
  /// `Claims`.
  case lock = ".lock"
  /// SQLite's own.
  case log = "-wal"
  case sharedMemory = "-shm"
  case journal = "-journal"
  /// The folder of what `tickets poll` could not fetch.
  case pollState = ".poll"
  /// What the marks of mails begin with of which a program died, before a digest of the mail.
  case unreadable = ".unreadable-"

  /// The files of SQLite's own.
  static let engines: [StoreCompanion] = [.log, .sharedMemory, .journal]
}

extension StoreLocation {
  package func path(of companion: StoreCompanion) -> String { path + companion.rawValue }
}
