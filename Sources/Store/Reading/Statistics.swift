package import Desk
package import Mail

extension Snapshot {
  /// How each queue stands, in the order of their making. Merged tickets count where they went.
  package func statistics(at now: Timestamp) throws -> [QueueStatistics] {
    var found = try standing(at: now)
    let week = now + -7 * 86_400
    for answers in try recentAnswers(since: week) {
      found[answers.queue]?.answered.week += 1
      if answers.last >= now + -86_400 { found[answers.queue]?.answered.day += 1 }
      if answers.first >= week {
        found[answers.queue]?.firstAnswers.append(max(0, answers.first - answers.created))
      }
    }
    return try queues().map { found[$0.id] ?? QueueStatistics(queue: $0.name) }
  }

  private func standing(at now: Timestamp) throws -> [Int: QueueStatistics] {
    let counts = TicketStatus.allCases.map { "count(*) FILTER (WHERE status = '\($0)') AS \($0)" }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT queue, queue_name, \(counts.joined(separator: ", ")),
          count(*) FILTER (WHERE undelivered > 0) AS undelivered,
          min(waiting_since) FILTER (WHERE status = 'open' AND waiting = 'us') AS waiting_since,
          count(*) FILTER (WHERE status <> 'spam' AND created >= :now - 86400) AS day,
          count(*) FILTER (WHERE status <> 'spam' AND created >= :now - 7 * 86400) AS week
        FROM (\(EffectiveTicket.select(now: ":now"))) WHERE merged_into IS NULL GROUP BY queue
        """, arguments: ["now": now.seconds])
    return try rows.reduce(into: [:]) { found, row in
      var statistics = try QueueStatistics(queue: row["queue_name"])
      for status in TicketStatus.allCases {
        statistics.counts[status] = try row["\(status)"] as Int
      }
      statistics.undelivered = try row["undelivered"]
      statistics.oldestWaiting = (row["waiting_since"] as Int64?).map(Timestamp.init(seconds:))
      statistics.new = try .init(day: row["day"], week: row["week"])
      found[try row["queue"]] = statistics
    }
  }

  private struct Answers {
    let queue: Int
    let created: Timestamp
    let first: Timestamp
    let last: Timestamp
  }

  /// Our first and our last answer on each ticket that has one since then.
  private func recentAnswers(since start: Timestamp) throws -> [Answers] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT t.queue, t.created, min(m.received) AS first, max(m.received) AS last
        FROM ticket AS t INDEXED BY ticket_by_updated
          CROSS JOIN message AS m ON m.ticket = t.id AND \(OwnMail.isAnswer("m"))
        WHERE t.updated >= :start AND t.merged_into IS NULL
        GROUP BY t.id HAVING max(m.received) >= :start
        """, arguments: ["start": start.seconds]
    ).map { row in
      try Answers(
        queue: row["queue"], created: Timestamp(seconds: row["created"]),
        first: Timestamp(seconds: row["first"]), last: Timestamp(seconds: row["last"]))
    }
  }
}
