import Desk
import Mail
import Terminal

/// Tickets as rows: number, age, state mark, priority, requester, subject, messages, assignee, tags.
struct TicketList {
  private let found: FoundTickets
  private let screen: Screen
  private let now: Timestamp

  init(_ found: FoundTickets, screen: Screen, now: Timestamp) {
    self.found = found
    self.screen = screen
    self.now = now
  }

  /// One section a state, as the Ticket Center of H-Sphere has them; empty ones are left out.
  func sections() -> String {
    let shown = found.tickets.filter(found.isShown)
    let sections: [(title: String, status: TicketStatus)] = [
      ("Open", .open), ("Answered", .answered), ("On Hold", .hold), ("Closed", .closed),
      ("Spam", .spam),
    ]
    return sections.compactMap { section in
      let tickets = shown.filter { $0.status == section.status }
      guard !tickets.isEmpty else { return nil }
      return screen.palette.paint("\(section.title) (\(tickets.count))", .bold) + "\n"
        + table(tickets)
    }.joined(separator: "\n")
  }

  /// All of them in their order, whatever their state.
  func rows() -> String { table(found.tickets) }

  private func table(_ tickets: [Ticket]) -> String {
    var table = Table(
      columns: [
        .init("", .trailing), .init("", .trailing), .init(""), .init(""),
        .init("", .leading, .upTo(22)), .init("", .leading, .flexible), .init("", .trailing),
        .init("", .leading, .upTo(10)), .init("", .leading, .upTo(20)),
      ])
    for ticket in tickets {
      let styles: [Style] = found.isHighlighted(ticket) ? [.red] : []
      table.append(cells(ticket).map { Table.Cell($0, styles: styles) })
    }
    return zip(tickets, table.lines(on: screen)).map { ticket, line in
      line + "\n" + reason(ticket)
    }.joined()
  }

  /// Why a ticket is to be answered again, on a line of its own.
  private func reason(_ ticket: Ticket) -> String {
    guard let failure = ticket.failedAnswer else { return "" }
    var table = Table(columns: [.init(""), .init("", .leading, .flexible)])
    table.append([Table.Cell(""), Table.Cell(failure.text, .red)])
    return table.lines(on: screen).map { $0 + "\n" }.joined()
  }

  private func cells(_ ticket: Ticket) -> [String] {
    [
      "\(ticket.number)", Age.text(of: ticket.updated, at: now), marks(ticket),
      ticket.priority == .normal ? "" : ticket.priority.rawValue,
      ticket.requester.display, ticket.subject.orNone,
      "\(ticket.messageCount)", ticket.assignee ?? "",
      ticket.tags.joined(separator: " "),
    ]
  }

  /// `!` highlighted, the state's letter, `x` undelivered: readable without colours.
  private func marks(_ ticket: Ticket) -> String {
    let state =
      switch ticket.status {
      case .open: "o"
      case .answered: "a"
      case .hold: "h"
      case .closed: "c"
      case .spam: "s"
      }
    return (found.isHighlighted(ticket) ? "!" : " ") + state + (ticket.undelivered ? "x" : "")
  }
}

extension Mailbox {
  /// The name, else the address.
  var display: String {
    name.isEmpty ? address?.text ?? "(nobody)" : name
  }

  /// Both.
  var full: String {
    guard let address else { return display }
    return name.isEmpty ? address.text : "\(name) <\(address.text)>"
  }
}

extension String {
  var orNone: String { isEmpty ? "(no subject)" : self }
}
