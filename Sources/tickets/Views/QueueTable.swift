import Desk
import Mail
import Terminal

/// Queues with their addresses.
struct QueueTable {
  private let queues: [Queue]

  init(_ queues: [Queue]) {
    self.queues = queues
  }

  private func addresses(_ queue: Queue) -> String {
    queue.addresses.map(\.text).joined(separator: ", ")
  }

  func text(_ screen: Screen) -> String {
    var table = Table(columns: [.init(""), .init("", .leading, .flexible)])
    for queue in queues {
      table.append([.init(queue.name), .init(addresses(queue))])
    }
    return table.lines(on: screen).map { $0 + "\n" }.joined()
  }
}
