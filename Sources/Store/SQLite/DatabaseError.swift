internal import CSQLite

/// A failure that SQLite reports (sqlite.org/rescode.html).
struct DatabaseError: Error {
  /// Primary result code.
  var code: Int32
  /// SQLite's words.
  var message: String
  /// errno(3) of the system call behind it, as far as SQLite tells; SQLite calls most failures of
  /// the disk "I/O error".
  var systemError: Int32
}

extension DatabaseError {
  /// The last failure of a connection; nil stands for one that was never made.
  init(_ code: Int32, _ connection: OpaquePointer?) {
    self.init(
      code: code & 0xFF,
      message: String(cString: connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)),
      systemError: connection.map { sqlite3_system_errno($0) } ?? 0)
  }

  /// Another connection stands in the way.
  var isBusy: Bool { code == SQLITE_BUSY }

  /// A value that the schema does not allow in the column.
  init(unexpectedIn column: String) {
    self.init(
      code: SQLITE_CORRUPT, message: "unexpected value in the column \(column)", systemError: 0)
  }

  /// Our own misuse of a statement: a bug.
  init(misuse message: String) {
    self.init(code: SQLITE_MISUSE, message: message, systemError: 0)
  }
}
