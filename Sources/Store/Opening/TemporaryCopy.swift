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
    for suffix in suffixes { try TemporaryCopy.copy(path + suffix, to: self.path + suffix) }
  }

  deinit {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    rmdir(folder)
  }

  var path: String { folder + "/tickets.db" }

  private static func copy(_ source: String, to target: String) throws(StoreError) {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw StoreError(errno: errno, path: source) }
    defer { close(input) }
    let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw StoreError(errno: errno, path: target) }
    defer { close(output) }
    var count = 0
    repeat {
      count = sendfile(output, input, nil, 1 << 20)
      guard count >= 0 else { throw StoreError(errno: errno, path: target) }
    } while count > 0
  }
}
