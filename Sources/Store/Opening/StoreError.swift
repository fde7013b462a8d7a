internal import CSQLite
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

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(path: ""), .missingFolder(path: ""):
      "no home folder is known; name the store with --store"
    case .missing(let path):
      "\(path): no store there; make one with 'tickets init' or name another with --store"
    case .missingFolder(let path):
      "\(path): its folder does not exist; make it, or name another store"
    case .exists(let path): "\(path): it exists already; left unchanged, name another"
    case .notAStore(let path):
      "\(path): not a ticket store; left unchanged, name another with --store"
    case .newer(let path, let version, let known):
      "\(path): store version \(version) is newer than this program's \(known); upgrade the program"
    case .older(let path, let version, let known):
      "\(path): store version \(version) is older than this program's \(known); "
        + "'tickets maintain', run by who may write it, brings it up to date"
    case .gone(let path):
      "\(path): the store that was there is gone; put it back with 'tickets restore', or remove "
        + "\(path).lock to begin anew"
    case .untrusted(let refusal) where refusal.reason == .severalNames:
      "\(refusal), left unchanged; remove the other names, or this one when it is a stranger's"
    case .untrusted(let refusal):
      "\(refusal), left unchanged; find out who put it there, and remove it"
    case .replaced: "the store was restored meanwhile; try again"
    case .locked(let path, let seconds, let holder):
      "\(path): still locked by \(holder.map { "\($0)" } ?? "another process") after \(seconds) s; "
        + "try again later"
    case .stillRead(let path):
      "\(path)-wal: another program still reads what was removed; it goes with the first change "
        + "after that program has ended"
    case .openElsewhere(let path, let process, let program):
      "\(path): process \(process) (\(program)) has it open, and could remove the log of what is "
        + "restored; end it first"
    case .full(let path): "\(path): no space left on the device or in the quota; free some"
    case .exhausted(let path, let detail):
      "\(path): the database is at a limit, not the disk (\(detail)); "
        + "raise max_page_count, or move to a new store with 'tickets export' and 'import'"
    case .tooBig(let path):
      "\(path): file size limit reached; set mailbox_size_limit = 0 in Postfix or raise 'ulimit -f'"
    case .readOnly(let path): "\(path): read-only; make the file and its folder writable"
    case .denied(let path):
      "\(path): permission denied; join its group, or see 'tickets init --group'"
    case .corrupt(let path, let detail): "\(path): damaged (\(detail)); restore it from a backup"
    case .damagedBackup(let path, let detail):
      "\(path): damaged (\(detail)); nothing was restored, take another backup"
    case .inputOutput(let path, let detail):
      "\(path): input/output error (\(detail)); check the disk"
    case .shortage(let path, let detail):
      "\(path): \(detail); try again later, or raise the limit (see 'ulimit -a')"
    case .noGroup(let name): "\(name): no such group; see getent group"
    case .defect(let detail): "internal error: \(detail)"
    }
  }
}

extension StoreError {
  /// What the process or the machine has run out of.
  private static let shortages = [EMFILE, ENFILE, ENOMEM]

  /// Translates SQLite's result codes (sqlite.org/rescode.html) at the border of the module.
  init(_ error: DatabaseError, path: String, lockTimeout: Int) {
    if error.code == SQLITE_CANTOPEN, let refusal = StoreError.refusedCompanion(of: path) {
      self = .untrusted(refusal)
      return
    }
    switch error.code {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(path: path, seconds: lockTimeout)
    case SQLITE_FULL where DiskRoom.isUsedUp(at: path): self = .full(path: path)
    case SQLITE_FULL: self = .exhausted(path: path, detail: error.message)
    case SQLITE_CANTOPEN where StoreError.shortages.contains(error.systemError),
      SQLITE_IOERR where StoreError.shortages.contains(error.systemError):
      self = StoreError(errno: error.systemError, path: path)
    case SQLITE_NOMEM: self = StoreError(errno: ENOMEM, path: path)
    case SQLITE_CANTOPEN where access(path, W_OK) != 0 && errno == EROFS:
      self = .readOnly(path: path)
    case SQLITE_CANTOPEN where error.systemError == EIO:
      self = StoreError(errno: error.systemError, path: path)
    case SQLITE_READONLY: self = .readOnly(path: path)
    case SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN: self = .denied(path: path)
    case SQLITE_CORRUPT: self = .corrupt(path: path, detail: error.message)
    case SQLITE_NOTADB: self = .notAStore(path: path)
    case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(error.systemError):
      self = StoreError(errno: error.systemError, path: path)
    case SQLITE_IOERR where FileSizeLimit.isNear(path): self = .tooBig(path: path)
    case SQLITE_IOERR, SQLITE_PROTOCOL:
      self = .inputOutput(path: path, detail: error.message)
    default: self = .defect("SQLite: \(error.message)")
    }
  }
}

extension StoreError {
  /// SQLite does not tell that it may not open a file of its own.
  private static func refusedCompanion(of store: String) -> FileRefusal? {
    let kin = FileKin(of: StoreLocation(path: store))
    for suffix in ["-wal", "-shm", "-journal"] {
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
