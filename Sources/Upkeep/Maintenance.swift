internal import Delivery
internal import Desk
package import Mail
package import Store

/// What time has brought, recorded. Every reader sees it without that; other programs that look at
/// the events do not.
package struct Maintenance {
  package struct Result: Hashable, Sendable {
    /// Answered tickets that closed by themselves.
    package var closed = 0
    /// Tickets whose time on hold has ended.
    package var opened = 0
    /// Customers who were told that their ticket is about to close.
    package var warned = 0
  }

  private let store: TicketStore
  private let now: Timestamp

  /// One transaction looks at no more tickets than these: mail that arrives meanwhile goes first.
  private static let batch = 200

  package init(_ store: TicketStore, at now: Timestamp) {
    self.store = store
    self.now = now
  }

  /// - Throws: `StoreError`; what was recorded before it stays.
  package func run() throws -> Result {
    var result = Result()
    try store.write { try $0.countFutureAnswers(from: now) }
    try settle(&result)
    try store.removeAbandonedRaw()
    result.warned = try ClosingWarnings.enqueue(store, batch: Maintenance.batch, at: now)
    return result
  }

  private func settle(_ result: inout Result) throws {
    while true {
      let settled = try store.write { try $0.settleDue(at: now, limit: Maintenance.batch) }
      if settled.isEmpty { return }
      result.closed += settled.count { $0 == .closed }
      result.opened += settled.count { $0 == .open }
    }
  }
}
