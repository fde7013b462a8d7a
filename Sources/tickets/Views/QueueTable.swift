import Desk
import Mail
import Terminal

/// Queues with their addresses.
struct QueueTable {
  private let queues: [Queue]

  init(_ queues: [Queue]) {
    self.queues = queues
  }

  func text(_ screen: Screen) -> String {
    var table = Table(columns: [.init(""), .init("", .leading, .flexible)])
    for queue in queues {
      table.append([.init(queue.name), .init(queue.settings.address?.text ?? "")])
    }
    return table.lines(on: screen).map { $0 + "\n" }.joined()
  }
}
