import Glibc

/// Makes a store: complete under another name, then renamed, so that no crash leaves half of one.
enum StoreCreation {
  /// The caller holds the write lock, and there is no store. `group` opens it to its members (0660).
  ///
  /// - Returns: false when another process, which found no lock either, has made it meanwhile.
  static func create(_ path: String, folder: String, group: gid_t?) throws(StoreError) -> Bool {
    if try WriteAheadLog.holdsFrames(besides: path) {
      throw .untrusted(FileRefusal(path: WriteAheadLog.path(of: path), reason: .leftOver))
    }
    let draft = try StoreDraft(of: path, .empty)
    do {
      if let group { try draft.open(toGroup: group) }
      try fill(draft.path)
      try draft.sync()
      guard try draft.takePlace(of: path) else {
        draft.remove()
        return false
      }
    } catch {
      draft.remove()
      throw error
    }
    try StoreFile.syncFolder(folder)
    return true
  }

  /// Written straight into the file, where every failure is reported: a WAL is copied into it when
  /// the database is closed, and then nobody is told. WAL mode is only a mark in the header.
  private static func fill(_ draft: String) throws(StoreError) {
    let mode = try TicketStore.translatingErrors(draft, 0) {
      let database = try Connection(path: draft, .readWrite)
      try database.execute(sql: "PRAGMA journal_mode = MEMORY")
      try database.inTransaction(.writing) { try Migrations.migrate(database) }
      return try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
    }
    guard mode == "wal", try !WriteAheadLog.holdsFrames(besides: draft) else {
      throw .inputOutput(path: draft, detail: "WAL mode cannot be set")
    }
  }

  /// The group's id. A group store's folder must let members make SQLite's own files beside it: it
  /// becomes the group's, group-writable and set-group-ID.
  static func openFolder(_ path: String, toGroup name: String) throws(StoreError) -> gid_t {
    guard let entry = getgrnam(name) else { throw .noGroup(name) }
    let group = entry.pointee.gr_gid
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw StoreError(errno: errno, path: path) }
    defer { close(folder) }
    var info = stat()
    guard fstat(folder, &info) == 0 else { throw StoreError(errno: errno, path: path) }
    let needed = info.st_mode & 0o7777 | 0o2070
    if info.st_gid == group, info.st_mode & 0o7777 == needed { return group }
    guard fchown(folder, uid_t.max, group) == 0, fchmod(folder, needed) == 0 else {
      throw StoreError(errno: errno, path: path)
    }
    return group
  }
}
