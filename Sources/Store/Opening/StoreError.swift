internal import CSQLite
import Glibc

/// Why the store could not do what was asked, in one line that names the file and the remedy.
package enum StoreError: Error, Hashable, Sendable {
  case missing(path: String)
  case missingFolder(path: String)
  case exists(path: String)
  case notAStore(path: String)
  case newer(path: String, version: Int, known: Int)
  case locked(path: String, seconds: Int)
  /// What was removed is still in the WAL.
  case stillRead(path: String)
  case full(path: String)
  case tooBig(path: String)
  /// Of files, memory or the like.
  case tooMany(path: String, detail: String)
  case readOnly(path: String)
  case denied(path: String)
  case corrupt(path: String, detail: String)
  case inputOutput(path: String, detail: String)
  case noGroup(String)
  /// Not the environment's fault: a bug of ours, with SQLite's words.
  case defect(String)

  package var isTemporary: Bool {
    switch self {
    case .locked, .stillRead, .full, .tooBig, .tooMany, .readOnly: true
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
    case .locked(let path, let seconds):
      "\(path): still locked by another process after \(seconds) s; try again later"
    case .stillRead(let path):
      "\(path)-wal: another program still reads what was removed; it goes with the first change "
        + "after that program has ended"
    case .full(let path): "\(path): no space left on the device or in the quota; free some"
    case .tooBig(let path):
      "\(path): file size limit reached; set mailbox_size_limit = 0 in Postfix or raise 'ulimit -f'"
    case .tooMany(let path, let detail):
      "\(path): \(detail); try again later, or raise the limit (see 'ulimit -a')"
    case .readOnly(let path): "\(path): read-only; make the file and its folder writable"
    case .denied(let path):
      "\(path): permission denied; join its group, or see 'tickets init --group'"
    case .corrupt(let path, let detail): "\(path): damaged (\(detail)); restore it from a backup"
    case .inputOutput(let path, let detail):
      "\(path): input/output error (\(detail)); check the disk"
    case .noGroup(let name): "\(name): no such group; see getent group"
    case .defect(let detail): "internal error: \(detail)"
    }
  }
}

extension StoreError {
  /// Translates SQLite's result codes (sqlite.org/rescode.html) at the border of the module.
  init(_ error: DatabaseError, path: String, lockTimeout: Int) {
    switch error.code {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(path: path, seconds: lockTimeout)
    case SQLITE_FULL: self = .full(path: path)
    case SQLITE_CANTOPEN where access(path, W_OK) != 0 && errno == EROFS:
      self = .readOnly(path: path)
    case SQLITE_CANTOPEN where [EMFILE, ENFILE, ENOMEM, EIO].contains(error.systemError):
      self = StoreError(errno: error.systemError, path: path)
    case SQLITE_READONLY: self = .readOnly(path: path)
    case SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN: self = .denied(path: path)
    case SQLITE_CORRUPT: self = .corrupt(path: path, detail: error.message)
    case SQLITE_NOTADB: self = .notAStore(path: path)
    case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(error.systemError):
      self = StoreError(errno: error.systemError, path: path)
    case SQLITE_IOERR where FileSizeLimit.isNear(path): self = .tooBig(path: path)
    case SQLITE_NOMEM: self = StoreError(errno: ENOMEM, path: path)
    case SQLITE_IOERR, SQLITE_PROTOCOL:
      self = .inputOutput(path: path, detail: error.message)
    default: self = .defect("SQLite: \(error.message)")
    }
  }
}
