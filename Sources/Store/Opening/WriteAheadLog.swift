import Glibc

/// SQLite's `-wal` beside a database file.
enum WriteAheadLog {
  /// Whether it holds what the file alone lacks. An emptied one has no bytes, or a wiped header (see
  /// kept_log.h).
  static func holdsFrames(besides path: String) -> Bool {
    let descriptor = open(path + "-wal", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var magic: UInt32 = 0
    return read(descriptor, &magic, MemoryLayout.size(ofValue: magic)) > 0 && magic != 0
  }
}
