package import Desk
import Glibc
internal import Mail
package import Store
internal import Text

/// What polling leaves beside the store, in `FILE.poll`: for each mailbox that could not be fetched
/// since when and why, and for each user a folder with fetchmail's own files. Not in the store, since
/// a store that cannot be written is one of the reasons.
package struct PollFolder: Sendable {
  private let location: StoreLocation
  let path: String

  package init(_ location: StoreLocation) {
    self.location = StoreLocation(path: location.absolutePath)
    path = self.location.path(of: .pollState)
  }

  /// Whoever may write the store may poll for it. Makes the folder when there is none.
  ///
  /// - Returns: what only this user can write: fetchmail follows any link.
  func own() throws(FileRefusal) -> GuardedFolder {
    let isNew = try GuardedFolder.make(path)
    let shared = try open()
    if isNew { StoreAccess(of: location)?.give(to: shared) }
    let name = String(geteuid())
    _ = try GuardedFolder.make(name, in: shared.descriptor)
    let own = try GuardedFolder(name, in: shared.descriptor)
    guard own.isPrivate else { throw FileRefusal(path: "\(path)/\(name)", reason: .owner) }
    return own
  }

  /// Held while a mailbox is fetched; nil while another process holds it.
  func lock(_ fetch: Fetch) throws(FileRefusal) -> PollLock? {
    let shared = try open()
    let file = try GuardedFile(
      name(fetch, "lock"), in: shared.descriptor, .keeping(0o600), kin: FileKin(of: location))
    StoreAccess(of: location)?.give(to: file)
    return flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 ? PollLock(file: file) : nil
  }

  func name(_ fetch: Fetch, _ suffix: String) -> String { "\(fetch.queues[0]).\(suffix)" }

  private func open() throws(FileRefusal) -> GuardedFolder {
    try GuardedFolder(path, kin: FileKin(of: location))
  }
}

/// Given back with the value.
struct PollLock: ~Copyable {
  let file: GuardedFile
}

extension PollFolder {
  package func failure(of fetch: Fetch) -> FetchingFacts.Failure? {
    guard let shared = try? open(),
      let file = try? GuardedFile(
        name(fetch, "failed"), in: shared.descriptor, .reading, kin: FileKin(of: location)),
      let bytes = file.beginning(upTo: 4096)
    else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", maxSplits: 1).map(String.init)
    return lines.count == 2 ? .init(since: lines[0], reason: lines[1]) : nil
  }

  /// The name is no queue's any more, or will be another one's.
  package func forget(queue name: String) {
    guard let shared = try? open() else { return }
    unlinkat(shared.descriptor, "\(name).failed", 0)
  }

  /// On a full disk nothing is remembered, and nothing else goes wrong.
  func remember(_ report: FetchReport, of fetch: Fetch, at now: Timestamp) {
    let since = failure(of: fetch)?.since ?? now.rfc3339
    guard let shared = try? open() else { return }
    unlinkat(shared.descriptor, name(fetch, "failed"), 0)
    guard let trouble = report.trouble,
      let file = try? GuardedFile(
        name(fetch, "failed"), in: shared.descriptor, .making(0o600))
    else { return }
    StoreAccess(of: location)?.give(to: file)
    try? file.write(Array("\(since)\n\(Sanitizer.sentence(trouble))".utf8))
  }
}

/// The folder in which programs that we start find themselves, by a descriptor: its path may lead
/// elsewhere by now. Back to the one before with the value.
struct WorkingFolder: ~Copyable {
  private let previous: Int32

  init(_ folder: borrowing GuardedFolder) {
    previous = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    fchdir(folder.descriptor)
  }

  deinit {
    fchdir(previous)
    close(previous)
  }
}
