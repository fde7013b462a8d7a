import Desk
import Glibc
import Mail
import Store

/// Events as they happen, one JSON object a line: like tail(1) with `-f`.
struct EventStream {
  private let store: TicketStore
  private let query: Query

  /// Milliseconds between looks at the store.
  private static let pause: Int32 = 250
  private static let batch = 1000

  /// - Parameter query: the tickets whose events are wanted; of all, also those of no ticket.
  init(_ store: TicketStore, of query: Query) {
    self.store = store
    self.query = query
  }

  /// Ends when nobody reads any more.
  ///
  /// - Parameter number: of the event to begin after; nil: the latest.
  func run(after number: Int?) throws {
    var last = try number ?? store.read { try $0.latestEvent() }
    repeat {
      while let events = try next(after: last) {
        for event in events.wanted { try Console.print(event.json.line + "\n") }
        last = events.last
      }
    } while !readerHasGone()
  }

  private func next(after number: Int) throws -> (wanted: [Event], last: Int)? {
    try store.read { snapshot in
      let events = try snapshot.events(after: number, limit: EventStream.batch)
      guard let last = events.last?.number else { return nil }
      return (try events.filter { try isWanted($0, snapshot) }, last)
    }
  }

  private func isWanted(_ event: Event, _ snapshot: Snapshot) throws -> Bool {
    if query.condition == .all { return true }
    guard let ticket = event.ticket else { return false }
    let one = query.restricted(to: .term(.ids(.init([ticket...ticket]))))
    let selection = Selection(query: one, agent: Environment.agent, defaultOrder: [])
    return try snapshot.count(selection, at: .now()) > 0
  }

  /// Waits a moment. A pipe without a reader has an error even when nothing is written to it.
  private func readerHasGone() -> Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    return poll(&output, 1, EventStream.pause) > 0
  }
}
