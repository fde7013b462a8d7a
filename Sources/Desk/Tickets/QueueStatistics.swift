package import Mail

/// How a queue stands at one moment, and what its last day and week were like.
package struct QueueStatistics: Sendable {
  package var queue: String
  package var counts: [TicketStatus: Int] = [:]
  /// Tickets with a message of ours that did not reach a recipient.
  package var undelivered = 0
  /// Since when the customer waits who has waited the longest.
  package var oldestWaiting: Timestamp?
  package var new = Recent()
  package var answered = Recent()
  /// Of tickets first answered in the last seven days: seconds from their opening.
  package var firstAnswers: [Int64] = []

  /// Tickets of the last 24 hours, and of the last seven days.
  package struct Recent: Hashable, Sendable {
    package var day: Int
    package var week: Int

    package init(day: Int = 0, week: Int = 0) {
      self.day = day
      self.week = week
    }
  }

  package init(queue: String) {
    self.queue = queue
  }

  /// Half of the first answers took no longer; nil without any.
  package var medianFirstAnswer: Int64? {
    let sorted = firstAnswers.sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// Of both queues together, under the name of the first.
  package static func + (a: QueueStatistics, b: QueueStatistics) -> QueueStatistics {
    var sum = a
    sum.counts.merge(b.counts) { $0 + $1 }
    sum.undelivered += b.undelivered
    sum.oldestWaiting = [a.oldestWaiting, b.oldestWaiting].compactMap { $0 }.min()
    sum.new = Recent(day: a.new.day + b.new.day, week: a.new.week + b.new.week)
    sum.answered = Recent(
      day: a.answered.day + b.answered.day, week: a.answered.week + b.answered.week)
    sum.firstAnswers += b.firstAnswers
    return sum
  }
}
