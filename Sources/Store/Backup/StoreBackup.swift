import Glibc
package import Mail

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

extension TicketStore {
  package struct Restored: Hashable, Sendable {
    package var messages: Int
    /// Mails that wait in its outbox.
    package var waiting: Int
    /// What the store before is called now; nil when there was none.
    package var kept: String?
  }

  /// Puts a copy of `backup` in the place of the store. The copy is made and verified beside it first;
  /// then nobody can write for as long as some files take their names, and deliveries that wait
  /// meanwhile go into what was restored. What was there before is kept.
  ///
  /// - Throws: `StoreError`; then the store is as it was.
  package static func restore(
    _ location: StoreLocation, from backup: StoreLocation, lockTimeout: Int, at now: Timestamp
  ) throws -> Restored {
    try location.prepareFolder()
    let source = try readOnly(backup)
    let draft = try StoreDraft(of: location.path, .restored)
    do {
      try source.copy(to: draft)
      var restored = try requireSound(draft, backup)
      try draft.sync()
      restored.kept = try put(draft, in: location, lockTimeout: lockTimeout, at: now)
      return restored
    } catch {
      draft.remove()
      throw error
    }
  }

  /// The last who closes a database removes the log of that name, be it another's by now. Our programs
  /// know better.
  private static func refuseOthers(_ path: String) throws(StoreError) {
    var store = stat()
    guard lstat(path, &store) == 0 else { return }
    for process in KernelLocks.holders(of: store, .shared) {
      guard let program = KernelLocks.program(process), !ourPrograms.contains(program) else {
        continue
      }
      throw .openElsewhere(path: path, process: process, program: program)
    }
  }

  private static let ourPrograms: Set = ["ingest-delivery", "tickets"]

  private static func requireSound(
    _ draft: StoreDraft, _ backup: StoreLocation
  ) throws -> Restored {
    try readOnly(StoreLocation(path: draft.path)).read { snapshot in
      let found = try snapshot.verification()
      if let fault = found.faults.first {
        throw StoreError.damagedBackup(path: backup.path, detail: fault.text)
      }
      return Restored(
        messages: found.messages, waiting: try snapshot.outbox(finished: false).count, kept: nil)
    }
  }

  private static func put(
    _ draft: StoreDraft, in location: StoreLocation, lockTimeout: Int, at now: Timestamp
  ) throws -> String? {
    let path = location.path
    let lock = try WriteLock(store: path, seconds: lockTimeout)
    if case .foreign = try StoreFile(path: path), !lock.remembersStore {
      throw StoreError.notAStore(path: path)
    }
    try refuseOthers(path)
    if let access = StoreAccess(of: path) ?? StoreAccess(of: WriteLock.path(of: path)) {
      draft.adopt(access)
    }
    // Then what is kept is whole without its log. Of a damaged store that may be impossible.
    try? Connection(path: path, .readWrite).shortenLog()
    let kept = try KeptStore(movingAway: path, at: now)
    guard try draft.takePlace(of: path) else {
      kept.putBack()
      throw StoreError.exists(path: path)
    }
    try StoreFile.syncFolder(location.folder)
    try lock.adoptAccess(of: path)
    lock.record()
    return kept.path
  }
}
