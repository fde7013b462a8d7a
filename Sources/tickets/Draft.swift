import Glibc
import Store

/// A text of the user's in a file of its own, readable by nobody else. It stays until it is
/// discarded, also over a restart of the machine.
struct Draft {
  let path: String

  /// - Parameter suffix: of the name, such as `.md`.
  init(_ text: String, suffix: String) throws {
    let folder = Environment.variables["TMPDIR"] ?? ""
    let beginning = (folder.isEmpty ? "/var/tmp" : folder) + "/tickets-"
    while true {
      let path = beginning + String(UInt32.random(in: 0 ... .max), radix: 36) + suffix
      do throws(FileRefusal) {
        try self.init(text, at: path)
        return
      } catch {
        guard error.reason == .system(EEXIST) else { throw Failure.cannotCreate("draft \(error)") }
      }
    }
  }

  private init(_ text: String, at path: String) throws(FileRefusal) {
    self.path = path
    let file = try GuardedFile(path, .making(0o600))
    do {
      try file.write(Array(text.utf8))
    } catch {
      discard()
      throw error
    }
  }

  /// One that was kept, where it lies: so there are never two of them.
  init(kept path: String) throws {
    // An editor would take the name for an option.
    self.path = path.hasPrefix("-") ? "./\(path)" : path
    _ = try text()
  }

  /// What it says now: editors put new files in place of old ones.
  func text() throws -> String { try TextFile.read(path) }

  /// Editors can remove it.
  var isThere: Bool { access(path, F_OK) == 0 }

  func discard() { unlink(path) }
}
