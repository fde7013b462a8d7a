internal import CLinux
internal import CParserGuard
import Glibc
internal import Store

/// Lets a mail that kills the program through at the next attempt, filed as unreadable: whatever dies
/// of it, from its first byte to the commit.
package struct ParserGuard {
  /// Beside the store and named after the raw bytes: no change of the store itself.
  private let markPath: String

  /// What the path of a mark begins with.
  package static func marks(of store: String) -> String {
    StoreLocation(path: store).path(of: .unreadable)
  }

  /// CPU time that no honest mail comes near; a wall clock would count a busy machine.
  private static let cpuSeconds: UInt32 = 60

  package init(store path: String, sha256: String) {
    markPath = ParserGuard.marks(of: path) + String(sha256.prefix(32))
  }

  /// An earlier attempt died of this mail.
  package var isMarked: Bool { faccessat(AT_FDCWD, markPath, F_OK, AT_SYMLINK_NOFOLLOW) == 0 }

  /// Forgets that.
  package func clear() {
    unlink(markPath)
  }

  /// Marks the mail if the process dies meanwhile.
  package func guarding<T>(_ work: () throws -> T) rethrows -> T {
    try markPath.withCString { path in
      parser_guard_arm(path, Self.cpuSeconds)
      defer { parser_guard_disarm() }
      return try work()
    }
  }
}

/// A program that reads many mails goes on by itself when its parser dies of one: it begins anew in the
/// same process, finds all that was done, and takes that mail unread.
package enum ParserRestart {
  package static func prepare() {
    parser_guard_restart(linux_command_line())
  }
}
