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
    case tickets([Int])
  }

  package struct Summary: Hashable, Sendable {
    package var read = 0
    /// Of which something is read otherwise than before.
    package var changed = 0
    /// Of which the program died: they stay what they were.
    package var left: [Int] = []
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

  /// - Parameter progress: told the number of messages done.
  /// - Throws: `StoreError`; what was done before it stays.
  package func run(_ scope: Scope, progress: (Int) -> Void) throws {
    switch scope {
    case .tickets(let tickets):
      var rest = try store.read { try $0.messages(onTickets: tickets) }[...]
      while !rest.isEmpty { rest = rest.dropFirst(try reread(Array(rest), progress)) }
    case .outdated: try reread(all: false, after: 0, progress)
    case .all: try reread(all: true, after: store.read { try $0.rereadSoFar() }, progress)
    }
  }

  private func reread(all: Bool, after start: Int, _ progress: (Int) -> Void) throws {
    var last = start
    while true {
      let next = try store.read {
        try $0.messagesToReread(after: last, all: all, limit: Reindexing.group)
      }
      if next.isEmpty { break }
      last = next[try reread(next, progress) - 1]
      if all { try store.write { try $0.noteReread(upTo: last) } }
    }
    if all { try store.write { try $0.noteReread(upTo: nil) } }
  }

  /// - Returns: how many of them are done.
  private func reread(_ messages: [Int], _ progress: (Int) -> Void) throws -> Int {
    let outdated = try store.read { try $0.outdated(messages) }
    var batch: [Work] = []
    var bytes = 0
    for message in outdated {
      let work = try work(on: message)
      batch.append(work)
      bytes += work.bytes
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

    var bytes: Int {
      if case .anew(let rereading) = self { rereading.bytes } else { 0 }
    }
  }

  private func work(on message: OutdatedMessage) throws -> Work {
    let parserGuard = ParserGuard(store: store.path, sha256: message.sha256)
    if parserGuard.isMarked { return .left(message) }
    return try parserGuard.guarding {
      try store.read { snapshot in
        let mail = Message(reading: try snapshot.raw(of: message.number))
        return .anew(try Rereading(message, as: mail, snapshot))
      }
    }
  }

  private func write(_ batch: [Work]) throws {
    guard !batch.isEmpty else { return }
    try store.write { transaction in
      for work in batch {
        switch work {
        case .anew(let rereading): _ = try transaction.write(rereading, by: actor, at: now)
        case .left(let message): try transaction.leave(message)
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
      }
    }
  }
}
