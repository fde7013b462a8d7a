internal import Desk

/// A table whose rows are numbered for people, and where an import may ask for a number.
enum NumberedTable: String {
  case ticket, message

  fileprivate var range: ClosedRange<Int> {
    switch self {
    case .ticket: NumberRange.tickets
    case .message: NumberRange.messages
    }
  }
}

extension Transaction {
  /// The number of a row that is to be inserted: the one asked for when it is free, else the one
  /// behind the highest. Where the highest numbers of all are taken, as after an import of old, it
  /// goes on below them: AUTOINCREMENT would never give a number again (sqlite.org/autoinc.html).
  func number(_ wanted: Int?, in table: NumberedTable) throws -> Int {
    if let wanted, table.range.contains(wanted), try isFree(wanted, in: table) { return wanted }
    let next = try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id + 1 FROM \(table.rawValue) AS used WHERE id BETWEEN ? AND ?
            AND NOT EXISTS (SELECT 1 FROM \(table.rawValue) WHERE id = used.id + 1)
          ORDER BY id DESC LIMIT 1
          """), arguments: [table.range.lowerBound, table.range.upperBound - 1])
    if let next { return next }
    guard try isFree(table.range.lowerBound, in: table) else {
      throw DatabaseError(kind: .full, message: "no number is left for a \(table.rawValue)")
    }
    return table.range.lowerBound
  }

  private func isFree(_ number: Int, in table: NumberedTable) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT NOT EXISTS (SELECT 1 FROM \(table.rawValue) WHERE id = ?)"),
      arguments: [number]) ?? false
  }
}
