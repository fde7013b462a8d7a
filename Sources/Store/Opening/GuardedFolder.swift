internal import CGuardedFile
import Glibc

/// A folder where others may make files, held by its descriptor: what is done in it is done there,
/// whatever becomes of its name.
package struct GuardedFolder: ~Copyable {
  package let descriptor: Int32

  /// - Parameters:
  ///   - parent: a descriptor; nil: where paths begin.
  ///   - kin: nil leaves root and ourselves.
  package init(_ path: String, in parent: Int32? = nil, kin: FileKin? = nil) throws(FileRefusal) {
    var guarded = kin?.guarded ?? guarded_kin()
    let opened = withUnsafePointer(to: &guarded) {
      guarded_folder(parent ?? AT_FDCWD, path, kin == nil ? nil : $0)
    }
    if opened < 0 { throw FileRefusal(path: path, outcome: opened) }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// Whether nobody but we can make files in it.
  package var isPrivate: Bool {
    var found = stat()
    return fstat(descriptor, &found) == 0 && found.st_uid == geteuid() && found.st_mode & 0o022 == 0
  }

  /// Makes a missing one (0700).
  ///
  /// - Returns: whether there was none.
  package static func make(
    _ path: String, in parent: Int32? = nil
  ) throws(FileRefusal) -> Bool {
    if mkdirat(parent ?? AT_FDCWD, path, 0o700) == 0 { return true }
    guard errno == EEXIST else { throw FileRefusal(path: path, reason: .system(errno)) }
    return false
  }
}
