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
