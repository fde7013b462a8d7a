internal import Desk
internal import Mail

extension Snapshot {
  /// What has happened to a ticket, merges not followed.
  func history(of ticket: Int) throws -> UndoHistory {
    let rows = try Row.fetchAll(
      cached(
        """
        SELECT e.*, c.undone, m.direction, m.class
        FROM event AS e LEFT JOIN change AS c ON c.id = e.change
        LEFT JOIN message AS m ON m.id = e.message AND e.kind = 'message'
        WHERE e.ticket = ? ORDER BY e.id DESC
        """), arguments: [ticket])
    return UndoHistory(
      latestFirst: try rows.compactMap { row in
        guard let event = try Event(row) else { return nil }
        let change = try (row["change"] as Int?).map {
          try UndoHistory.Change(id: $0, isUndone: row["undone"])
        }
        return UndoHistory.Entry(event, change: change, letter: try UndoHistory.Letter(row))
      })
  }

  func events(ofChange change: Int) throws -> [Event] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM event WHERE change = ? ORDER BY id", arguments: [change]
    ).compactMap(Event.init)
  }
}

extension UndoHistory.Letter {
  /// Nil for what moves no ticket: notes, bounces, automatic mail.
  fileprivate init?(_ row: Row) throws {
    switch (row["direction"] as String?).flatMap(NewMessage.Direction.init(rawValue:)) {
    case .in:
      guard try MailClass(rawValue: row["class"])?.movesTicket ?? false else { return nil }
      self = .customers
    case .out: self = .ours
    case .note, nil: return nil
    }
  }
}
