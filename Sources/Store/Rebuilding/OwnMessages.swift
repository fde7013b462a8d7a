internal import Desk

/// The messages that a ticket has of its own: a merge tells which it brought.
struct OwnMessages {
  let db: Connection

  /// Those on it, but not those of tickets that were merged into it; of a merged ticket, those it had.
  func messages(of ticket: Int) throws -> [Int] {
    if let brought = try brought(by: ticket) { return brought }
    let others = Set(try Merges.sources(of: ticket, db).flatMap { try brought(by: $0) ?? [] })
    return try Int.fetchAll(
      db.cachedStatement(sql: "SELECT id FROM message WHERE ticket = ? ORDER BY id"),
      arguments: [ticket]
    ).filter { !others.contains($0) }
  }

  /// Nil for a ticket that is not merged.
  private func brought(by ticket: Int) throws -> [Int]? {
    let note = try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT note FROM event JOIN ticket AS t ON t.id = event.ticket
          WHERE t.id = :ticket AND t.merged_into IS NOT NULL AND kind = '\(Event.Kind.merge.rawValue)'
            AND before = CAST(:ticket AS TEXT)
          ORDER BY event.id DESC
          """), arguments: ["ticket": ticket])
    return note.map { $0.split(separator: " ").compactMap { Int($0.dropFirst()) } }
  }
}
