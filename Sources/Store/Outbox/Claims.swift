internal import CLinux
import Glibc

/// The right to send mails of the outbox, each by one process at a time, or to write a large raw mail:
/// a lock on one byte of `FILE.lock` for each, at the place of its number (fcntl(2), "Open file
/// description locks").
///
/// The kernel lets go of it when the process ends, however it ends. Who asks need not see that
/// process: it may be another user's, in another pid namespace, or dead since a boot that has used its
/// number again. The flock(2) of `WriteLock` on the same file is another kind and does not matter.
package final class Claims: Sendable {
  /// What is claimed, and where its bytes begin.
  package enum Kind: Int, Sendable {
    case outbox = 0
    case largeRaw = 0x1000_0000_0000
  }

  private let file: GuardedFile
  private let kind: Kind

  init(store path: String, on kind: Kind) throws(StoreError) {
    file = try WriteLock.open(path)
    self.kind = kind
  }

  /// - Returns: false when a living process has it.
  package func take(_ number: Int) throws(StoreError) -> Bool {
    if set(F_WRLCK, number) { return true }
    guard errno == EAGAIN || errno == EACCES else {
      throw StoreError(errno: errno, path: file.path)
    }
    return false
  }

  package func release(_ number: Int) {
    _ = set(F_UNLCK, number)
  }

  private func set(_ kindOfLock: Int32, _ number: Int) -> Bool {
    var lock = flock(
      l_type: Int16(kindOfLock), l_whence: Int16(SEEK_SET), l_start: off_t(kind.rawValue + number),
      l_len: 1, l_pid: 0)
    return fcntl(file.descriptor, linux_set_byte_lock, &lock) == 0
  }
}

extension TicketStore {
  package func claims(on kind: Claims.Kind) throws -> Claims {
    try lockingOut { try Claims(store: path, on: kind) }
  }
}
