internal import CSQLite

extension DatabaseError {
  /// The last failure of a connection; nil stands for one that was never made. SQLite calls most
  /// failures of the disk "I/O error".
  ///
  /// - Parameter code: sqlite.org/rescode.html.
  init(_ code: Int32, _ connection: OpaquePointer?) {
    self.init(
      kind: Kind(code & 0xFF),
      message: String(cString: connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)),
      systemError: connection.map { sqlite3_system_errno($0) } ?? 0)
  }
}

extension DatabaseError.Kind {
  /// Of a primary result code.
  fileprivate init(_ code: Int32) {
    self =
      switch code {
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_FULL: .full
      case SQLITE_NOMEM: .noMemory
      case SQLITE_READONLY: .readOnly
      case SQLITE_CANTOPEN: .cannotOpen
      case SQLITE_PERM, SQLITE_AUTH: .denied
      case SQLITE_CORRUPT: .corrupt
      case SQLITE_NOTADB: .foreign
      case SQLITE_IOERR, SQLITE_PROTOCOL: .inputOutput
      case SQLITE_INTERRUPT: .interrupted
      case SQLITE_MISUSE: .misuse
      default: .other
      }
  }
}
