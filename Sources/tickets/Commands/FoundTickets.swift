import Desk
import Mail
import Store

/// The tickets a selection found, with what their queues say about showing them.
struct FoundTickets {
  let tickets: [Ticket]
  private let settings: [String: Settings]

  init(_ selection: Selection, in snapshot: Snapshot, at now: Timestamp) throws {
    try self.init(snapshot.tickets(selection, at: now), snapshot)
  }

  init(_ tickets: [Ticket], _ snapshot: Snapshot) throws {
    self.tickets = tickets
    settings = Dictionary(
      uniqueKeysWithValues: try snapshot.queues().map { ($0.name, $0.settings) })
  }

  func isHighlighted(_ ticket: Ticket) -> Bool {
    settings[ticket.queue]?.highlights(ticket) ?? false
  }

  /// Whether the queue's settings show this ticket in a plain list.
  func isShown(_ ticket: Ticket) -> Bool {
    switch ticket.status {
    case .answered: settings[ticket.queue]?.showAnswered ?? true
    case .hold: settings[ticket.queue]?.showHold ?? true
    case .open, .closed, .spam: true
    }
  }

  var json: [JSON] { tickets.map { $0.json(highlighted: isHighlighted($0)) } }
}
