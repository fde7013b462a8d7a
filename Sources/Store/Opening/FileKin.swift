internal import CGuardedFile
import Glibc

/// Whose files are taken beside the store, as well as root's and our own: the store's owner's, and its
/// group's when that may write it. Before there is a store, the folder tells.
package struct FileKin: Sendable {
  let guarded: guarded_kin

  /// Nil when there is neither store nor folder.
  package init?(of location: StoreLocation) {
    var kin = guarded_kin()
    guard
      guarded_kin_of(location.path, &kin) == 0
        || guarded_kin_of(location.folder + "/.", &kin) == 0
    else { return nil }
    guarded = kin
  }
}
