internal import Desk
package import Mail
package import Store

/// Sends what the outbox holds, one mail after another. Several may run at once: each mail is
/// claimed before it is handed over, and no lock is held while sendmail works.
///
/// What a crash leaves behind: before the claim, the mail as it was; after it, a claim whose
/// process is dead, so the next run sends the mail, with the same Message-ID. Only when sendmail had
/// taken it already does the recipient get it twice, and never more often than we crashed.
package struct Dispatch: Sendable {
  package struct Result: Hashable, Sendable {
    package var sent = 0
    package var waiting = 0
    package var failed = 0

    package var isEmpty: Bool { sent + waiting + failed == 0 }
  }

  private let location: StoreLocation
  private let lockTimeout: Int
  /// Also what waits for its next try.
  private let everything: Bool
  private let clock: @Sendable () -> Timestamp

  package init(
    _ location: StoreLocation, lockTimeout: Int, everything: Bool,
    clock: @escaping @Sendable () -> Timestamp
  ) {
    self.location = location
    self.lockTimeout = lockTimeout
    self.everything = everything
    self.clock = clock
  }

  /// - Throws: `StoreError`.
  package func run() async throws -> Result {
    let store = try TicketStore.writable(location, lockTimeout: lockTimeout, creating: false)
    let sendmail = try Sendmail(
      path: store.read { Settings(global: try $0.settings(ofQueue: nil)).sendmail })
    var result = Result()
    var previous = 0
    while let (entry, mail) = try claimNext(in: store, after: previous) {
      let outcome = await sendmail.handOver(
        mail, from: entry.sender,
        to: entry.recipients.filter { $0.state == .queued }.map(\.address))
      try store.write { try $0.record(outcome, of: entry, at: clock()) }
      result.count(outcome)
      previous = entry.number
    }
    return result
  }

  private func claimNext(
    in store: TicketStore, after previous: Int
  ) throws -> (OutboxEntry, [UInt8])? {
    try store.write { transaction in
      try transaction.claimNext(
        after: previous, everything: everything, by: .own, at: clock()
      ).map { ($0, try transaction.snapshot.mail(of: $0)) }
    }
  }
}

extension Dispatch.Result {
  fileprivate mutating func count(_ outcome: HandingOver) {
    switch outcome {
    case .taken: sent += 1
    case .tryAgain: waiting += 1
    case .refused: failed += 1
    }
  }
}
