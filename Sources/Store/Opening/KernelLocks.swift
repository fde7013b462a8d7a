import Glibc

/// Who holds locks on a file, as far as proc(5) tells of `/proc/locks`:
/// `1: FLOCK  ADVISORY  WRITE 1234 fe:01:5678 0 EOF`. Device numbers there are not those of stat(2) on
/// every file system.
enum KernelLocks {
  enum Kind: String {
    /// flock(2), exclusive.
    case whole = "FLOCK WRITE"
    /// fcntl(2), shared, as SQLite holds them on an open database.
    case shared = "POSIX READ"
  }

  static func holders(of file: stat, _ kind: Kind) -> [Int32] {
    guard let locks = fopen("/proc/locks", "re") else { return [] }
    defer { fclose(locks) }
    var holders: [Int32] = []
    var buffer = [CChar](repeating: 0, count: 256)
    while fgets(&buffer, Int32(buffer.count), locks) != nil {
      let line = String(
        decoding: buffer.prefix { $0 != 0 }.map({ UInt8(bitPattern: $0) }), as: UTF8.self)
      let fields = line.split(separator: " ")
      guard fields.count >= 6, "\(fields[1]) \(fields[3])" == kind.rawValue,
        fields[5].hasSuffix(":\(file.st_ino)"), let process = Int32(fields[4])
      else { continue }
      holders.append(process)
    }
    return holders
  }

  /// Nil of a process that has ended, or that we may not see.
  static func program(_ process: Int32) -> String? {
    SmallFile.text("/proc/\(process)/comm").map { String($0.prefix { !$0.isNewline }) }
  }
}
