import Mail
import Testing

@testable import Desk

@Suite("Dates in queries")
struct QueryDateTests {
  /// Now is Monday, 2026-11-23T08:15:00Z. Ends as RFC 3339, the last one excluded.
  static let ranges: [(String, String?, String?)] = [
    ("2026", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
    ("2026-11", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"),
    ("2026-12", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"),
    ("2026-11-01", "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"),
    ("2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"),
    ("2026-11-01T10:00", "2026-11-01T10:00:00Z", "2026-11-01T10:01:00Z"),
    ("2026-11-01T10:00:00Z", "2026-11-01T10:00:00Z", "2026-11-01T10:00:01Z"),
    ("2026-11-01t10:00:00+01:30", "2026-11-01T08:30:00Z", "2026-11-01T08:30:01Z"),
    ("2026-11-01T10:00:00-05:00", "2026-11-01T15:00:00Z", "2026-11-01T15:00:01Z"),
    ("today", "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"),
    ("Yesterday", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"),
    ("now", "2026-11-23T08:15:00Z", "2026-11-23T08:15:01Z"),
    ("7d", "2026-11-16T08:15:00Z", nil),
    ("2w", "2026-11-09T08:15:00Z", nil),
    ("3h", "2026-11-23T05:15:00Z", nil),
    ("30min", "2026-11-23T07:45:00Z", nil),
    ("1m", "2026-10-23T08:15:00Z", nil),
    ("11m", "2025-12-23T08:15:00Z", nil),
    ("1Y", "2025-11-23T08:15:00Z", nil),
    ("999999y", "1970-01-01T00:00:00Z", nil),
    ("2026-11-01..2026-11-03", "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z"),
    ("2026-11-01..", "2026-11-01T00:00:00Z", nil),
    ("..2026-11-01", nil, "2026-11-02T00:00:00Z"),
    ("2025..2026-03", "2025-01-01T00:00:00Z", "2026-04-01T00:00:00Z"),
    ("2w..1w", "2026-11-09T08:15:00Z", "2026-11-16T08:15:01Z"),
    ("..7d", nil, "2026-11-16T08:15:01Z"),
    ("yesterday..now", "2026-11-22T00:00:00Z", "2026-11-23T08:15:01Z"),
    ("2026-11-01T10:00:00Z..2026-11-01T10:00:00Z", "2026-11-01T10:00:00Z", "2026-11-01T10:00:01Z"),
  ]

  @Test("A date is the time it names, a range holds both its ends", arguments: ranges)
  func range(_ row: (String, String?, String?)) throws {
    for name in ["created", "updated", "date"] {
      let range = try #require(timeRange(try parsed("\(name):\(row.0)").condition))
      #expect(range.from?.rfc3339 == row.1)
      #expect(range.until?.rfc3339 == row.2)
    }
  }

  private func timeRange(_ condition: Query.Condition) -> Query.TimeRange? {
    switch condition {
    case .term(.created(let range)), .term(.updated(let range)), .term(.arrived(let range)): range
    default: nil
    }
  }

  static let weekAgo = Timestamp(seconds: queryNow.seconds - 7 * 86_400)
  static let midnight = Timestamp(seconds: 1_795_392_000)

  static let halves: [(String, Query.Term)] = [
    ("older:7d", .updated(Query.TimeRange(until: weekAgo))),
    ("newer:7d", .updated(Query.TimeRange(from: weekAgo))),
    ("before:7d", .arrived(Query.TimeRange(until: weekAgo))),
    ("after:7d", .arrived(Query.TimeRange(from: weekAgo))),
    ("older:today", .updated(Query.TimeRange(until: midnight))),
    ("newer:today", .updated(Query.TimeRange(from: midnight))),
    ("before:2026-11-23", .arrived(Query.TimeRange(until: midnight))),
    ("after:2026-11-23", .arrived(Query.TimeRange(from: midnight))),
  ]

  @Test("older: and newer:, before: and after: leave no moment out", arguments: halves)
  func half(_ row: (String, Query.Term)) throws {
    #expect(try parsed(row.0).condition == .term(row.1))
  }

  static let zones: [(String, Int, String, String)] = [
    ("2026-11-01", 3600, "2026-10-31T23:00:00Z", "2026-11-01T23:00:00Z"),
    ("2026", -5 * 3600, "2026-01-01T05:00:00Z", "2027-01-01T05:00:00Z"),
    // 08:15 in UTC is still the 22nd at UTC-9
    ("today", -9 * 3600, "2026-11-22T09:00:00Z", "2026-11-23T09:00:00Z"),
    ("yesterday", 20 * 3600, "2026-11-22T04:00:00Z", "2026-11-23T04:00:00Z"),
    ("2026-11-01T10:00:00Z", 3600, "2026-11-01T10:00:00Z", "2026-11-01T10:00:01Z"),
    ("1970", 3600, "1969-12-31T23:00:00Z", "1970-12-31T23:00:00Z"),
  ].map { ($0.0, $0.1, $0.2, $0.3) }

  @Test("Dates without a zone are local", arguments: zones)
  func local(_ row: (String, Int, String, String)) throws {
    let query = try Query.parse("created:" + row.0, now: queryNow, zone: .offset(row.1))
    let range = try #require(timeRange(query.condition))
    #expect(range.from?.rfc3339 == row.2)
    #expect(range.until?.rfc3339 == row.3)
    #expect(try parsed(query.canonical) == query)
  }

  @Test("A month ago from the 31st is the last day of a shorter month")
  func shorterMonth() {
    #expect(CivilTime(2026, 3, 31, 8).months(ago: 1) == CivilTime(2026, 2, 28, 8))
    #expect(CivilTime(2024, 3, 31).months(ago: 1) == CivilTime(2024, 2, 29))
    #expect(CivilTime(2024, 2, 29).months(ago: 12) == CivilTime(2023, 2, 28))
    #expect(CivilTime(2026, 1, 15).months(ago: 1) == CivilTime(2025, 12, 15))
    #expect(CivilTime(2026, 1, 15).months(ago: 13) == CivilTime(2024, 12, 15))
  }
}
