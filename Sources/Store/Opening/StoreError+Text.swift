extension StoreError: CustomStringConvertible {
  /// In one line, `what; remedy`.
  package var description: String { explanation.remedy.map { "\(what); \($0)" } ?? what }

  package var what: String { explanation.what }

  /// What helps; nil where only we could tell.
  package var remedy: String? { explanation.remedy }

  private var explanation: (what: String, remedy: String?) {
    switch self {
    case .missing(path: ""), .missingFolder(path: ""):
      ("no home folder", "give the store with --store")
    case .missing(let path):
      ("\(path): no store there", "create one with 'tickets init' or give another with --store")
    case .missingFolder(let path):
      ("\(path): its folder does not exist", "create it, or give another store")
    case .exists(let path): ("\(path): it already exists", "left unchanged, give another")
    case .notAStore(let path):
      ("\(path): not a ticket store", "left unchanged, give another with --store")
    case .newer(let path, let version, let known):
      (
        "\(path): store version \(version) is newer than this program's \(known)",
        "upgrade the program"
      )
    case .older(let path, let version, let known):
      (
        "\(path): store version \(version) is older than this program's \(known)",
        "'tickets maintain', run by a user who can write to it, upgrades it"
      )
    case .gone(let path):
      (
        "\(path): the store that was there is gone",
        "put it back with 'tickets restore', or remove \(path).lock to start over"
      )
    case .untrusted(let refusal):
      ("\(refusal), left unchanged", StoreError.remedy(for: refusal))
    case .replaced: ("the store was restored in the meantime", "try again")
    case .locked(let path, let seconds, let holder):
      (
        "\(path): still locked by \(holder.map { "\($0)" } ?? "another process") "
          + "after \(seconds) s", "try again later"
      )
    case .stillRead(let path):
      (
        "\(path)-wal: another program is still reading removed content",
        "it is removed by the first change after that program has ended"
      )
    case .openElsewhere(let path, let process, let program):
      (
        "\(path): process \(process) (\(program)) has it open, and could remove the log of what is "
          + "restored", "end it first"
      )
    case .full(let path):
      ("\(path): no space left on the device or in the quota", "free some space")
    case .exhausted(let path, let detail):
      (
        "\(path): the database is at a limit, not the disk (\(detail))",
        "raise max_page_count, or move to a new store with 'tickets export' and 'import'"
      )
    case .tooBig(let path):
      (
        "\(path): file size limit reached",
        "set mailbox_size_limit = 0 in Postfix or raise 'ulimit -f'"
      )
    case .readOnly(let path): ("\(path): read-only", "make the file and its folder writable")
    case .denied(let path):
      ("\(path): permission denied", "join its group, or see 'tickets init --group'")
    case .corrupt(let path, let detail):
      ("\(path): damaged (\(detail))", "restore it from a backup")
    case .damagedBackup(let path, let detail):
      ("\(path): damaged (\(detail))", "nothing was restored, use another backup")
    case .inputOutput(let path, let detail):
      ("\(path): input/output error (\(detail))", "check the disk")
    case .shortage(let path, let detail):
      ("\(path): \(detail)", "try again later, or raise the limit (see 'ulimit -a')")
    case .noGroup(let name): ("\(name): no such group", "see getent group")
    case .defect(let detail): ("internal error: \(detail)", nil)
    }
  }

  private static func remedy(for refusal: FileRefusal) -> String {
    refusal.reason == .severalNames
      ? "remove the other names, or this one if it is somebody else's"
      : "find out who created it, and remove it"
  }
}
