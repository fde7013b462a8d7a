internal import Desk
internal import Mail

/// What the chain of raw mails tells of the messages.
struct ChainCheck {
  let db: Connection

  /// A store of an older version has none.
  var exists: Bool {
    get throws {
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'chain')") ?? false
    }
  }

  /// Follows it from its beginning: the first break is told, for after it nothing holds.
  ///
  /// - Returns: its end.
  func follow(_ faults: inout [Fault]) throws -> Chain {
    var chain = Chain()
    let rows = try db.makeStatement(
      sql: "SELECT place, message, sha256, digest FROM chain ORDER BY place")
    var isWhole = true
    let columns = rows.columns
    try rows.run([]) { values in
      guard isWhole else { return }
      let row = Row(columns: columns, values: values.all)
      chain.append(try row["message"], sha256: try row["sha256"])
      isWhole = try chain == Chain(row)
      guard !isWhole else { return }
      let (place, message): (Int, Int) = (try row["place"], try row["message"])
      faults.append(
        Fault(
          "chain: broken at place \(place), m\(message): it or one before was changed or taken out",
          .restore))
    }
    return chain
  }

  /// Messages that are in one of both only, and that the log does not explain.
  func faults() throws -> [Fault] {
    try gone() + unknown() + unexplained()
  }

  private func gone() throws -> [Fault] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT message FROM chain WHERE message NOT IN (SELECT id FROM message)
        """
    ).map { try Fault("m\($0["message"] as Int): it is in the chain, and gone", .restore) }
  }

  private func unknown() throws -> [Fault] {
    try Row.fetchAll(
      db, sql: "SELECT id FROM message WHERE id NOT IN (SELECT message FROM chain)"
    ).map { try Fault("m\($0["id"] as Int): it is not in the chain; others put it in", .restore) }
  }

  /// Only a redaction adds a message again.
  private func unexplained() throws -> [Fault] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT message FROM chain GROUP BY message HAVING count(*) > 1 AND count(*) - 1 > (
          SELECT count(*) FROM event
          WHERE event.message = chain.message AND event.kind = '\(Event.Kind.redact.rawValue)')
        """
    ).map {
      let message: Int = try $0["message"]
      return Fault("m\(message): it was changed, and the log tells of no redaction", .restore)
    }
  }
}
