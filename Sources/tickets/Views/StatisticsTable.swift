import Desk
import Mail
import Terminal

/// How the queues stand, one a line, with their sum where there are several.
struct StatisticsTable {
  private let rows: [QueueStatistics]
  private let now: Timestamp

  init(_ statistics: [QueueStatistics], now: Timestamp) {
    let sum = statistics.dropFirst().reduce(statistics.first) { sum, next in sum.map { $0 + next } }
    var rows = statistics
    if rows.count > 1, var sum {
      sum.queue = "all"
      rows.append(sum)
    }
    self.rows = rows
    self.now = now
  }

  func text(_ screen: Screen) -> String {
    let numbers = [
      "Open", "Answered", "Hold", "Closed", "Undelivered", "Waiting", "New 24h", "7d",
      "Answers 24h", "7d", "First answer",
    ]
    var table = Table(
      columns: [.init("Queue", .leading, .flexible)] + numbers.map { .init($0, .trailing) })
    for row in rows { table.append(cells(row).map { Table.Cell($0) }) }
    return table.lines(on: screen).map { $0 + "\n" }.joined()
  }

  private func cells(_ row: QueueStatistics) -> [String] {
    let states: [TicketStatus] = [.open, .answered, .hold, .closed]
    let counts =
      states.map { row.counts[$0] ?? 0 } + [row.undelivered]
    let recent = [row.new.day, row.new.week, row.answered.day, row.answered.week]
    return [row.queue] + counts.map { "\($0)" }
      + [row.oldestWaiting.map { Age.text(of: $0, at: now) } ?? "-"] + recent.map { "\($0)" }
      + [row.medianFirstAnswer.map { Age.text(seconds: $0) } ?? "-"]
  }
}
