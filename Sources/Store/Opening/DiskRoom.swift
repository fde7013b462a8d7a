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
