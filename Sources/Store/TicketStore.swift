import Glibc

/// The ticket store: one SQLite file in WAL mode. Readers see a snapshot and never wait; every
/// writer holds the flock of `FILE.lock`.
package final class TicketStore {
  package let path: String
  private(set) var database: Connection
  let lockTimeout: Int

  private init(path: String, database: Connection, lockTimeout: Int) {
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
      let store = TicketStore(
        path: path, database: try openForWriting(path, lockTimeout), lockTimeout: lockTimeout)
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
      if lock.remembersStore { throw StoreError.gone(path: location.path) }
      let isOurs = try StoreCreation.create(location.path, folder: location.folder, group: gid)
      try lock.adoptAccess(of: location.path)
      lock.record()
      return isOurs
    }
  }

  /// Opens the store for reading: also on a full disk and on a read-only copy.
  package static func readOnly(_ location: StoreLocation) throws(StoreError) -> TicketStore {
    let path = location.path
    return try translatingErrors(path, 0) {
      try requireStore(path)
      let store = TicketStore(
        path: path, database: try ReadOnlyDatabase.open(path), lockTimeout: 0)
      let version = try store.knownVersion()
      return version < Migrations.current ? try upgraded(location, from: version) : store
    }
  }

  /// Readers know only the present schema: the first that may write brings the store up to date.
  private static func upgraded(
    _ location: StoreLocation, from version: Int
  ) throws(StoreError) -> TicketStore {
    do {
      _ = try writable(location, lockTimeout: 30, creating: false)
    } catch .readOnly, .denied {
      throw .older(path: location.path, version: version, known: Migrations.current)
    }
    return try readOnly(location)
  }

  /// An empty store in memory: what `ingest --explain` decides against when there is none yet.
  package static func empty() throws(StoreError) -> TicketStore {
    try translatingErrors(":memory:", 0) {
      let database = try Connection()
      try Migrations.migrate(database)
      return TicketStore(path: ":memory:", database: database, lockTimeout: 0)
    }
  }

  /// One consistent look at the store.
  package func read<T>(_ body: (Snapshot) throws -> T) throws -> T {
    try TicketStore.translating(path, lockTimeout) {
      try database.inTransaction(.reading) { try body(Snapshot(db: database)) }
    }
  }

  /// One change: lock, transaction, commit with fsync. An error undoes all of it.
  package func write<T>(_ body: (Transaction) throws -> T) throws -> T {
    try write(since: .now, body)
  }

  /// The same, when waiting for the lock has begun before: for so long as nothing else was done.
  ///
  /// - Parameter bytes: that are written, when they are many.
  func write<T>(
    since start: ContinuousClock.Instant, bytes: Int = 0, _ body: (Transaction) throws -> T
  ) throws -> T {
    let waited = Int((ContinuousClock.now - start).components.seconds)
    return try TicketStore.translating(path, lockTimeout) {
      let lock = try WriteLock(store: path, seconds: max(0, lockTimeout - waited))
      defer { withExtendedLifetime(lock) {} }
      try followReplacement()
      try makeRoom(for: bytes)
      return try database.inTransaction(.writing) { try body(Transaction(db: database)) }
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
      try Connection(path: path, .readWrite, busyTimeout: lockTimeout).emptyLog()
    } catch let error as DatabaseError where error.kind == .busy {
      throw StoreError.stillRead(path: path)
    } catch let error as DatabaseError {
      throw StoreError(error, path: path, lockTimeout: lockTimeout)
    }
  }

  /// Makes durable what other processes committed and may not have synced: a repeated delivery may
  /// only be answered with success after this.
  package func syncToDisk() throws(StoreError) {
    let kin = FileKin(of: StoreLocation(path: path))
    try StoreFile.sync(WriteAheadLog.path(of: path), kin: kin)
    try StoreFile.sync(path, kin: kin)
  }

  /// While we waited for the lock, `restore` may have put another file in the place of the one that
  /// we have open. The caller holds the lock.
  private func followReplacement() throws {
    guard database.hasMoved else { return }
    try TicketStore.requireStore(path)
    database = try TicketStore.openForWriting(path, lockTimeout)
    try requireCurrentVersion()
  }

  /// A log that a reader has let grow must go into the file before more is written: else nobody would
  /// ever have the room to do it. The caller holds the lock.
  private func makeRoom(for bytes: Int) throws {
    if WriteAheadLog.hasRoom(for: bytes, besides: path) { return }
    database.shortenLog()
    guard WriteAheadLog.hasRoom(for: bytes, besides: path) else {
      throw StoreError.full(path: path)
    }
  }

  private static func openForWriting(_ path: String, _ lockTimeout: Int) throws -> Connection {
    let database = try Connection(path: path, .keepingLog, busyTimeout: lockTimeout)
    try Durability.require(database)
    return database
  }

  private static func requireStore(_ path: String) throws(StoreError) {
    switch try StoreFile(path: path) {
    case .ours: return
    case .foreign: throw .notAStore(path: path)
    case .missing: throw WriteLock.remembersStore(path) ? .gone(path: path) : .missing(path: path)
    }
  }

  private static func ensureExists(
    _ location: StoreLocation, lockTimeout: Int, creating: Bool
  ) throws {
    let path = location.path
    switch try StoreFile(path: path) {
    case .ours: return
    case .foreign: throw StoreError.notAStore(path: path)
    case .missing where creating:
      _ = try initialize(location, group: nil, lockTimeout: lockTimeout)
    case .missing where WriteLock.remembersStore(path):
      // It may be about to be replaced.
      let lock = try WriteLock(store: path, seconds: lockTimeout)
      defer { withExtendedLifetime(lock) {} }
      try requireStore(path)
    case .missing: throw StoreError.missing(path: path)
    }
  }

  private func bringUpToDate() throws {
    guard try knownVersion() < Migrations.current else { return }
    try write { try Migrations.migrate($0.db) }
  }

  /// The caller holds the lock.
  private func requireCurrentVersion() throws {
    guard try knownVersion() < Migrations.current else { return }
    try database.inTransaction(.writing) { try Migrations.migrate(database) }
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
  static func translatingErrors<T>(
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
