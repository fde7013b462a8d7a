/// A failure that the database engine reports.
struct DatabaseError: Error {
  enum Kind: Hashable {
    /// Another connection stands in the way.
    case busy
    /// No room left, on the disk or in the database itself.
    case full
    case noMemory
    case readOnly
    case cannotOpen
    case denied
    case corrupt
    /// The file is none of the engine's.
    case foreign
    case inputOutput
    case interrupted
    /// Our own misuse of it: a bug.
    case misuse
    /// SQL that is wrong, a constraint that does not hold: a bug, too.
    case other
  }

  var kind: Kind
  /// The engine's words.
  var message: String
  /// errno(3) of the system call behind it, as far as it is known.
  var systemError: Int32 = 0
}

extension DatabaseError {
  /// A value that the schema does not allow in the column.
  init(unexpectedIn column: String) {
    self.init(kind: .corrupt, message: "unexpected value in the column \(column)")
  }

  init(misuse message: String) {
    self.init(kind: .misuse, message: message)
  }
}
