internal import Desk
import Glibc
internal import Store

extension SpaceFacts {
  /// Nil when the folder is not there.
  init?(of location: StoreLocation) {
    var info = statvfs()
    guard statvfs(location.folder, &info) == 0 else { return nil }
    self.init(
      folder: location.folder, free: SpaceFacts.bytes(info.f_bavail, of: info.f_frsize),
      freeInodes: info.f_files == 0 ? nil : Int(clamping: info.f_favail),
      isReadOnly: info.f_flag & UInt(ST_RDONLY) != 0,
      storeSize: SpaceFacts.size(location.path) + SpaceFacts.size(location.path + "-wal"),
      fileSizeLimit: SpaceFacts.limit)
  }

  private static func bytes(_ blocks: UInt, of size: UInt) -> Int {
    let (bytes, overflow) = blocks.multipliedReportingOverflow(by: size)
    return overflow ? .max : Int(clamping: bytes)
  }

  private static func size(_ path: String) -> Int {
    var info = stat()
    return stat(path, &info) == 0 ? Int(info.st_size) : 0
  }

  private static var limit: Int? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0,
      limit.rlim_cur != rlim_t.max
    else { return nil }
    return Int(clamping: limit.rlim_cur)
  }
}
