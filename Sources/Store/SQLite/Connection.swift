internal import CKeptLog
internal import CSQLite

/// A connection to a SQLite database, used by one thread at a time.
///
/// By hand, though GRDB would do all of it: a delivery is one short process, and GRDB's observation
/// of statements, dispatch queues and Foundation took a third of its time (Contrib/bench). What we
/// call is called as there.
final class Connection: EngineConnection {
  enum Access {
    case readWrite
    /// The same, but an emptied `-wal` keeps its blocks (kept_log.h).
    case keepingLog
    /// Makes a missing file.
    case create
    case readOnly
    /// Of a file that nobody changes: without locks, `-wal` and `-shm`.
    case immutable
  }

  private let handle: OpaquePointer
  /// Milliseconds.
  private let busyTimeout: Int32
  private var statements: [Statement] = []

  /// More are dropped: nobody prepares so many but with texts that never come again.
  private static let mostStatements = 100

  private static let library: Int32 = {
    csqlite_count_no_memory()
    return kept_log_register()
  }()

  /// - Parameter busyTimeout: seconds to wait for SQLite's own locks.
  init(path: String, _ access: Access, busyTimeout: Int = 0) throws {
    guard Self.library == SQLITE_OK else { throw DatabaseError(Self.library, nil) }
    var connection: OpaquePointer?
    let code = sqlite3_open_v2(
      access.name(path), &connection, access.flags | SQLITE_OPEN_NOMUTEX,
      access == .keepingLog ? KEPT_LOG_VFS : nil)
    guard code == SQLITE_OK, let connection else {
      defer { sqlite3_close(connection) }
      throw DatabaseError(code, connection)
    }
    handle = connection
    self.busyTimeout = Int32(busyTimeout * 1000)
    sqlite3_busy_timeout(handle, self.busyTimeout)
    // What a stranger put into the schema of a file runs no function of ours, and a damaged cell is
    // told of when it is read, not acted on.
    try execute(
      sql: """
        PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON
        """)
  }

  /// In memory, gone with the value.
  convenience init() throws {
    try self.init(path: ":memory:", .create)
  }

  /// The last connection of all copies the WAL into the file: but not when that has been replaced,
  /// for the `-wal` of that name may be the new file's.
  deinit {
    statements = []
    if hasMoved { csqlite_leave_wal(handle) }
    sqlite3_close_v2(handle)
  }

  /// Runs one statement, or several without arguments.
  func execute(sql: String, arguments: StatementArguments = []) throws {
    if arguments.all.isEmpty {
      let code = sqlite3_exec(handle, sql, nil, nil, nil)
      guard code == SQLITE_OK else { throw DatabaseError(code, handle) }
    } else {
      try cachedStatement(sql: sql).execute(arguments: arguments)
    }
  }

  /// The statement of that text, prepared when it is new.
  func cachedStatement(sql: String) throws -> Statement {
    if let known = statements.first(where: { $0.sql == sql }) { return known }
    if statements.count == Self.mostStatements { statements = [] }
    let statement = try makeStatement(sql: sql)
    statements.append(statement)
    return statement
  }

  /// A statement that stays in use while others of the same text may run.
  func makeStatement(sql: String) throws -> Statement {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK else { throw DatabaseError(code, handle) }
    guard let statement else { throw DatabaseError(misuse: "nothing in \(sql)") }
    return Statement(statement, sql: sql)
  }

  /// Everything that `body` does, or nothing of it.
  func inTransaction<Result>(_ kind: TransactionKind, _ body: () throws -> Result) throws -> Result
  {
    try execute(sql: Dialect.begin(kind))
    do {
      let result = try body()
      try execute(sql: "COMMIT")
      return result
    } catch {
      try? execute(sql: "ROLLBACK")
      throw error
    }
  }

  /// Rows that the last INSERT, UPDATE or DELETE changed.
  var changesCount: Int { Int(sqlite3_changes(handle)) }

  /// Rows that were changed since the connection was made.
  var totalChangesCount: Int { Int(sqlite3_total_changes(handle)) }

  var lastInsertedRowID: Int64 { sqlite3_last_insert_rowid(handle) }

  /// Bytes of a text, of which nothing else is read (sqlite.org/c3ref/blob_open.html).
  func size(of column: String, in table: String, row: Int) throws -> Int {
    var text: OpaquePointer?
    defer { sqlite3_blob_close(text) }
    let code = sqlite3_blob_open(handle, "main", table, column, Int64(row), 0, &text)
    guard code == SQLITE_OK else { throw DatabaseError(code, handle) }
    return Int(sqlite3_blob_bytes(text))
  }

  /// Leaves an emptied `-wal` behind in place of none (SQLITE_FCNTL_PERSIST_WAL).
  func keepWAL() {
    _ = csqlite_keep_wal(handle)
  }

  /// Whether another file has its name by now.
  var hasMoved: Bool {
    var answer: Int32 = 0
    let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &answer)
    return code == SQLITE_OK && answer != 0
  }

  /// Moves as much of the WAL into the file as readers let it, and gives its blocks back when that is
  /// all. Waits for nobody.
  func shortenLog() {
    sqlite3_busy_timeout(handle, 0)
    defer { sqlite3_busy_timeout(handle, busyTimeout) }
    try? emptyLog()
  }

  /// Moves all of the WAL into the file.
  func emptyLog() throws {
    // A connection that has read nothing does not know that there is a WAL.
    _ = try Int.fetchOne(self, sql: "PRAGMA schema_version")
    let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(code, handle) }
  }

  /// Copies everything as it is at this moment (sqlite.org/backup.html).
  func backUp(to copy: Connection) throws {
    guard let backup = sqlite3_backup_init(copy.handle, "main", handle, "main") else {
      throw DatabaseError(sqlite3_errcode(copy.handle), copy.handle)
    }
    sqlite3_backup_step(backup, -1)
    let code = sqlite3_backup_finish(backup)
    guard code == SQLITE_OK else { throw DatabaseError(code, copy.handle) }
  }

  func add(function: DatabaseFunction) {
    function.register(with: handle)
  }
}

extension Connection.Access {
  fileprivate var flags: Int32 {
    switch self {
    case .readWrite, .keepingLog: SQLITE_OPEN_READWRITE
    case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    case .readOnly: SQLITE_OPEN_READONLY
    case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    }
  }

  fileprivate func name(_ path: String) -> String {
    guard self == .immutable else { return path }
    let escaped = path.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        String(UnicodeScalar(byte))
      default: (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16)
      }
    }
    return "file:\(escaped.joined())?immutable=1"
  }
}
