import Glibc
import Terminal

/// A text of the user's in a file of its own, readable by nobody else. It stays until it is
/// discarded, also over a restart of the machine.
struct Draft {
  let path: String

  /// - Parameter suffix: of the name, such as `.md`.
  init(_ text: String, suffix: String) throws {
    let folder = Environment.variables["TMPDIR"] ?? ""
    let name = strdup((folder.isEmpty ? "/var/tmp" : folder) + "/tickets-XXXXXX" + suffix)
    guard let name else { throw Failure.cannotCreate(String(cString: strerror(ENOMEM))) }
    defer { free(name) }
    let descriptor = mkstemps(name, Int32(suffix.utf8.count))
    path = String(cString: name)
    guard descriptor >= 0 else { throw Draft.failure(path, errno) }
    defer { close(descriptor) }
    do throws(OutputError) {
      try Output.write(text, to: descriptor)
    } catch .cannotWrite(let code) {
      discard()
      throw Draft.failure(path, code)
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

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    .cannotCreate("draft \(path): \(String(cString: strerror(code)))")
  }
}
