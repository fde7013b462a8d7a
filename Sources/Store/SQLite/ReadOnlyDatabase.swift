import Glibc

/// Opens a WAL database for reading where SQLite cannot make its `-shm` beside it: on a read-only
/// copy, a full disk, or in a folder of somebody else (sqlite.org/wal.html §"Read-Only Databases").
enum ReadOnlyDatabase {
  static func open(_ path: String) throws -> Connection {
    do {
      return try connect(path, .readOnly)
    } catch let error as DatabaseError where isAboutCompanions(error.kind) {
      // Without a WAL the file alone is the whole store.
      return try WriteAheadLog.holdsFrames(besides: path)
        ? openCopy(of: path) : connect(path, .immutable)
    }
  }

  private static func connect(_ path: String, _ access: Connection.Access) throws -> Connection {
    var database = try Connection(path: path, access, busyTimeout: 5)
    _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM queue")
    // Then it may have been read with the new file's `-wal`.
    if database.hasMoved { database = try Connection(path: path, access, busyTimeout: 5) }
    return database
  }

  /// A WAL that cannot be read where it lies is read beside a copy, in memory-backed storage.
  private static func openCopy(of path: String) throws -> Connection {
    let copy = try TemporaryCopy(of: path, suffixes: ["", "-wal"])
    return try withExtendedLifetime(copy) { try connect(copy.path, .readOnly) }
  }

  private static func isAboutCompanions(_ kind: DatabaseError.Kind) -> Bool {
    [.cannotOpen, .readOnly, .inputOutput, .full].contains(kind)
  }
}
