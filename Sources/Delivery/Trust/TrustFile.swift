package import Desk
import Glibc
internal import Store

/// A trust file. It counts only while nobody but its owner and root could have written it.
package struct TrustFile: Sendable {
  package let path: String
  /// Whose it has to be.
  private let owner: uid_t
  /// Permission bits of one that is made, and of its folder.
  private let mode: mode_t
  private let folderMode: mode_t

  private static let mostBytes = 1 << 20

  /// Root's, for everybody.
  static let common = TrustFile(
    path: "/etc/tickets/trust", owner: 0, mode: 0o644, folderMode: 0o755)

  /// A user's own.
  static func own(_ user: uid_t, in folder: String) -> TrustFile {
    TrustFile(path: "\(folder)/tickets/trust", owner: user, mode: 0o600, folderMode: 0o700)
  }

  /// Empty when there is none.
  ///
  /// - Throws: `TrustError` when there is one that does not count.
  package func list() throws(TrustError) -> TrustList {
    guard let place = try GuardedPath(path, onlyFor: owner), place.file != nil else {
      if let info = FileStatus.of(path), info.isLink { throw .notAFile(path) }
      return TrustList()
    }
    if let weak = place.weakPlace { throw .replaceable(path, by: weak) }
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ELOOP ? .notAFile(path) : .failed(path, errno) }
    defer { close(descriptor) }
    try judge(descriptor)
    return TrustList(try content(of: descriptor))
  }

  private func judge(_ descriptor: Int32) throws(TrustError) {
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.isRegular, info.st_nlink == 1 else {
      throw .notAFile(path)
    }
    guard info.st_uid == owner else { throw .foreign(path, owner: SystemUser.user(owner)) }
    guard info.isOnly(for: owner) else { throw .writable(path) }
  }

  private func content(of descriptor: Int32) throws(TrustError) -> String {
    var bytes = [UInt8](repeating: 0, count: TrustFile.mostBytes)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw .failed(path, errno) }
    guard count < bytes.count else { throw .tooBig(path) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}

extension TrustFile {
  /// Changes the file as a whole, or not at all.
  package func change(_ body: (inout TrustList) -> Void) throws(TrustError) {
    let folder = String(path.prefix(path.count - "/trust".count))
    makeFolders(folder)
    guard let place = try GuardedPath(path, onlyFor: owner) else { throw .failed(folder, errno) }
    if let weak = place.weakPlace { throw .replaceable(path, by: weak) }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(folder, errno) }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { throw .failed(folder, errno) }
    var list = try list()
    let before = list
    body(&list)
    if list != before { try replace(with: list.text, in: descriptor) }
  }

  private func makeFolders(_ folder: String) {
    if makeFolder(folder) { return }
    guard errno == ENOENT, let slash = folder.lastIndex(of: "/"), slash != folder.startIndex else {
      return
    }
    makeFolders(String(folder[..<slash]))
    _ = makeFolder(folder)
  }

  private func makeFolder(_ folder: String) -> Bool {
    guard mkdir(folder, folderMode) == 0 else { return false }
    // Whatever the umask is, others have to read root's.
    if let made = try? GuardedFolder(folder) { fchmod(made.descriptor, folderMode) }
    return true
  }

  private func replace(with text: String, in folder: Int32) throws(TrustError) {
    let draft = "trust.new"
    unlinkat(folder, draft, 0)
    let descriptor = openat(
      folder, draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .failed(path, errno) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard fchmod(descriptor, mode) == 0, write(descriptor, bytes, bytes.count) == bytes.count,
      fsync(descriptor) == 0, renameat(folder, draft, folder, "trust") == 0, fsync(folder) == 0
    else {
      let code = errno
      unlinkat(folder, draft, 0)
      throw .failed(path, code)
    }
  }
}
