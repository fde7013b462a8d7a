import Foundation

/// What a program asked of the disk.
enum DiskChange {
  case create(String)
  case remove(String)
  case rename(String, to: String)
  case write(String, offset: Int, Data)
  /// A file's bytes after those that it has.
  case append(String, Data)
  case resize(String, Int)
  /// fsync(2) or fdatasync(2), of a file or of a folder's names.
  case sync(String)

  /// A call that changes files in a way that is not modelled here.
  struct Unknown: Error {
    let call: SystemCall
  }

  /// Nil when it changes nothing, or nothing that outlives a power failure: SQLite makes `-shm` anew.
  ///
  /// - Throws: `Unknown`, so that nothing is left out of the proof.
  init?(_ call: SystemCall) throws {
    guard call.result >= 0, !call.path(0).hasSuffix("-shm") else { return nil }
    switch call.name {
    case "openat":
      let (path, flags) = (call.path(1), call.path(2))
      if flags.contains("O_TRUNC") { throw Unknown(call: call) }
      guard flags.contains("O_CREAT"), !path.hasSuffix("-shm") else { return nil }
      self = .create(path)
    case "pwrite64":
      guard let offset = call.number(3) else { throw Unknown(call: call) }
      self = .write(call.path(0), offset: offset, call.text(1).prefix(call.result))
    case "ftruncate":
      guard let size = call.number(1) else { throw Unknown(call: call) }
      self = .resize(call.path(0), size)
    case "write": self = .append(call.path(0), call.text(1).prefix(call.result))
    case "unlink": self = .remove(call.path(0))
    case "unlinkat": self = .remove(call.path(1))
    case "rename": self = .rename(call.path(0), to: call.path(1))
    case "renameat2": self = .rename(call.path(1), to: call.path(3))
    case "fsync", "fdatasync":
      // What strace answered in place of the kernel has synced nothing.
      if call.isInjected { return nil }
      self = .sync(call.path(0))
    case "fchown", "fchmod", "chown", "chmod", "flock", "exit_group": return nil
    default: throw Unknown(call: call)
    }
  }
}
