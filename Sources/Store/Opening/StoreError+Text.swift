extension StoreError: CustomStringConvertible {
  /// In one line, `what; remedy`.
  package var description: String { explanation.remedy.map { "\(what); \($0)" } ?? what }

  package var what: String { explanation.what }

  /// What helps; nil where only we could tell.
  package var remedy: String? { explanation.remedy }

  private var explanation: (what: String, remedy: String?) {
    switch self {
    case .missing(path: ""), .missingFolder(path: ""):
      ("no home folder is known", "name the store with --store")
    case .missing(let path):
      ("\(path): no store there", "make one with 'tickets init' or name another with --store")
    case .missingFolder(let path):
      ("\(path): its folder does not exist", "make it, or name another store")
    case .exists(let path): ("\(path): it exists already", "left unchanged, name another")
    case .notAStore(let path):
      ("\(path): not a ticket store", "left unchanged, name another with --store")
    case .newer(let path, let version, let known):
      (
        "\(path): store version \(version) is newer than this program's \(known)",
        "upgrade the program"
      )
    case .older(let path, let version, let known):
      (
        "\(path): store version \(version) is older than this program's \(known)",
        "'tickets maintain', run by who may write it, brings it up to date"
      )
    case .gone(let path):
      (
        "\(path): the store that was there is gone",
        "put it back with 'tickets restore', or remove \(path).lock to begin anew"
      )
    case .untrusted(let refusal):
      ("\(refusal), left unchanged", StoreError.remedy(for: refusal))
    case .replaced: ("the store was restored meanwhile", "try again")
    case .locked(let path, let seconds, let holder):
      (
        "\(path): still locked by \(holder.map { "\($0)" } ?? "another process") "
          + "after \(seconds) s", "try again later"
      )
    case .stillRead(let path):
      (
        "\(path)-wal: another program still reads what was removed",
        "it goes with the first change after that program has ended"
      )
    case .openElsewhere(let path, let process, let program):
      (
        "\(path): process \(process) (\(program)) has it open, and could remove the log of what is "
          + "restored", "end it first"
      )
    case .full(let path): ("\(path): no space left on the device or in the quota", "free some")
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
      ("\(path): damaged (\(detail))", "nothing was restored, take another backup")
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
      ? "remove the other names, or this one when it is a stranger's"
      : "find out who put it there, and remove it"
  }
}
