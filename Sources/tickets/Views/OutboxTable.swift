import Desk
import Mail
import Terminal

/// The outbox, one line a recipient: entry, age, kind, ticket, state, address, what was said.
struct OutboxTable {
  private let entries: [OutboxEntry]

  init(_ entries: [OutboxEntry]) {
    self.entries = entries
  }

  func text(_ screen: Screen) -> String {
    var table = Table(
      columns: [
        .init("", .trailing), .init(""), .init(""), .init(""), .init(""),
        .init("", .leading, .upTo(40)), .init("", .leading, .flexible),
      ])
    for entry in entries {
      for recipient in entry.recipients {
        table.append(cells(entry, recipient).map { Table.Cell($0) })
      }
    }
    return table.lines(on: screen).map { $0 + "\n" }.joined()
  }

  private func cells(_ entry: OutboxEntry, _ recipient: OutboxEntry.Recipient) -> [String] {
    [
      "\(entry.number)", LocalTime.text(entry.created), entry.kind.rawValue,
      entry.ticket.map { "#\($0)" } ?? "", recipient.state.rawValue, recipient.address.text,
      detail(entry, recipient),
    ]
  }

  private func detail(_ entry: OutboxEntry, _ recipient: OutboxEntry.Recipient) -> String {
    guard recipient.state == .queued, let next = entry.nextTry else { return recipient.detail }
    let tries =
      switch entry.tries {
      case 0: ""
      case 1: "tried once, "
      default: "tried \(entry.tries) times, "
      }
    let reason = recipient.detail.isEmpty ? "" : ": \(recipient.detail)"
    return "\(tries)next \(LocalTime.text(next))\(reason)"
  }
}
