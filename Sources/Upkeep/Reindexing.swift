internal import Delivery
internal import Desk
package import Mail
package import Store

/// Reads stored mail anew, so that a better reader reaches old mail. Deliveries go on: what costs is
/// done under no lock, and a few messages are written at a time. What was interrupted goes on where it
/// stopped.
package final class Reindexing {
  package enum Scope: Sendable {
    /// What an older reader has read.
    case outdated
    case all
    /// The same, and those that the search index should hold are put into it. It counts as interrupted
    /// until what comes after it is done, too.
    case everything
    case tickets([Int])
  }

  package struct Summary: Hashable, Sendable {
    package var read = 0
    /// Of which something is read otherwise than before.
    package var changed = 0
    /// Of which the program died: they stay what they were.
    package var left: [Int] = []
    /// Whose raw mail is not what was received: they stay what they were, too.
    package var damaged: [Int] = []
  }

  private let store: TicketStore
  private let actor: String
  private let now: Timestamp
  package private(set) var summary = Summary()

  /// One look at the index is for so many messages.
  private static let group = 10_000
  /// Messages written in one transaction, and bytes of their text: nobody waits long for the lock.
  private static let batch = 50
  private static let batchBytes = 1 << 20

  package init(_ store: TicketStore, by actor: String, at now: Timestamp) {
    self.store = store
    self.actor = actor
    self.now = now
  }

  /// How many messages are still to be read.
  package func total(_ scope: Scope) throws -> Int {
    try store.read { snapshot in
      func count(_ work: LongWork?) throws -> Int {
        let last = try work.map(snapshot.progress) ?? 0
        return try snapshot.messagesToReread(after: last, all: work != nil, limit: .max).count
      }
      return switch scope {
      case .outdated: try count(nil)
      case .all: try count(.reindex)
      case .everything: try count(.rebuildMessages)
      case .tickets(let tickets): try snapshot.messages(onTickets: tickets).count
      }
    }
  }

  /// - Parameter progress: told the number of messages done.
  /// - Throws: `StoreError`; what was done before it stays.
  package func run(_ scope: Scope, progress: (Int) -> Void) throws {
    switch scope {
    case .tickets(let tickets):
      var rest = try store.read { try $0.messages(onTickets: tickets) }[...]
      while !rest.isEmpty { rest = rest.dropFirst(try reread(Array(rest), progress)) }
    case .outdated: try reread(as: nil, progress)
    case .all:
      try reread(as: .reindex, progress)
      try store.write { try $0.note(progress: nil, of: .reindex) }
    case .everything: try reread(as: .rebuildMessages, indexingAll: true, progress)
    }
  }

  /// - Parameter work: nil for what an older reader has read, which tells by itself what is left to do.
  private func reread(
    as work: LongWork?, indexingAll: Bool = false, _ progress: (Int) -> Void
  ) throws {
    var last = try work.map { work in try store.read { try $0.progress(of: work) } } ?? 0
    while true {
      let next = try store.read {
        try $0.messagesToReread(after: last, all: work != nil, limit: Reindexing.group)
      }
      if next.isEmpty { break }
      last = next[try reread(next, indexingAll: indexingAll, progress) - 1]
      if let work { try store.write { try $0.note(progress: last, of: work) } }
    }
  }

  /// - Returns: how many of them are done.
  private func reread(
    _ messages: [Int], indexingAll: Bool = false, _ progress: (Int) -> Void
  ) throws -> Int {
    let outdated = try store.read { try $0.outdated(messages, indexingAll: indexingAll) }
    var batch: [Work] = []
    var bytes = 0
    for message in outdated {
      let work = try work(on: message, after: batch)
      batch.append(work)
      bytes += work.said?.utf8.count ?? 0
      guard batch.count >= Reindexing.batch || bytes >= Reindexing.batchBytes else { continue }
      try write(batch)
      progress(summary.read)
      batch = []
      bytes = 0
    }
    try write(batch)
    progress(summary.read)
    return outdated.count
  }

  private enum Work {
    case anew(Rereading)
    case left(OutdatedMessage)
    case damaged(OutdatedMessage)

    /// What the message says now; nil when it stays what it was.
    var said: String? {
      if case .anew(let rereading) = self { rereading.said } else { nil }
    }

    var message: Int {
      switch self {
      case .anew(let rereading): rereading.stored.number
      case .left(let message), .damaged(let message): message.number
      }
    }
  }

  private func work(on message: OutdatedMessage, after batch: [Work]) throws -> Work {
    let parserGuard = ParserGuard(store: store.path, sha256: message.sha256)
    if parserGuard.isMarked { return .left(message) }
    let fresh = batch.reduce(into: [Int: String]()) { $0[$1.message] = $1.said }
    return try parserGuard.guarding {
      try store.read { snapshot in
        guard let raw = try snapshot.raw(of: message) else { return .damaged(message) }
        return .anew(try Rereading(message, as: Message(reading: raw), fresh: fresh, snapshot))
      }
    }
  }

  private func write(_ batch: [Work]) throws {
    guard !batch.isEmpty else { return }
    try store.write { transaction in
      for work in batch {
        switch work {
        case .anew(let rereading): _ = try transaction.write(rereading, by: actor, at: now)
        case .left(let message), .damaged(let message): try transaction.leave(message)
        }
      }
    }
    for work in batch {
      summary.read += 1
      switch work {
      case .anew(let rereading): summary.changed += rereading.isChange ? 1 : 0
      case .left(let message):
        summary.left.append(message.number)
        ParserGuard(store: store.path, sha256: message.sha256).clear()
      case .damaged(let message): summary.damaged.append(message.number)
      }
    }
  }
}
