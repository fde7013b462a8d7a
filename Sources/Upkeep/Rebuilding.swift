internal import Desk
package import Mail
package import Store

/// Makes everything anew that follows from the raw mails and from the log. Deliveries go on: a few
/// messages, or tickets, are written at a time. What was interrupted goes on where it stopped.
package final class Rebuilding {
  package struct Summary: Sendable {
    package var messages = Reindexing.Summary()
    package var tickets = 0
    /// Of them, those of which something was wrong.
    package var repaired = 0
    /// Indexes that were damaged, and made anew.
    package var indexes: [String] = []
    /// What was wrong with the chain of raw mails, which was made anew then.
    package var chain: [Fault] = []
  }

  private let store: TicketStore
  private let actor: String
  private let now: Timestamp
  package private(set) var summary = Summary()

  /// Written in one transaction.
  private static let batch = 50

  package init(_ store: TicketStore, by actor: String, at now: Timestamp) {
    self.store = store
    self.actor = actor
    self.now = now
  }

  /// How many messages and tickets are still to be looked at.
  package func total() throws -> Int {
    let messages = try Reindexing(store, by: actor, at: now).total(.everything)
    return try store.read { snapshot in
      let last = try snapshot.progress(of: .rebuildTickets)
      return try messages + snapshot.ticketNumbers(after: last, limit: .max).count
    }
  }

  /// - Parameter progress: told the number of messages and tickets done.
  /// - Throws: `StoreError`; what was done before it stays.
  package func run(progress: (Int) -> Void) throws {
    try rebuildIndexes()
    try rebuildChain()
    let reading = Reindexing(store, by: actor, at: now)
    try reading.run(.everything, progress: progress)
    summary.messages = reading.summary
    try rebuildTickets { progress(summary.messages.read + summary.tickets) }
    try rebuildArticles()
    try store.write { transaction in
      for work in [LongWork.rebuildMessages, .rebuildTickets] {
        try transaction.note(progress: nil, of: work)
      }
    }
  }

  private func rebuildIndexes() throws {
    summary.indexes = try store.read { try $0.damagedIndexes() }
    for index in summary.indexes { try store.write { try $0.remakeIndex(index) } }
    while true {
      let strays = try store.read { try $0.strayWords() }
      if strays.isEmpty { return }
      try store.write { try $0.removeStray(strays) }
    }
  }

  private func rebuildChain() throws {
    summary.chain = try store.read { try $0.chainFaults() }
    guard !summary.chain.isEmpty else { return }
    try store.rebuildChain(insteadOf: summary.chain, by: actor, at: now)
  }

  private func rebuildTickets(_ progress: () -> Void) throws {
    var last = try store.read { try $0.progress(of: .rebuildTickets) }
    while true {
      let next = try store.read { try $0.ticketNumbers(after: last, limit: Rebuilding.batch) }
      guard let end = next.last else { return }
      let repaired = try store.write { transaction in
        let queues = try transaction.snapshot.queues()
        let repaired = try next.filter {
          try transaction.rebuild($0, queues, by: actor, at: now)
        }
        try transaction.note(progress: end, of: .rebuildTickets)
        return repaired.count
      }
      last = end
      summary.tickets += next.count
      summary.repaired += repaired
      progress()
    }
  }

  private func rebuildArticles() throws {
    var last = 0
    while true {
      let next = try store.read { try $0.articleNumbers(after: last, limit: Rebuilding.batch) }
      try store.write { try $0.rebuildIndex(ofArticles: next) }
      guard let end = next.last else { return }
      last = end
    }
  }
}
