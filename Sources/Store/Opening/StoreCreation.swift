import Glibc

/// Makes a store: complete under another name, then renamed, so that no crash leaves half of one.
enum StoreCreation {
  /// The caller holds the write lock. `group` opens the store to its members (0660).
  static func create(_ path: String, folder: String, group: gid_t?) throws {
    let draft = path + ".new"
    removeDraft(draft)
    let descriptor = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreError(errno: errno, path: draft) }
    defer { close(descriptor) }
    if let group {
      guard fchown(descriptor, uid_t.max, group) == 0, fchmod(descriptor, 0o660) == 0 else {
        throw StoreError(errno: errno, path: draft)
      }
    }
    do {
      try fill(draft)
      for suffix in ["-wal", "-shm"] { unlink(draft + suffix) }
      guard fsync(descriptor) == 0 else { throw StoreError(errno: errno, path: draft) }
    } catch {
      removeDraft(draft)
      throw error
    }
    guard rename(draft, path) == 0 else { throw StoreError(errno: errno, path: path) }
    try StoreFile.syncFolder(folder)
  }

  /// Written straight into the file, where every failure is reported: a WAL is copied into it when
  /// the database is closed, and then nobody is told. WAL mode is only a mark in the header.
  private static func fill(_ draft: String) throws {
    let mode = try {
      let database = try Database(path: draft, .readWrite)
      try database.execute(sql: "PRAGMA journal_mode = MEMORY")
      try database.inTransaction(.immediate) { try Migrations.migrate(database) }
      return try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
    }()
    guard mode == "wal", !WriteAheadLog.holdsFrames(besides: draft) else {
      throw StoreError.inputOutput(path: draft, detail: "WAL mode cannot be set")
    }
  }

  private static func removeDraft(_ draft: String) {
    for suffix in ["", "-wal", "-shm"] { unlink(draft + suffix) }
  }

  /// The group's id. A group store's folder must let members make SQLite's own files beside it: it
  /// becomes the group's, group-writable and set-group-ID.
  static func openFolder(_ folder: String, toGroup name: String) throws(StoreError) -> gid_t {
    guard let entry = getgrnam(name) else { throw .noGroup(name) }
    let group = entry.pointee.gr_gid
    var info = stat()
    guard stat(folder, &info) == 0 else { throw StoreError(errno: errno, path: folder) }
    let needed = info.st_mode & 0o7777 | 0o2070
    if info.st_gid == group, info.st_mode & 0o7777 == needed { return group }
    guard chown(folder, uid_t.max, group) == 0, chmod(folder, needed) == 0 else {
      throw StoreError(errno: errno, path: folder)
    }
    return group
  }
}
