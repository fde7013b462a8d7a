internal import Desk
internal import Store

/// The events of exported tickets, dealt out to the lines of their messages: each line has what
/// happened until the next message came.
struct TicketHistory {
  private let snapshot: Snapshot
  private var rest: ArraySlice<Int>
  /// Events of tickets none of whose messages has come yet.
  private var waiting: [Event] = []
  private var begun: Set<Int> = []

  init(of tickets: [Int], _ snapshot: Snapshot) throws {
    self.snapshot = snapshot
    rest = try snapshot.eventNumbers(of: tickets)[...]
  }

  /// - Parameter tickets: the ticket of the message, and those merged into it.
  mutating func events(
    untilAfter message: Int, of tickets: [Int], isLast: Bool
  ) throws -> [Event] {
    begun.formUnion(tickets)
    while let number = rest.first {
      if let event = try snapshot.event(number) {
        if !isLast, event.kind == .message, event.message ?? 0 > message { break }
        waiting.append(event)
      }
      rest.removeFirst()
    }
    let (due, early) = (waiting.filter(hasBegun), waiting.filter { !hasBegun($0) })
    waiting = early
    return due
  }

  private func hasBegun(_ event: Event) -> Bool { event.ticket.map(begun.contains) ?? false }
}
