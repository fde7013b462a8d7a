/// The room that the store has to grow.
package struct SpaceFacts: Sendable {
  package var folder: String
  /// Bytes that an ordinary user may still write.
  package var free: Int
  /// Nil where the file system does not count inodes.
  package var freeInodes: Int?
  package var isReadOnly: Bool
  /// Of the store and its WAL, in bytes.
  package var storeSize: Int
  /// RLIMIT_FSIZE of this process, in bytes; nil: none.
  package var fileSizeLimit: Int?

  /// One mail of 25 MB is written twice, to the WAL and to the store, with its search index.
  static let least = 64 << 20
  private static let leastInodes = 16

  package init(
    folder: String, free: Int, freeInodes: Int?, isReadOnly: Bool, storeSize: Int,
    fileSizeLimit: Int?
  ) {
    self.folder = folder
    self.free = free
    self.freeInodes = freeInodes
    self.isReadOnly = isReadOnly
    self.storeSize = storeSize
    self.fileSizeLimit = fileSizeLimit
  }

  var findings: [Finding] {
    [mount, room, inodes, limit].compactMap { $0 }
  }

  private var mount: Finding? {
    guard isReadOnly else { return nil }
    return .problem(
      "space", "\(folder): its file system is mounted read-only: all mail is deferred",
      "see dmesg for the reason, then: mount -o remount,rw \"$(findmnt -n -o TARGET -T \(word))\"")
  }

  private var room: Finding {
    let sizes = "\(ByteSize.text(free)) free, the store has \(ByteSize.text(storeSize))"
    if free < SpaceFacts.least {
      return .problem(
        "space", "\(folder): \(sizes): mail is deferred when it is full",
        "free some space: df -h \(word)")
    }
    if free < storeSize {
      return .warning(
        "space", "\(folder): \(sizes): no room for a backup beside it",
        "free some space, or back up to another file system: tickets backup FILE")
    }
    return .ok("space", sizes)
  }

  private var inodes: Finding? {
    guard let freeInodes, freeInodes < SpaceFacts.leastInodes else { return nil }
    return .problem(
      "space", "\(folder): \(freeInodes) inodes free: no files can be created",
      "delete unneeded small files: df -i \(word)")
  }

  private var limit: Finding? {
    guard let fileSizeLimit else { return nil }
    let what = "no file can grow beyond \(ByteSize.text(fileSizeLimit)) here (RLIMIT_FSIZE)"
    let remedy = "ulimit -f unlimited; for Postfix local(8): postconf -e mailbox_size_limit=0"
    return fileSizeLimit < storeSize + SpaceFacts.least
      ? .problem("space", "\(what), and the store has \(ByteSize.text(storeSize))", remedy)
      : .warning("space", what, remedy)
  }

  private var word: String { ShellWord.typed(folder) }
}
