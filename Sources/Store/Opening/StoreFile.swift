import Glibc

/// What the file at the store's path is, told from its first bytes without opening it as a database:
/// a file that is not ours stays unchanged (sqlite.org/fileformat2.html §1.3).
enum StoreFile {
  case missing
  case ours
  case foreign

  init(path: String) throws(StoreError) {
    do throws(FileRefusal) {
      let file = try GuardedFile(path, .reading, kin: FileKin(of: StoreLocation(path: path)))
      try self.init(file)
    } catch {
      switch error.reason {
      case .system(ENOENT): self = .missing
      case .kind: self = .foreign
      default: throw StoreError(error)
      }
    }
  }

  init(_ file: borrowing GuardedFile) throws(FileRefusal) {
    guard let header = file.beginning(upTo: StoreFile.headerSize) else {
      throw FileRefusal(path: file.path, reason: .system(errno))
    }
    // A file of no bytes, as mktemp(1) makes it, holds nothing that could be lost.
    self =
      header.isEmpty
      ? .missing
      : header.count == StoreFile.headerSize && StoreFile.isOurs(header) ? .ours : .foreign
  }

  /// Whether the header asks for a WAL; false also when it cannot be read.
  static func isWAL(_ location: StoreLocation) -> Bool {
    guard let file = try? GuardedFile(location.path, .reading, kin: FileKin(of: location)),
      let header = file.beginning(upTo: headerSize), header.count == headerSize
    else { return false }
    return header[18] == 2 && header[19] == 2
  }

  private static let headerSize = 100

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
  static func sync(_ path: String, kin: FileKin?) throws(StoreError) {
    do throws(FileRefusal) {
      try GuardedFile(path, .reading, kin: kin).sync()
    } catch {
      if !error.isAbsence { throw StoreError(error) }
    }
  }
}
