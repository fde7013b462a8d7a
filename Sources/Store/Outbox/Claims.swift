internal import CLinux
import Glibc

/// The right to send mails of the outbox, each by one process at a time: a lock on one byte of
/// `FILE.lock` for each mail, at the place of its number (fcntl(2), "Open file description locks").
///
/// The kernel lets go of it when the process ends, however it ends. Who asks need not see that
/// process: it may be another user's, in another pid namespace, or dead since a boot that has used its
/// number again. The flock(2) of `WriteLock` on the same file is another kind and does not matter.
package final class Claims {
  private let file: GuardedFile

  init(store path: String) throws(StoreError) {
    file = try WriteLock.open(path)
  }

  /// - Returns: false when a living process is sending it.
  package func take(_ entry: Int) throws(StoreError) -> Bool {
    if set(F_WRLCK, entry) { return true }
    guard errno == EAGAIN || errno == EACCES else {
      throw StoreError(errno: errno, path: file.path)
    }
    return false
  }

  package func release(_ entry: Int) {
    _ = set(F_UNLCK, entry)
  }

  private func set(_ kind: Int32, _ entry: Int) -> Bool {
    var lock = flock(
      l_type: Int16(kind), l_whence: Int16(SEEK_SET), l_start: off_t(entry), l_len: 1, l_pid: 0)
    return fcntl(file.descriptor, linux_set_byte_lock, &lock) == 0
  }
}

extension TicketStore {
  /// For a run that sends what is in the outbox.
  package func claims() throws -> Claims {
    try lockingOut { try Claims(store: path) }
  }
}
