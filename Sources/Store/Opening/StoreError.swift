import Glibc

/// Why the store could not do what was asked, in one line that names the file and the remedy.
package enum StoreError: Error, Hashable, Sendable {
  case missing(path: String)
  case missingFolder(path: String)
  /// It was there: its lock is.
  case gone(path: String)
  /// A file beside the store that is no file of the store's.
  case untrusted(FileRefusal)
  case exists(path: String)
  case notAStore(path: String)
  case newer(path: String, version: Int, known: Int)
  /// And it may not be written.
  case older(path: String, version: Int, known: Int)
  /// By `restore`, while a large mail was written to it.
  case replaced
  case locked(path: String, seconds: Int, holder: LockHolder? = nil)
  /// What was removed is still in the WAL.
  case stillRead(path: String)
  case openElsewhere(path: String, process: Int32, program: String)
  case full(path: String)
  /// A limit of the database's own, with room on the disk.
  case exhausted(path: String, detail: String)
  case tooBig(path: String)
  case readOnly(path: String)
  case denied(path: String)
  case corrupt(path: String, detail: String)
  /// What was to be restored.
  case damagedBackup(path: String, detail: String)
  case inputOutput(path: String, detail: String)
  /// Too many open files, no memory.
  case shortage(path: String, detail: String)
  case noGroup(String)
  /// Not the environment's fault: a bug of ours, with SQLite's words.
  case defect(String)

  package var isTemporary: Bool {
    switch self {
    case .locked, .stillRead, .openElsewhere, .full, .tooBig, .readOnly, .shortage, .replaced: true
    default: false
    }
  }
}

extension StoreError {
  /// What the process or the machine has run out of.
  private static let shortages = [EMFILE, ENFILE, ENOMEM]

  /// Translates the engine's failures at the border of the module.
  init(_ error: DatabaseError, path: String, lockTimeout: Int) {
    if error.kind == .cannotOpen, let refusal = StoreError.refusedCompanion(of: path) {
      self = .untrusted(refusal)
      return
    }
    switch error.kind {
    case .busy: self = .locked(path: path, seconds: lockTimeout)
    case .full where DiskRoom.isUsedUp(at: path): self = .full(path: path)
    case .full: self = .exhausted(path: path, detail: error.message)
    case .cannotOpen where StoreError.shortages.contains(error.systemError),
      .inputOutput where StoreError.shortages.contains(error.systemError):
      self = StoreError(errno: error.systemError, path: path)
    case .noMemory: self = StoreError(errno: ENOMEM, path: path)
    case .cannotOpen where access(path, W_OK) != 0 && errno == EROFS:
      self = .readOnly(path: path)
    case .cannotOpen where error.systemError == EIO:
      self = StoreError(errno: error.systemError, path: path)
    case .readOnly: self = .readOnly(path: path)
    case .denied, .cannotOpen: self = .denied(path: path)
    case .corrupt: self = .corrupt(path: path, detail: error.message)
    case .foreign: self = .notAStore(path: path)
    case .inputOutput where [ENOSPC, EDQUOT, EFBIG].contains(error.systemError):
      self = StoreError(errno: error.systemError, path: path)
    case .inputOutput where FileSizeLimit.isNear(path): self = .tooBig(path: path)
    case .inputOutput: self = .inputOutput(path: path, detail: error.message)
    case .interrupted, .misuse, .other: self = .defect("SQLite: \(error.message)")
    }
  }
}

extension StoreError {
  /// SQLite does not tell that it may not open a file of its own.
  private static func refusedCompanion(of store: String) -> FileRefusal? {
    let kin = FileKin(of: StoreLocation(path: store))
    for suffix in StoreCompanion.engines.map(\.rawValue) {
      do throws(FileRefusal) {
        _ = try GuardedFile(store + suffix, .reading, kin: kin)
      } catch {
        if case .system = error.reason { continue }
        return error
      }
    }
    return nil
  }
}
