import Desk
import Mail
import Testing

@testable import Store

/// At a million messages a walk through a table takes as long as all mail of an hour.
@Suite("Query plans")
struct QueryPlanTests {
  /// A store of the newest version, with the functions that statements call.
  private static func database() throws -> Connection {
    let database = try Connection()
    try Migrations.migrate(database)
    try HighlightFunction.add(to: database, queues: [])
    return database
  }

  /// Temporary tables are gone with the program: they hold what another statement has read.
  private static func isOfStore(_ sql: String) -> Bool {
    StatementText.words.contains(where: sql.hasPrefix) && !sql.contains(" temp.")
  }

  @Test("no statement walks through a table that grows, but those of work on all there is")
  func walks() throws {
    let desk = try WorkingDesk()
    try desk.work()
    let recorded = try Set(desk.statements.map(\.inOneLine))
    let unseen = try StatementText.all().filter { text in
      !recorded.contains(text.pieces[0]) && !recorded.contains(where: text.stands)
    }
    let unmade = unseen.filter { $0.whole == nil }
    #expect(unmade.isEmpty, "let WorkingDesk do what asks this: \(unmade)")
    let all = recorded.union(unseen.compactMap(\.whole)).filter(Self.isOfStore)
    try expectNoWalks(all)
    let unneeded = DeliberateWalk.beginnings.filter { begin in !all.contains { $0.hasPrefix(begin) }
    }
    #expect(unneeded.isEmpty)
  }

  private func expectNoWalks(_ statements: Set<String>) throws {
    let database = try Self.database()
    for sql in statements {
      #expect(throws: Never.self, "\(sql)") {
        let scans = try QueryPlan(of: sql, in: database).scans
        #expect(scans.isSubset(of: DeliberateWalk.scans(of: sql)), "\(scans): \(sql)")
      }
    }
  }

  /// Terms that no index answers are looked up ticket by ticket.
  private static let byTicket: Set = ["ticket"]

  static let terms: [(query: String, scans: Set<String>)] = [
    ("*", byTicket),
    ("status:open", []), ("status:answered", []), ("status:hold", []), ("status:closed", []),
    ("status:spam", []), ("is:aside", []),
    ("id:3", []), ("id:3-5", []), ("mid:a@x", []), ("tag:urgent", []),
    ("printer", []), ("\"on fire\"", []), ("subject:fire*", []), ("quoted:fire", []),
    ("attachment:invoice", []),
    ("from:jane", []), ("from:jane@x.example", []), ("from:@x.example", []),
    ("from:x.example", []), ("to:jane", []), ("to:@x.example", []),
    ("participant:jane@x.example", []), ("participant:@x.example", []),
    ("participant:x.example", []),
    // A name may be one that only an agent gave.
    ("participant:jane", ["participant"]),
    ("updated:7d", []), ("created:7d", byTicket), ("after:7d", byTicket),
    ("queue:sales", byTicket), ("account:acme", byTicket), ("assignee:anna", byTicket),
    ("assignee:none", byTicket), ("priority:high", byTicket), ("waiting:us", byTicket),
    ("class:bounce", byTicket), ("rule:token", byTicket), ("has:attachment", byTicket),
    ("is:highlighted", byTicket), ("is:undelivered", byTicket), ("is:stranger", byTicket),
    ("is:unassigned", byTicket), ("is:auto", byTicket),
    ("class:bounce from:jane@x.example", []), ("assignee:anna status:open", []),
  ]

  @Test("a query walks through the tickets at most, where no index answers it", arguments: terms)
  func walksAtMost(_ query: String, _ scans: Set<String>) throws {
    let now = Timestamp(seconds: 1_795_900_000)
    let selection = Selection(
      query: try Query.parse(query, now: now, zone: .utc), agent: "anna",
      defaultOrder: [Query.SortOrder(.updated, .descending)])
    let sql = try SelectionSQL(selection, queues: [], now: now)
    let database = try Self.database()
    for statement in [sql.rows, sql.count] {
      #expect(try QueryPlan(of: statement.inOneLine, in: database).scans == scans, "\(statement)")
    }
  }
}
