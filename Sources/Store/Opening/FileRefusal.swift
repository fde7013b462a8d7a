internal import CGuardedFile
import Glibc

/// Why a file is not opened, see `GuardedFile`.
package struct FileRefusal: Error, Hashable, Sendable {
  package let path: String
  package let reason: Reason

  package enum Reason: Hashable, Sendable {
    /// errno(3).
    case system(Int32)
    case link
    case severalNames
    case kind
    case owner
    /// What it holds is not what belongs there.
    case content
    /// It belongs to a store that is no longer there.
    case leftOver
  }

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// - Parameter outcome: what guarded_open returned in place of a descriptor.
  init(path: String, outcome: Int32) {
    let reason: Reason =
      switch Int(outcome) {
      case GUARDED_LINK: .link
      case GUARDED_NAMES: .severalNames
      case GUARDED_KIND: .kind
      case GUARDED_OWNER: .owner
      default: .system(errno)
      }
    self.init(path: path, reason: reason)
  }

  package var isAbsence: Bool { reason == .system(ENOENT) }
}

extension FileRefusal: CustomStringConvertible {
  package var description: String {
    let what =
      switch reason {
      case .system(let code): String(cString: strerror(code))
      case .link: "a symbolic link"
      case .severalNames: "a file with several names (hard links)"
      case .kind: "a file of another kind"
      case .owner: "a file owned by somebody else"
      case .content: "not our file"
      case .leftOver: "left over from another store"
      }
    return "\(path): \(what)"
  }
}

extension StoreError {
  init(_ refusal: FileRefusal) {
    if case .system(let code) = refusal.reason {
      self.init(errno: code, path: refusal.path)
    } else {
      self = .untrusted(refusal)
    }
  }
}
