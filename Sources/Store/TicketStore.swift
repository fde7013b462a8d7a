import Glibc

/// The ticket store: one SQLite file in WAL mode. Readers see a snapshot and never wait; every
/// writer holds the flock of `FILE.lock`.
package final class TicketStore {
  package let path: String
  let database: Database
  private let lockTimeout: Int

  private init(path: String, database: Database, lockTimeout: Int) {
    self.path = path
    self.database = database
    self.lockTimeout = lockTimeout
  }

  /// Opens the store for writing, making a missing one when asked to.
  ///
  /// - Parameter lockTimeout: seconds to wait for other writers; 0 tries once.
  package static func writable(
    _ location: StoreLocation, lockTimeout: Int, creating: Bool
  ) throws(StoreError) -> TicketStore {
    let path = location.path
    return try translatingErrors(path, lockTimeout) {
      try ensureExists(location, lockTimeout: lockTimeout, creating: creating)
      try WriteAheadLog.requireRoom(besides: path)
      let database = try Database(path: path, .keepingLog, busyTimeout: lockTimeout)
      try Durability.require(database)
      let store = TicketStore(path: path, database: database, lockTimeout: lockTimeout)
      try store.bringUpToDate()
      return store
    }
  }

  /// Makes the store explicitly.
  ///
  /// - Parameter group: members of this group may deliver and query; nil keeps it private (0600).
  /// - Returns: false when there was one already.
  package static func initialize(
    _ location: StoreLocation, group: String?, lockTimeout: Int
  ) throws(StoreError) -> Bool {
    try translatingErrors(location.path, lockTimeout) {
      try location.prepareFolder()
      let gid = try group.map { try StoreCreation.openFolder(location.folder, toGroup: $0) }
      let lock = try WriteLock(store: location.path, seconds: lockTimeout)
      guard case .missing = try StoreFile(path: location.path) else { return false }
      try StoreCreation.create(location.path, folder: location.folder, group: gid)
      lock.adoptAccess(of: location.path)
      return true
    }
  }

  /// Opens the store for reading: also on a full disk and on a read-only copy.
  package static func readOnly(_ location: StoreLocation) throws(StoreError) -> TicketStore {
    let path = location.path
    return try translatingErrors(path, 0) {
      switch try StoreFile(path: path) {
      case .missing: throw StoreError.missing(path: path)
      case .foreign: throw StoreError.notAStore(path: path)
      case .ours: break
      }
      let store = TicketStore(
        path: path, database: try ReadOnlyDatabase.open(path), lockTimeout: 0)
      _ = try store.knownVersion()
      return store
    }
  }

  /// An empty store in memory: what `ingest --explain` decides against when there is none yet.
  package static func empty() throws(StoreError) -> TicketStore {
    try translatingErrors(":memory:", 0) {
      let database = try Database()
      try Migrations.migrate(database)
      return TicketStore(path: ":memory:", database: database, lockTimeout: 0)
    }
  }

  /// One consistent look at the store.
  package func read<T>(_ body: (Snapshot) throws -> T) throws -> T {
    try TicketStore.translating(path, lockTimeout) {
      try database.inTransaction(.deferred) { try body(Snapshot(db: database)) }
    }
  }

  /// One change: lock, transaction, commit with fsync. An error undoes all of it.
  package func write<T>(_ body: (Transaction) throws -> T) throws -> T {
    try write(since: .now, body)
  }

  /// The same, when waiting for the lock has begun before: for so long as nothing else was done.
  func write<T>(
    since start: ContinuousClock.Instant, _ body: (Transaction) throws -> T
  ) throws -> T {
    let waited = Int((ContinuousClock.now - start).components.seconds)
    return try TicketStore.translating(path, lockTimeout) {
      let lock = try WriteLock(store: path, seconds: max(0, lockTimeout - waited))
      defer { withExtendedLifetime(lock) {} }
      return try database.inTransaction(.immediate) { try body(Transaction(db: database)) }
    }
  }

  /// What `body` does while nobody can write.
  package func lockingOut<T>(_ body: () throws -> T) throws -> T {
    let lock = try WriteLock(store: path, seconds: lockTimeout)
    defer { withExtendedLifetime(lock) {} }
    return try body()
  }

  /// Moves all that was committed into the database file and gives the WAL's blocks back: what was
  /// overwritten is in neither.
  package func emptyLog() throws {
    let lock = try WriteLock(store: path, seconds: lockTimeout)
    defer { withExtendedLifetime(lock) {} }
    do {
      try Database(path: path, .readWrite, busyTimeout: lockTimeout).emptyLog()
    } catch let error as DatabaseError where error.isBusy {
      throw StoreError.stillRead(path: path)
    } catch let error as DatabaseError {
      throw StoreError(error, path: path, lockTimeout: lockTimeout)
    }
  }

  /// Makes durable what other processes committed and may not have synced: a repeated delivery may
  /// only be answered with success after this.
  package func syncToDisk() throws(StoreError) {
    try StoreFile.sync(path + "-wal")
    try StoreFile.sync(path)
  }

  private static func ensureExists(
    _ location: StoreLocation, lockTimeout: Int, creating: Bool
  ) throws {
    switch try StoreFile(path: location.path) {
    case .ours: return
    case .foreign: throw StoreError.notAStore(path: location.path)
    case .missing where creating:
      _ = try initialize(location, group: nil, lockTimeout: lockTimeout)
    case .missing: throw StoreError.missing(path: location.path)
    }
  }

  private func bringUpToDate() throws {
    guard try knownVersion() < Migrations.current else { return }
    try write { try Migrations.migrate($0.db) }
  }

  /// The store's version; one newer than this program is refused.
  private func knownVersion() throws -> Int {
    let version = try Migrations.version(of: database)
    guard version <= Migrations.current else {
      throw StoreError.newer(path: path, version: version, known: Migrations.current)
    }
    return version
  }

  /// For bodies that throw only what the store throws.
  private static func translatingErrors<T>(
    _ path: String, _ lockTimeout: Int, _ body: () throws -> T
  ) throws(StoreError) -> T {
    do {
      return try translating(path, lockTimeout, body)
    } catch let error as StoreError {
      throw error
    } catch {
      throw .defect("\(error)")
    }
  }

  static func translating<T>(
    _ path: String, _ lockTimeout: Int, _ body: () throws -> T
  ) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path, lockTimeout: lockTimeout)
    }
  }
}
