package import Desk
import Glibc
package import Mail

/// Tries the write lock without making its file: one that root made would shut out the others.
package enum LockObservation {
  /// A delivery holds it for milliseconds.
  private static let patience = 2
  private static let step: UInt32 = 50_000

  /// - Returns: nil when the lock's file may not be opened.
  package static func lock(
    of location: StoreLocation, at now: Timestamp
  ) -> LockFacts? {
    let file: GuardedFile
    do {
      file = try GuardedFile(
        WriteLock.path(of: location.path), .reading, kin: FileKin(of: location))
    } catch {
      return error.isAbsence ? .free : nil
    }
    for _ in 0..<(patience * 1_000_000 / Int(step)) {
      if flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 { return .free }
      usleep(step)
    }
    return .held(by: holder(of: file.found, at: now), seconds: patience)
  }

  /// proc(5), /proc/locks: `1: FLOCK  ADVISORY  WRITE 1234 fe:01:5678 0 EOF`. Device numbers there
  /// are not those of stat(2) on every file system.
  private static func holder(of file: stat, at now: Timestamp) -> LockFacts.Holder? {
    guard let locks = fopen("/proc/locks", "re") else { return nil }
    defer { fclose(locks) }
    var buffer = [CChar](repeating: 0, count: 256)
    while fgets(&buffer, Int32(buffer.count), locks) != nil {
      let line = String(
        decoding: buffer.prefix { $0 != 0 }.map({ UInt8(bitPattern: $0) }), as: UTF8.self)
      let fields = line.split(separator: " ")
      guard fields.count >= 6, fields[1] == "FLOCK", fields[3] == "WRITE",
        fields[5].hasSuffix(":\(file.st_ino)"), let process = Int(fields[4])
      else { continue }
      return holder(process, at: now)
    }
    return nil
  }

  private static func holder(_ process: Int, at now: Timestamp) -> LockFacts.Holder? {
    var info = stat()
    guard stat("/proc/\(process)", &info) == 0,
      let name = SmallFile.text("/proc/\(process)/comm")
    else { return nil }
    return LockFacts.Holder(
      process: process, program: PrintableLine.text(String(name.prefix { !$0.isNewline })),
      age: max(0, now.seconds - Int64(info.st_mtim.tv_sec)))
  }
}
