import Glibc

/// A new file that is complete and on disk before it has its name.
final class ExportFile {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ExportFile.failure(path) }
  }

  deinit {
    close(descriptor)
  }

  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ExportFile.failure(path) }
      rest = rest.dropFirst(count)
    }
  }

  func sync() throws {
    guard fsync(descriptor) == 0 else { throw ExportFile.failure(path) }
  }

  static func failure(_ path: String) -> Failure {
    .cannotCreate("\(path): \(String(cString: strerror(errno)))")
  }

  /// Makes `path` by way of another name: nobody sees half of it, and nothing is written over.
  static func make(_ path: String, _ fill: (String) throws -> Void) throws {
    let draft = "\(path).new-\(getpid())"
    do {
      try fill(draft)
      // link(2) refuses folders, and rename(2) puts a folder in the place of none that holds anything.
      let isDone = link(draft, path) == 0 || (errno == EPERM && rename(draft, path) == 0)
      guard isDone else { throw failure(path) }
      unlink(draft)
    } catch {
      unlink(draft)
      throw error
    }
  }
}
