import Glibc

extension TicketStore {
  /// Copies the store as it is at this moment into a new file (0600), synced to disk. Deliveries go
  /// on meanwhile (sqlite.org/backup.html). The copy is made beside that file and takes its name
  /// when it is complete.
  ///
  /// - Throws: `StoreError` about the copy; then there is none.
  package func backUp(to path: String) throws {
    try reserve(path)
    let draft = path + ".new"
    do {
      try reserve(draft)
      try copy(to: draft)
      try StoreFile.sync(draft)
      guard rename(draft, path) == 0 else { throw StoreError(errno: errno, path: path) }
    } catch {
      unlink(path)
      throw error
    }
    try StoreFile.syncFolder(StoreLocation(path: path).folder)
  }

  private func copy(to draft: String) throws {
    do {
      try TicketStore.translating(draft, 0) {
        try database.backUp(to: Database(path: draft, .readWrite))
      }
      for suffix in ["-wal", "-shm"] { unlink(draft + suffix) }
    } catch {
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
      throw error
    }
  }
}

/// Makes an empty file that was not there; nobody else may read it.
private func reserve(_ path: String) throws(StoreError) {
  let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { throw StoreError(errno: errno, path: path) }
  close(descriptor)
}
