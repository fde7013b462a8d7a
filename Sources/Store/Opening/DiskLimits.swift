import Glibc

/// SQLite says "database or disk is full" of both (sqlite.org/rescode.html#full): the free space of
/// the disk tells which.
enum DiskRoom {
  /// A write that found no room has left less than this.
  private static let least: UInt = 1 << 20

  /// Also where the file system does not tell.
  static func isUsedUp(at path: String) -> Bool {
    var disk = statvfs()
    guard statvfs(path, &disk) == 0, disk.f_blocks > 0 else { return true }
    return (geteuid() == 0 ? disk.f_bfree : disk.f_bavail) * disk.f_frsize < least
  }
}

/// SQLite says only "I/O error" of a write past RLIMIT_FSIZE, which Postfix local(8) sets to
/// `mailbox_size_limit`.
enum FileSizeLimit {
  /// Whether some file of the store stands at the limit, or would with the next megabyte.
  static func isNear(_ path: String) -> Bool {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0,
      limit.rlim_cur != rlim_t.max
    else { return false }
    let sizes = ["", "-wal", ".new", ".new-wal"].map { size(path + $0) }
    return rlim_t(sizes.max() ?? 0) + 1 << 20 >= limit.rlim_cur
  }

  private static func size(_ path: String) -> Int {
    var info = stat()
    return stat(path, &info) == 0 ? Int(info.st_size) : 0
  }
}
