/// Whether the store can be read.
package struct StoreFacts: Sendable {
  package enum Opening: Sendable {
    /// - Parameter version: the `user_version` of the file.
    case opened(version: Int)
    case failed(what: String, remedy: String)
  }

  package var path: String
  package var opening: Opening
  /// As the file's header says.
  package var isWAL: Bool

  package init(path: String, opening: Opening, isWAL: Bool) {
    self.path = path
    self.opening = opening
    self.isWAL = isWAL
  }

  package var canBeOpened: Bool {
    if case .failed = opening { false } else { true }
  }

  var findings: [Finding] {
    switch opening {
    case .failed(let what, let remedy): [.problem("store", what, remedy)]
    case .opened(let version): [.ok("store", "\(path), version \(version)"), journal]
    }
  }

  private var journal: Finding {
    isWAL
      ? .ok("store", "journal mode WAL")
      : .problem(
        "store", "\(path): its journal mode is not WAL: deliveries wait for readers",
        "sqlite3 \(ShellWord.typed(path)) 'PRAGMA journal_mode = WAL'")
  }
}
