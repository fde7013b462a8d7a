internal import Desk
package import Mail
package import Store

/// Sends what the outbox holds. Several may run at once: each mail is claimed before it is handed
/// over, and no lock that a delivery waits for is held while sendmail works. One follows the other,
/// but one on which sendmail hangs does not hold up the next.
///
/// What a crash leaves behind: before the claim, the mail as it was; after it, a claim that ended with
/// its process, so the next run sends the mail, with the same Message-ID. Only when sendmail had
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
  private let trust: TrustFiles

  package init(
    _ location: StoreLocation, lockTimeout: Int, everything: Bool,
    clock: @escaping @Sendable () -> Timestamp, trust: TrustFiles
  ) {
    self.location = location
    self.lockTimeout = lockTimeout
    self.everything = everything
    self.clock = clock
    self.trust = trust
  }

  /// - Throws: `StoreError`, once sendmail has answered for what it was given before.
  package func run() async throws -> Result {
    let store = try TicketStore.writable(location, lockTimeout: lockTimeout, creating: false)
    let sendmail = Sendmail(
      path: try trust.trust(in: location).sendmail(
        try store.read { Settings(global: try $0.settings(ofQueue: nil)).sendmail }))
    let claims = try store.claims()
    var numbers = try store.read { try $0.mailToBeSent(everything: everything, at: clock()) }[...]
    var result = Result()
    var failure: (any Error)?
    await withTaskGroup(of: Happening.self) { group in
      var underWay = UnderWay()
      while true {
        do {
          while failure == nil, underWay.mayStart, let number = numbers.popFirst() {
            guard let (entry, mail) = try begin(number, claims, store) else { continue }
            underWay.start(number)
            group.addTask { .answered(entry, await sendmail.handOver(mail, of: entry)) }
            group.addTask { await .patienceEnds(of: number) }
          }
          guard !underWay.isEmpty, let happening = await group.next() else { break }
          underWay.note(happening)
          guard case .answered(let entry, let outcome) = happening else { continue }
          let state = try store.write { try $0.record(outcome, of: entry, at: clock()) }
          claims.release(entry.number)
          result.count(state)
        } catch {
          failure = failure ?? error
        }
      }
      group.cancelAll()
    }
    if let failure { throw failure }
    return result
  }

  private func begin(
    _ number: Int, _ claims: Claims, _ store: TicketStore
  ) throws -> (OutboxEntry, [UInt8])? {
    guard try claims.take(number) else { return nil }
    let begun = try store.write { transaction in
      try transaction.begin(number, everything: everything, at: clock())
        .map { ($0, try transaction.snapshot.mail(of: $0)) }
    }
    if begun == nil { claims.release(number) }
    return begun
  }
}

extension Sendmail {
  /// To those recipients that have not got it.
  fileprivate func handOver(_ mail: [UInt8], of entry: OutboxEntry) async -> HandingOver {
    await handOver(
      mail, from: entry.sender,
      to: entry.recipients.filter { $0.state == .queued }.map(\.address))
  }
}

extension Dispatch.Result {
  fileprivate mutating func count(_ state: DeliveryState) {
    switch state {
    case .sent: sent += 1
    case .failed: failed += 1
    case .queued, .delayed, .cancelled: waiting += 1
    }
  }
}
