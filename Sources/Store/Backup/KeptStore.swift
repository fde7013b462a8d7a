import Glibc
internal import Mail

/// A store that another one takes the place of, with the files of SQLite's own: a log that stayed would be
/// read as the next store's.
struct KeptStore {
  /// Nil when there was nothing to keep.
  private(set) var path: String?
  private var moves: [(from: String, to: String)] = []

  /// The file first: while it is missing nobody opens it, with or without its log.
  init(movingAway store: String, at now: Timestamp) throws(StoreError) {
    let name = "\(store).before-\(now.rfc3339.filter { $0 != "-" && $0 != ":" })"
    for number in 1...KeptStore.mostNames {
      let kept = number == 1 ? name : "\(name)-\(number)"
      do {
        try move(store, to: kept)
        break
      } catch {
        putBack()
        moves = []
        path = nil
        guard error.reason == .system(EEXIST), number < KeptStore.mostNames else {
          throw StoreError(error)
        }
      }
    }
  }

  func putBack() {
    for move in moves.reversed() { try? GuardedFile.rename(move.to, to: move.from) }
  }

  private static let mostNames = 100

  private mutating func move(_ store: String, to kept: String) throws(FileRefusal) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      do {
        try GuardedFile.rename(store + suffix, to: kept + suffix)
        moves.append((store + suffix, kept + suffix))
        path = path ?? kept
      } catch {
        if !error.isAbsence { throw error }
      }
    }
  }
}
