internal import CSQLite

extension DatabaseValue {
  /// A copy of an `sqlite3_value` (sqlite.org/datatype3.html §2).
  init(_ value: OpaquePointer?) {
    func bytes(_ start: UnsafeRawPointer?) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }
    self =
      switch sqlite3_value_type(value) {
      case SQLITE_INTEGER: .integer(sqlite3_value_int64(value))
      case SQLITE_FLOAT: .real(sqlite3_value_double(value))
      case SQLITE_TEXT: .text(String(decoding: bytes(sqlite3_value_text(value)), as: UTF8.self))
      case SQLITE_BLOB: .blob(Array(bytes(sqlite3_value_blob(value))))
      default: .null
      }
  }
}

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
