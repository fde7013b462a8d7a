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
  package func run() throws -> Result {
    let store = try TicketStore.writable(location, lockTimeout: lockTimeout, creating: false)
    let sendmail = Sendmail(
      path: try trust.trust(in: location).sendmail(
        try store.read { Settings(global: try $0.settings(ofQueue: nil)).sendmail }))
    let claims = try store.claims(on: .outbox)
    var numbers = try store.read { try $0.mailToBeSent(everything: everything, at: clock()) }[...]
    var result = Result()
    var failure: (any Error)?
    var underWay = UnderWay()
    while true {
      do {
        while failure == nil, underWay.mayStart, let number = numbers.popFirst() {
          guard let (entry, mail) = try begin(number, claims, store) else { continue }
          underWay.start(sendmail.handOver(mail, of: entry), of: entry)
        }
      } catch {
        failure = error
      }
      if underWay.isEmpty { break }
      for (entry, outcome) in underWay.answers() {
        do {
          let (state, notices) = try store.write { try record(outcome, of: entry, in: $0) }
          claims.release(entry.number)
          result.count(state)
          numbers += notices
        } catch {
          failure = failure ?? error
        }
      }
    }
    if let failure { throw failure }
    return result
  }

  /// - Returns: with what was put into the outbox because of it.
  private func record(
    _ outcome: SendResult, of entry: OutboxEntry, in transaction: Transaction
  ) throws -> (DeliveryState, notices: [Int]) {
    let now = clock()
    let event = try transaction.snapshot.latestEvent()
    let state = try transaction.record(outcome, of: entry, at: now)
    let notices = FailureNotices(transaction, by: Actor.outbox, at: now)
    return (state, try notices.follow(failuresAfter: event))
  }

  private func begin(
    _ number: Int, _ claims: Claims, _ store: TicketStore
  ) throws -> (OutboxEntry, [UInt8])? {
    guard try claims.take(number) else { return nil }
    guard
      let entry = try store.write({
        try $0.begin(number, everything: everything, at: clock())
      })
    else {
      claims.release(number)
      return nil
    }
    return (entry, try store.read { try $0.mail(of: entry) })
  }
}

extension Sendmail {
  /// To those recipients that have not got it.
  fileprivate func handOver(_ mail: [UInt8], of entry: OutboxEntry) -> HandedMail {
    handOver(
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
