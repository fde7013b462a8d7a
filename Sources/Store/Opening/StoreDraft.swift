import Glibc

/// A store that is being made, beside its place. Whoever makes it holds a flock(2) on it, so that what
/// a crash has left is told from what is being written.
final class StoreDraft {
  enum Kind: String {
    case empty = ".new"
    case backup = ".copying"
    /// A backup's copy, to be the store.
    case restored = ".restoring"
  }

  let path: String
  private let file: GuardedFile

  private static let suffixes = StoreCompanion.engines.map(\.rawValue)

  /// - Throws: `StoreError` also when there is a file of that name that is none of our drafts.
  init(of store: String, _ kind: Kind) throws(StoreError) {
    path = store + kind.rawValue
    file = try StoreDraft.make(path, kind)
  }

  /// Nobody but the group's members, and its owner, may use what is made of it.
  func open(toGroup group: gid_t) throws(StoreError) {
    guard fchown(file.descriptor, uid_t.max, group) == 0, fchmod(file.descriptor, 0o660) == 0 else {
      throw StoreError(errno: errno, path: path)
    }
  }

  func adopt(_ access: StoreAccess) { access.give(to: file) }

  func sync() throws(StoreError) {
    for suffix in StoreDraft.suffixes { unlink(path + suffix) }
    guard fsync(file.descriptor) == 0 else { throw StoreError(errno: errno, path: path) }
  }

  /// Gives it the store's name, in the place of no file or an empty one.
  ///
  /// - Returns: false when there is a store by now.
  func takePlace(of store: String) throws(StoreError) -> Bool {
    guard file.isInPlace else { throw .exists(path: path) }
    do {
      try GuardedFile.rename(path, to: store)
      return true
    } catch {
      guard error.reason == .system(EEXIST) else { throw StoreError(error) }
    }
    guard case .missing = try StoreFile(path: store) else { return false }
    guard rename(path, store) == 0 else { throw StoreError(errno: errno, path: store) }
    return true
  }

  func remove() {
    guard file.isInPlace else { return }
    StoreDraft.removeFiles(of: path)
  }

  private static func make(_ path: String, _ kind: Kind) throws(StoreError) -> GuardedFile {
    for _ in 0..<100 {
      do throws(FileRefusal) {
        try refuseStray(path)
        let file = try GuardedFile(path, .making(0o600))
        if flock(file.descriptor, LOCK_EX | LOCK_NB) == 0, file.isInPlace { return file }
      } catch {
        guard error.reason == .system(EEXIST) else { throw StoreError(error) }
        try removeLeftOver(path, kind)
      }
    }
    throw .locked(path: path, seconds: 0)
  }

  /// SQLite would take files of that name for its own, and remove them.
  private static func refuseStray(_ path: String) throws(FileRefusal) {
    var there = stat()
    guard lstat(path, &there) != 0, errno == ENOENT else { return }
    for suffix in suffixes where lstat(path + suffix, &there) == 0 {
      throw FileRefusal(path: path + suffix, reason: .leftOver)
    }
  }

  /// A draft of ours whose maker has died.
  private static func removeLeftOver(_ path: String, _ kind: Kind) throws(StoreError) {
    do throws(FileRefusal) {
      let file = try GuardedFile(path, .reading)
      if case .foreign = try StoreFile(file) {
        throw FileRefusal(path: path, reason: .content)
      }
      if kind == .empty, holdsMail(path) {
        throw FileRefusal(path: path, reason: .content)
      }
      guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else {
        usleep(10_000)
        return
      }
      if file.isInPlace { removeFiles(of: path) }
    } catch {
      if !error.isAbsence { throw StoreError(error) }
    }
  }

  /// Somebody has put a store of his own there.
  private static func holdsMail(_ path: String) -> Bool {
    guard let database = try? Connection(path: path, .immutable) else { return false }
    return (try? Int.fetchOne(database, sql: "SELECT 1 FROM message LIMIT 1")) != nil
  }

  /// The draft last: without it, nothing beside it is taken for ours.
  private static func removeFiles(of path: String) {
    for suffix in suffixes + [""] { unlink(path + suffix) }
  }
}
