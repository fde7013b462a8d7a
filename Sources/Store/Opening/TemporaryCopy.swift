import Glibc

/// A copy of a database in a folder of its own under `$TMPDIR`, gone with the value.
final class TemporaryCopy {
  private let folder: String

  /// - Parameter suffixes: of the files that belong to it.
  init(of path: String, suffixes: [String]) throws(StoreError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/tickets-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw StoreError(errno: errno, path: parent) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let kin = FileKin(of: StoreLocation(path: path))
    do throws(FileRefusal) {
      for suffix in suffixes {
        try TemporaryCopy.copy(path + suffix, kin: kin, to: self.path + suffix)
      }
    } catch {
      throw StoreError(error)
    }
  }

  deinit {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    rmdir(folder)
  }

  var path: String { folder + "/tickets.db" }

  private static func copy(
    _ source: String, kin: FileKin?, to target: String
  ) throws(FileRefusal) {
    let input = try GuardedFile(source, .reading, kin: kin)
    let output = try GuardedFile(target, .making(0o600))
    var count = 0
    repeat {
      count = sendfile(output.descriptor, input.descriptor, nil, 1 << 20)
      guard count >= 0 else { throw FileRefusal(path: target, reason: .system(errno)) }
    } while count > 0
  }
}
