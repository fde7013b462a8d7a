import Glibc

extension TicketStore {
  /// Copies the store as it is at this moment into a new file (0600), synced to disk. Deliveries go
  /// on meanwhile (sqlite.org/backup.html). The copy is made beside that file and takes its name
  /// when it is complete.
  ///
  /// - Throws: `StoreError` about the copy; then there is none.
  package func backUp(to path: String) throws {
    var there = stat()
    if lstat(path, &there) == 0 { throw StoreError.exists(path: path) }
    let draft = try StoreDraft(of: path, .backup)
    do {
      try copy(to: draft)
      do { try GuardedFile.rename(draft.path, to: path) } catch { throw StoreError(error) }
    } catch {
      draft.remove()
      throw error
    }
    try StoreFile.syncFolder(StoreLocation(path: path).folder)
  }

  func copy(to draft: StoreDraft) throws {
    try TicketStore.translating(draft.path, 0) {
      try database.backUp(to: Connection(path: draft.path, .readWrite))
    }
    try draft.sync()
  }
}
