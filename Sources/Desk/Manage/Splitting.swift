package import Mail

/// The ticket that some messages of another become.
package struct Splitting: Sendable {
  /// In the order of their numbers.
  package let moved: [StoredMessage]
  package let subject: String
  /// Author of the first moved mail of a customer's; without one, the old ticket's requester.
  package let requester: Mailbox
  /// Those of the old ticket who wrote or got the moved mail.
  package let participants: [Mailbox]
  /// Those of them who are on nothing that stays.
  package let departure: Departure
  package let state: TicketState
  /// Since when the old ticket waits for us, when messages that do are left on it, or the one goes for
  /// which it waited; nil: it goes on as it was.
  package let originWaitsSince: Timestamp?

  /// - Parameters:
  ///   - named: the messages to be split off.
  ///   - all: those of the ticket they are on, oldest first.
  ///   - subject: nil takes that of the first one, without the queues' `tags`.
  package init(
    _ named: Set<Int>, of all: [StoredMessage], on origin: Ticket, subject: String?,
    tags: [String], at now: Timestamp
  ) throws(ManageError) {
    let rest = all.filter { !named.contains($0.number) }
    moved = all.filter { named.contains($0.number) }
    guard let first = moved.first, !rest.isEmpty else { throw .splitsAll(origin.number) }
    let mails = moved.filter { $0.direction == .in }
    let author = mails.first?.from ?? origin.requester
    requester = author
    let people = Set((origin.participants + [origin.requester]).compactMap(\.address))
    participants = moved.filter { !($0.direction == .in && $0.isStranger) }.flatMap(\.people)
      .filter { mailbox in
        mailbox.address.map {
          people.contains($0) && $0 != author.address && !origin.muted.contains($0)
        } ?? false
      }
    departure = Departure(of: moved, from: rest, on: origin)
    let untagged = TicketTag.removed(from: first.subject, tags: tags)
    self.subject = subject ?? (untagged.isEmpty ? origin.subject : untagged)
    state = Splitting.state(moved, first, origin.status, now)
    let goesOn = LastWord(rest).flatMap { $0.turn == .us ? $0.since : nil }
    let isMoved = moved.contains { $0.received == origin.waitingSince }
    originWaitsSince = goesOn ?? (isMoved ? now : nil)
  }

  /// Open unless we had the last word; mail that would have opened no ticket opens none now.
  private static func state(
    _ moved: [StoredMessage], _ first: StoredMessage, _ origin: TicketStatus, _ now: Timestamp
  ) -> TicketState {
    let last = LastWord(moved)
    switch (origin, last?.turn) {
    case (.spam, _): return TicketState(Lifecycle.Facts(status: .spam))
    case (_, .them):
      return TicketState(
        Lifecycle.Facts(status: .answered, answered: last?.since), waiting: .them,
        waitingSince: last?.since)
    case (_, .us):
      return TicketState(
        Lifecycle.Facts(status: .open), waiting: .us, waitingSince: last?.since)
    case (_, nil):
      let status = Lifecycle.opening(first.mailClass, isSpam: false, autoTickets: true)
      return status == .open
        ? TicketState(Lifecycle.Facts(status: .open), waiting: .us, waitingSince: now)
        : TicketState(Lifecycle.Facts(status: status, closed: now))
    }
  }
}
