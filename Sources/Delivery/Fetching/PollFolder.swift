package import Desk
import Glibc
internal import Mail
package import Store

/// What polling leaves beside the store, in `FILE.poll`: fetchmail's own files, and for each mailbox
/// that could not be fetched since when and why. Not in the store, since a store that cannot be
/// written is one of the reasons.
package struct PollFolder: Sendable {
  let path: String
  private let store: String

  package init(_ location: StoreLocation) {
    store = location.absolutePath
    path = store + ".poll"
  }

  func file(_ fetch: Fetch, _ suffix: String) -> String {
    "\(path)/\(fetch.queues[0]).\(suffix)"
  }

  /// Whoever may write the store may poll for it.
  ///
  /// - Returns: false when the folder cannot be made.
  func prepare() -> Bool {
    if mkdir(path, 0o700) == 0 { openToGroup(path, as: 0o2070) }
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  private func openToGroup(_ file: String, as added: mode_t) {
    var info = stat()
    guard stat(store, &info) == 0, info.st_mode & 0o060 == 0o060 else { return }
    var own = stat()
    guard stat(file, &own) == 0 else { return }
    _ = chown(file, uid_t.max, info.st_gid)
    _ = chmod(file, own.st_mode & 0o7777 | added)
  }
}

extension PollFolder {
  package func failure(of fetch: Fetch) -> FetchingFacts.Failure? {
    guard let text = SmallFile.text(file(fetch, "failed")) else { return nil }
    let lines = text.split(separator: "\n", maxSplits: 1).map(String.init)
    return lines.count == 2 ? .init(since: lines[0], reason: lines[1]) : nil
  }

  func remember(_ report: FetchReport, of fetch: Fetch, at now: Timestamp) {
    let path = file(fetch, "failed")
    guard let trouble = report.trouble else {
      unlink(path)
      return
    }
    let since = failure(of: fetch)?.since ?? now.rfc3339
    write("\(since)\n\(PrintableLine.whole(trouble))", to: path)
    openToGroup(path, as: 0o060)
  }

  /// On a full disk nothing is remembered, and nothing else goes wrong.
  private func write(_ text: String, to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    _ = Glibc.write(descriptor, bytes, bytes.count)
  }
}
