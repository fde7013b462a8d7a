internal import Foundation
internal import GRDB
import Glibc

/// Opens a WAL database for reading where SQLite cannot make its `-shm` beside it: on a read-only
/// copy, a full disk, or in a folder of somebody else (sqlite.org/wal.html §"Read-Only Databases").
enum ReadOnlyDatabase {
  static func open(_ path: String) throws -> DatabaseQueue {
    do {
      return try connect(path)
    } catch let error as DatabaseError where isAboutCompanions(error.resultCode) {
      return try hasPendingFrames(path) ? openCopy(of: path) : connectImmutable(path)
    }
  }

  private static func connect(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    let database = try DatabaseQueue(path: path, configuration: configuration)
    _ = try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM queue") }
    return database
  }

  /// Without a WAL the file alone is the whole store.
  private static func connectImmutable(_ path: String) throws -> DatabaseQueue {
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    return try connect("file:\(escaped)?immutable=1")
  }

  /// A WAL that cannot be read where it lies is read beside a copy, in memory-backed storage.
  private static func openCopy(of path: String) throws -> DatabaseQueue {
    let folder = try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: URL(fileURLWithPath: NSTemporaryDirectory()), create: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let copy = folder.appendingPathComponent("tickets.db").path
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    try FileManager.default.copyItem(atPath: path + "-wal", toPath: copy + "-wal")
    return try connect(copy)
  }

  private static func hasPendingFrames(_ path: String) -> Bool {
    var info = stat()
    return stat(path + "-wal", &info) == 0 && info.st_size > 0
  }

  private static func isAboutCompanions(_ code: ResultCode) -> Bool {
    [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_FULL].contains(code)
  }
}
