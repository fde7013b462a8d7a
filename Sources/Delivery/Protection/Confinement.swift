internal import CLinux
import Glibc
package import Store

/// What a process gives up before it reads a stranger's mail: should a fault of a parser ever be
/// taken advantage of, there is little to be had. It keeps the store's folder, what iconv(3) loads
/// for a charset, and what is open already.
///
/// Programs can no longer be started, sendmail(1) neither: postdrop(1) of Postfix is set-group-ID.
/// That is for the one who started us.
package struct Confinement {
  private let store: StoreLocation

  /// - Parameter store: its folder must exist.
  package init(to store: StoreLocation) {
    self.store = store
  }

  /// Modules of iconv(3) with the libraries that they need, randomness, and who holds a lock.
  private static let readable = [
    "/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache", "/dev/urandom", "/proc",
  ]

  /// There is no way back, and less where the kernel has less.
  ///
  /// - Parameter further: folders to read and write.
  /// - Returns: whether the kernel has Landlock, so that files are out of reach.
  /// - Throws: when something that will be needed cannot be kept.
  @discardableResult
  package func begin(further: [String] = []) throws(DeliveryError) -> Bool {
    // Where SQLite puts what does not fit into memory.
    setenv("SQLITE_TMPDIR", store.folder, 1)
    let confinement = linux_confinement_begin()
    let allowed =
      Self.readable.map { ($0, linux_read) }
      + ([store.folder] + further).map { ($0, linux_read_and_write) }
    for (path, access) in allowed {
      let failure = linux_confinement_allow(confinement, path, access)
      if failure != 0 { throw .outOfReach(path: path, String(cString: strerror(failure))) }
    }
    return linux_confinement_enforce(confinement) != 0
  }
}
