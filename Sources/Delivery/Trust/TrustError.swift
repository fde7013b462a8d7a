import Glibc

/// Why a trust file does not count, or cannot be written: `what; remedy`.
package enum TrustError: Error, Hashable, CustomStringConvertible {
  case notAFile(String)
  case foreign(String, owner: String)
  case writable(String)
  case replaceable(String, by: String)
  case tooBig(String)
  case failed(String, Int32)
  /// The store's path or the command does not fit on a line.
  case unwritable(String)

  /// The next try may succeed, so that nothing may be concluded from it.
  var isPassing: Bool {
    guard case .failed(_, let code) = self else { return false }
    return ![ENOENT, ENOTDIR, EACCES, EPERM, ELOOP, ENAMETOOLONG].contains(code)
  }

  package var description: String {
    switch self {
    case .notAFile(let path):
      "\(path): not a plain file with one name, so it is ignored; make it one"
    case .foreign(let path, let owner):
      "\(path): not owned by \(owner), so it is ignored; chown \(owner) \(path)"
    case .writable(let path):
      "\(path): others can write to it, so it is ignored; chmod go-w \(path)"
    case .replaceable(let path, let folder):
      "\(path): others could replace it through \(folder), so it is ignored; "
        + "let only its owner write to \(folder)"
    case .tooBig(let path): "\(path): too big, so it is ignored; remove entries that are not used"
    case .failed(let path, let code): "\(path): \(String(cString: strerror(code)))"
    case .unwritable(let text):
      "'\(text)': a store's path and a command must be one line each, without control characters"
    }
  }
}
