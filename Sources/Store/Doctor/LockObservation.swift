package import Desk
import Glibc
package import Mail
internal import Text

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
    return .held(
      by: KernelLocks.holders(of: file.found, .whole).first.flatMap { holder($0, at: now) },
      seconds: patience)
  }

  private static func holder(_ process: Int32, at now: Timestamp) -> LockFacts.Holder? {
    var info = stat()
    guard stat("/proc/\(process)", &info) == 0, let name = KernelLocks.program(process) else {
      return nil
    }
    return LockFacts.Holder(
      process: Int(process), program: Sanitizer.excerpt(name),
      age: max(0, now.seconds - Int64(info.st_mtim.tv_sec)))
  }
}
