internal import Delivery
internal import Desk
import Glibc
internal import Store

extension FileAccess {
  /// Nil when there is no such file, or nobody may know.
  init?(of path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    let search = info.st_mode & S_IFMT == S_IFDIR ? X_OK : 0
    self.init(
      path: path, owner: SystemUser.user(info.st_uid), group: SystemUser.group(info.st_gid),
      mode: Int(info.st_mode & 0o3777),
      isReadable: FileAccess.isPermitted(path, R_OK | search),
      isWritable: FileAccess.isPermitted(path, W_OK | search))
  }
}

extension FileAccess {
  /// Permissions are not to blame for a read-only file system.
  private static func isPermitted(_ path: String, _ rights: Int32) -> Bool {
    access(path, rights) == 0 || errno == EROFS
  }
}

extension AccessFacts {
  /// Nil when there is no store.
  init?(of location: StoreLocation) {
    guard let store = FileAccess(of: location.path), let folder = FileAccess(of: location.folder)
    else { return nil }
    let paths = ["-wal", "-shm", ".lock"].map { location.path + $0 }
    let strange = paths.compactMap { AccessFacts.refusal(of: $0, beside: location) }
    self.init(
      user: SystemUser.user(geteuid()), store: store,
      companions: paths.filter { path in !strange.contains { $0.path == path } }
        .compactMap { FileAccess(of: $0) },
      folder: folder, strange: strange.map { "\($0)" })
  }

  /// Of files that are none of SQLite's or ours, whoever they belong to.
  private static func refusal(of path: String, beside location: StoreLocation) -> FileRefusal? {
    do throws(FileRefusal) {
      _ = try GuardedFile(path, .reading, kin: FileKin(of: location))
      return nil
    } catch {
      switch error.reason {
      case .link, .severalNames, .kind: return error
      default: return nil
      }
    }
  }
}

extension SendmailFacts {
  init(path: String, isNeeded: Bool) {
    self.init(path: path, file: SendmailFacts.file(path), isNeeded: isNeeded)
  }

  private static func file(_ path: String) -> File {
    var info = stat()
    guard stat(path, &info) == 0 else { return .missing }
    guard info.st_mode & S_IFMT == S_IFREG else { return .noFile }
    guard access(path, X_OK) == 0 else { return .notExecutable }
    return .program(isOpen: info.st_mode & 0o002 != 0)
  }
}
