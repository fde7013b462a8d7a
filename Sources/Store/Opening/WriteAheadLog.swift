import Glibc

/// SQLite's `-wal` beside a database file.
enum WriteAheadLog {
  /// Whether it holds, or may hold, what the file alone lacks. An emptied one has no bytes, or a wiped
  /// header (see kept_log.h).
  static func holdsFrames(besides path: String) -> Bool {
    let descriptor = open(path + "-wal", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno != ENOENT }
    defer { close(descriptor) }
    var magic: UInt32 = 0
    return read(descriptor, &magic, MemoryLayout.size(ofValue: magic)) > 0 && magic != 0
  }

  /// The blocks that an emptied log keeps are no reserve for a full disk: what fits into them alone
  /// could not be copied into the file.
  static func requireRoom(besides path: String) throws(StoreError) {
    var log = stat()
    var disk = statvfs()
    guard stat(path + "-wal", &log) == 0, statvfs(path, &disk) == 0, disk.f_blocks > 0 else {
      return
    }
    let free = (geteuid() == 0 ? disk.f_bfree : disk.f_bavail) * disk.f_frsize
    if free < UInt(log.st_size) { throw .full(path: path) }
  }
}
