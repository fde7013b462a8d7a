import Glibc

/// Whose the store is, and who else may read and write it.
package struct StoreAccess {
  let owner: uid_t
  let group: gid_t
  /// Permission bits.
  let mode: mode_t

  package init?(of location: StoreLocation) { self.init(of: location.path) }

  /// Nil when there is no store.
  init?(of store: String) {
    var found = stat()
    guard lstat(store, &found) == 0, found.st_mode & S_IFMT == S_IFREG, found.st_size > 0 else {
      return nil
    }
    owner = found.st_uid
    group = found.st_gid
    mode = found.st_mode & 0o666
  }

  /// As far as we may. Root's files become the owner's: else he could not use his own store.
  package func give(to file: borrowing GuardedFile) {
    let isRoots = geteuid() == 0 && file.found.st_uid == 0 && owner != 0
    if isRoots || file.found.st_gid != group {
      _ = fchown(file.descriptor, isRoots ? owner : uid_t.max, group)
    }
    if file.found.st_mode & 0o777 != mode { _ = fchmod(file.descriptor, mode) }
  }

  /// A folder that we have made: members of the store's group may make files in it, which are the
  /// group's too.
  package func give(to folder: borrowing GuardedFolder) {
    guard mode & 0o060 == 0o060 else { return }
    _ = fchown(folder.descriptor, uid_t.max, group)
    _ = fchmod(folder.descriptor, 0o2770)
  }
}
