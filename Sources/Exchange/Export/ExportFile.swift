internal import FoundationEssentials
import Glibc
package import Store

/// What is exported is complete and on disk before it has its name: nobody sees half of it, and nothing
/// is written over.
package enum ExportFile {
  package static func make(_ path: String, _ fill: (borrowing GuardedFile) throws -> Void) throws {
    let draft = draft(path)
    let file = try GuardedFile(draft, .making(0o600))
    do {
      try fill(file)
      try file.sync()
      try GuardedFile.rename(draft, to: path)
    } catch {
      if file.isInPlace { unlink(draft) }
      throw error
    }
  }

  package static func makeFolder(
    _ path: String, _ fill: (borrowing GuardedFolder) throws -> Void
  ) throws {
    let draft = draft(path)
    guard try GuardedFolder.make(draft) else { throw failure(draft, EEXIST) }
    do {
      try fill(GuardedFolder(draft))
      try GuardedFile.rename(draft, to: path)
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
  }

  package static func failure(_ path: String, _ code: Int32) -> FileRefusal {
    FileRefusal(path: path, reason: .system(code))
  }

  private static func draft(_ path: String) -> String { "\(path).new-\(getpid())" }
}
