import Glibc

/// What the file at the store's path is, told from its first bytes without opening it as a database:
/// a file that is not ours stays unchanged (sqlite.org/fileformat2.html §1.3).
enum StoreFile {
  case missing
  case ours
  case foreign

  init(path: String) throws(StoreError) {
    // A FIFO would let us wait for a writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw StoreError(errno: errno, path: path) }
      self = .missing
      return
    }
    defer { close(descriptor) }
    guard StoreFile.isRegular(descriptor) else {
      self = .foreign
      return
    }
    let header = try StoreFile.header(descriptor, path)
    // A file of no bytes, as mktemp(1) makes it, holds nothing that could be lost.
    self =
      header.isEmpty
      ? .missing
      : header.count == StoreFile.headerSize && StoreFile.isOurs(header) ? .ours : .foreign
  }

  /// Whether the header asks for a WAL; false also when it cannot be read.
  static func isWAL(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard let header = try? header(descriptor, path), header.count == headerSize else {
      return false
    }
    return header[18] == 2 && header[19] == 2
  }

  private static let headerSize = 100

  /// A device such as /dev/null has no bytes either, and is nothing to put a store in the place of.
  private static func isRegular(_ descriptor: Int32) -> Bool {
    var info = stat()
    return fstat(descriptor, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  private static func header(_ descriptor: Int32, _ path: String) throws(StoreError) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: headerSize)
    let count = read(descriptor, &header, header.count)
    guard count >= 0 else { throw StoreError(errno: errno, path: path) }
    return Array(header.prefix(count))
  }

  private static func isOurs(_ header: [UInt8]) -> Bool {
    let applicationID = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
    return header.starts(with: Array("SQLite format 3\0".utf8))
      && applicationID == Migrations.applicationID
  }

  /// Makes a directory entry durable: fsync(2) of a file does not cover its name.
  static func syncFolder(_ folder: String) throws(StoreError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError(errno: errno, path: folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw StoreError(errno: errno, path: folder) }
  }

  /// fsync(2) of a file that may not exist, such as a WAL that was checkpointed away.
  static func sync(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return }
    guard descriptor >= 0 else { throw StoreError(errno: errno, path: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw StoreError(errno: errno, path: path) }
  }
}
