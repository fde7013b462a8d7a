import ArgumentParser
import Desk
import Mail
import Store

struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the state of each queue: tickets, waiting times, the last day and week.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let now = Timestamp.now()
    let statistics = try store.read { try $0.statistics(at: now) }
    try output.show(statistics.map(\.json)) { screen in
      StatisticsTable(statistics, now: now).text(screen)
    }
  }
}

extension QueueStatistics {
  /// The statistics object, documented in tickets(1).
  fileprivate var json: JSON {
    let states = TicketStatus.allCases.map { status in
      (name: status.rawValue, value: JSON.number(counts[status] ?? 0))
    }
    return ["format": 1, "queue": .text(queue)] + .object(states) + [
      "undelivered": .number(undelivered),
      "oldest_waiting": .time(oldestWaiting),
      "new_day": .number(new.day),
      "new_week": .number(new.week),
      "answered_day": .number(answered.day),
      "answered_week": .number(answered.week),
      "first_answer": .optional(medianFirstAnswer.map { Int($0) }),
    ]
  }
}
